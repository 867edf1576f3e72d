"""Fills in people and finished dialogues to look at, on a site of its own that only this machine reaches."""

from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from accounts.models import User
from imago_site.demo.people import ABOUT, PASSWORD, address_of, gather
from imago_site.demo.preconditions import has_other_people, why_not_here

ELSEWHERE = "The demo needs a site of its own: VAR_DIR=/tmp/demo make demo, and then VAR_DIR=/tmp/demo make run."


class Command(BaseCommand):
    help = "Fills in two couples with dialogues to look at, and says how to sign in as each of them."

    def handle(self, *args: Any, **options: Any) -> None:
        if why := why_not_here():
            raise CommandError(why)
        refuse_other_people()  # before their database is touched
        call_command("migrate", verbosity=0)
        with transaction.atomic():
            refuse_other_people()
            if not User.objects.exists():
                gather()
        self.stdout.write(f"Sign in at http://127.0.0.1:{settings.PORT}/account/login/ with the password: {PASSWORD}\n")
        for name, about in ABOUT.items():
            self.stdout.write(f"  {address_of(name)}  {about}")


def refuse_other_people() -> None:
    if has_other_people():
        raise CommandError(f"Somebody has an account here. {ELSEWHERE}")
