"""The review app."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ReviewConfig(AppConfig):
    name = "dialogue.review"
    verbose_name = _("Review")

    def ready(self) -> None:
        scheduler = import_module("dialogue.jobs.scheduler")
        scheduler.register("notes over", import_module("dialogue.review.note_expiry").expired_notes)
