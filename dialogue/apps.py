"""The dialogue app."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DialogueConfig(AppConfig):
    name = "dialogue"
    verbose_name = _("Dialogues")

    def ready(self) -> None:
        import_module("dialogue.signals")
        import_module("dialogue.due.registered")
        import_module("accounts.rotation").register(import_module("dialogue.full_places").reseal)
        import_module("accounts.first_names").objects(import_module("dialogue.guard").objection_to_name)
