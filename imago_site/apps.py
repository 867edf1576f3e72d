"""The site as an app: it has no rows, only checks."""

from importlib import import_module

from django.apps import AppConfig
from django.conf import settings


class SiteConfig(AppConfig):
    name = "imago_site"

    def ready(self) -> None:
        import_module("imago_site.checks")
        private_files = import_module("imago_site.private_files")
        private_files.keep_private(settings.VAR)
