"""Refuses commands of Django and allauth that change accounts without an entry in the trail, and says what to do."""

from typing import Any, NoReturn

from django.core.management.base import BaseCommand, CommandError


class RefusalCommand(BaseCommand):
    """Takes the place of the command of the same name, with any arguments, and only says one line."""

    instead = ""
    requires_system_checks = ()
    # What `call_command` may be given for the commands that are refused.
    stealth_options = ("interactive", "username", "email", "name", "database", "noinput")

    def run_from_argv(self, argv: list[str]) -> None:
        super().run_from_argv(argv[:2])

    def handle(self, *_args: Any, **_options: Any) -> NoReturn:
        raise CommandError(self.instead)
