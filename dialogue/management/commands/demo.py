"""Fills in people and finished dialogues to look at, on the embedded default only."""

from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from accounts.models import User
from dialogue.demo.cast import ABOUT, PASSWORD, gather


class Command(BaseCommand):
    help = "Fills in two couples with dialogues to look at, and says how to sign in as each of them."

    @transaction.atomic
    def handle(self, *args: Any, **options: Any) -> None:
        if not settings.EMBEDDED:
            raise CommandError("The demo is for the embedded default only: unset DATABASE_URL.")
        if not User.objects.filter(email="ann@example.org").exists():
            gather()
        self.stdout.write(f"Sign in at http://127.0.0.1:{settings.PORT}/account/login/ with the password: {PASSWORD}\n")
        for name, about in ABOUT.items():
            self.stdout.write(f"  {name}@example.org  {about}")
