"""The workbook app."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkbookConfig(AppConfig):
    name = "dialogue.workbook"
    verbose_name = _("Workbook")

    def ready(self) -> None:
        hooks = import_module("dialogue.hooks")
        exercises = import_module("dialogue.workbook.exercises")
        letter = import_module("dialogue.workbook.letter")
        hooks.brings("own_letter", letter.letter_of)
        hooks.reminds(import_module("dialogue.workbook.next_step.offer").offers_for)
        hooks.highlights(import_module("dialogue.workbook.vision.highlights").highlights_for)
        scheduler = import_module("dialogue.jobs.scheduler")
        scheduler.register("workbook", import_module("dialogue.workbook.reminder_mail").weekly_mails)
        hooks.goes_along("workbook", exercises.copies_for)
