"""Takes away a second factor that somebody has lost, where no admin can do it on the admin site."""

from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError

from accounts.lifecycle import account_actions
from accounts.management.reason import add_reason, reason_from
from accounts.models import User


class Command(BaseCommand):
    help = "Takes away the second factor of an account, signs it out, and writes that into the trail with the reason."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        add_reason(parser, required=True)

    def handle(self, *_args: Any, **options: Any) -> None:
        email, reason = str(options["email"]).strip().lower(), reason_from(options["reason"])
        user = User.objects.filter(email=email, erased_at=None).first()
        if user is None:
            raise CommandError("Nobody has an account with this address.")
        if not account_actions.reset_second_factor(user, None, reason):
            raise CommandError("This account has no second factor.")
        self.stdout.write(f"{email} has no second factor now, and is signed out. The password still works.")
