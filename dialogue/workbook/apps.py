"""The workbook app."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkbookConfig(AppConfig):
    name = "dialogue.workbook"
    verbose_name = _("Workbook")
