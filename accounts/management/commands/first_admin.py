"""Makes the first admin. Everybody after that is made one on the admin site."""

import os
from argparse import ArgumentParser
from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from django.conf import settings
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import transaction
from django.urls import reverse

from accounts import audit
from accounts.audit import Act
from accounts.models import User

PASSWORD_VARIABLE = "FIRST_ADMIN_PASSWORD"  # noqa: S105  the name of a variable


class Command(BaseCommand):
    help = "Makes the first admin, and prints a link that works once, to choose a password."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--name", default="Admin")
        parser.add_argument(
            "--password-from-env",
            action="store_true",
            help=f"take the password from {PASSWORD_VARIABLE}, print no link",
        )

    def handle(self, *_args: Any, **options: Any) -> None:
        email = str(options["email"]).strip().lower()
        try:
            with transaction.atomic():
                refuse_what_cannot_be(email)
                user = make(email, options["name"], from_env=options["password_from_env"])
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from None
        if user.has_usable_password():
            self.stdout.write(f"{email} is an admin now.")
        else:
            self.stdout.write(f"{email} is an admin now. This link works once, for three days:\n{link_for(user)}")


def refuse_what_cannot_be(email: str) -> None:
    """Raises `CommandError` or `ValidationError`, each with one line."""
    if User.objects.filter(is_staff=True).exists():
        raise CommandError("There is an admin already. They can make others on the admin site.")
    validate_email(email)
    if User.objects.filter(email=email).exists():
        raise CommandError("Somebody has an account with this address. An admin needs one of their own.")


def make(email: str, name: str, *, from_env: bool) -> User:
    password = os.environ.get(PASSWORD_VARIABLE, "") if from_env else None
    if password is not None:
        validate_password(password, User(email=email, name=name))
    user = User.objects.create_superuser(email, password, name=name)
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    audit.record(None, Act.FIRST_ADMIN_MADE, about=user)
    return user


def link_for(user: User) -> str:
    """The page to choose a password. It works until one is chosen."""
    key = default_token_generator.make_token(user)
    path = reverse("account_reset_password_from_key", args=[user_pk_to_url_str(user), key])
    return f"{settings.CSRF_TRUSTED_ORIGINS[0]}{path}"
