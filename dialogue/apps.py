"""The dialogue app."""

from importlib import import_module

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class DialogueConfig(AppConfig):
    name = "dialogue"
    verbose_name = _("Dialogues")

    def ready(self) -> None:
        import_module("dialogue.receivers")
        import_module("dialogue.jobs.registry")
        import_module("accounts.encryption.rotation").register(import_module("dialogue.models.resealing").reseal)
        import_module("accounts.auth.name_validation").objects(
            import_module("dialogue.domain.threat_guard").objection_to_name
        )
