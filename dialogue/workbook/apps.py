"""The workbook app."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class WorkbookConfig(AppConfig):
    name = "dialogue.workbook"
    verbose_name = _("Workbook")

    def ready(self) -> None:
        beyond = import_module("dialogue.hooks")
        exercises = import_module("dialogue.workbook.exercises")
        letter = import_module("dialogue.workbook.letter")
        beyond.brings("own_letter", letter.letter_of)
        beyond.reminds(import_module("dialogue.workbook.next_step.offer").offers_for)
        beyond.highlights(import_module("dialogue.workbook.vision.highlights").highlights_for)
        works = import_module("dialogue.jobs.scheduler")
        works.register("workbook", import_module("dialogue.workbook.reminder_mail").weekly_mails)
        beyond.goes_along("workbook", exercises.copies_for)
