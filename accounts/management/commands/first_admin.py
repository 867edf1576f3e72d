"""Makes the first admin, and lets one in again where none can sign in. All others are made on the admin site."""

import os
from argparse import ArgumentParser
from functools import partial
from typing import Any

from allauth.account.forms import default_token_generator
from allauth.account.models import EmailAddress
from allauth.account.utils import user_pk_to_url_str
from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.core.validators import validate_email
from django.db import transaction
from django.urls import reverse

from accounts import audit, roles
from accounts.audit import Act
from accounts.auth.devices import end_sessions
from accounts.errors import Refused
from accounts.management.reason import add_reason, reason_from
from accounts.models import User
from accounts.signals import person_shown_out
from accounts.site_links import mailed_link

PASSWORD_VARIABLE = "FIRST_ADMIN_PASSWORD"  # noqa: S105  the name of a variable


class Command(BaseCommand):
    help = "Makes the first admin, or another with --again, and prints a link that works once, to choose a password."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("email")
        parser.add_argument("--name", default="Admin")
        parser.add_argument(
            "--password-from-env",
            action="store_true",
            help=f"take the password from {PASSWORD_VARIABLE}, print no link",
        )
        parser.add_argument("--again", action="store_true", help="though there is an admin; needs --reason")
        add_reason(parser)

    def handle(self, *_args: Any, **options: Any) -> None:
        email = str(options["email"]).strip().lower()
        reason = reason_from(options["reason"]) if options["again"] else ""
        try:
            with transaction.atomic():
                user = admin_of(email, options["name"], password_for(email, options), reason)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from None
        if user.has_usable_password():
            self.stdout.write(f"{email} is an admin now.")
        else:
            self.stdout.write(f"{email} is an admin now. The link works once and expires in an hour:\n{link_for(user)}")


def password_for(email: str, options: dict[str, Any]) -> str | None:
    """The one from the environment, if that is asked for. Raises `ValidationError` for a weak one."""
    if not options["password_from_env"]:
        return None
    password = os.environ.get(PASSWORD_VARIABLE, "")
    validate_password(password, User(email=email, name=options["name"]))
    return password


def admin_of(email: str, name: str, password: str | None, reason: str) -> User:
    """The admin with this address, made or let in again. Raises `CommandError` or `ValidationError`, with one line.

    Without a reason there must be no admin yet.
    """
    if not reason and User.objects.filter(is_staff=True).exists():
        raise CommandError(
            "There is an admin already. They can make others on the admin site. "
            "If none can sign in: first_admin --again EMAIL --reason TEXT."
        )
    validate_email(email)
    user = User.objects.filter(email=email).first()
    if user is None:
        return _make(email, name, password, reason)
    if not (reason and user.is_staff):
        raise CommandError("Somebody has an account with this address. An admin needs one of their own.")
    return _let_in_again(user, password, reason)


def _make(email: str, name: str, password: str | None, reason: str) -> User:
    user = User.objects.create_superuser(email, password, name=name)
    EmailAddress.objects.create(user=user, email=email, verified=True, primary=True)
    audit.record(None, Act.ADMIN_MADE if reason else Act.FIRST_ADMIN_MADE, about=user, reason=reason)
    return user


def _let_in_again(user: User, password: str | None, reason: str) -> User:
    """Whatever happened to the account: it is open, its old password is worth nothing, and nobody is signed in to it.

    Raises `CommandError` for one that is also a partner's or a therapist's.
    """
    roles.hold(user.pk)
    try:
        roles.check_compatible(user)
    except Refused as refused:
        raise CommandError(str(refused.text)) from None
    user.is_active = True
    user.set_password(password)
    user.save(update_fields=["is_active", "password"])
    end_sessions(user)
    audit.record(None, Act.ADMIN_LET_IN_AGAIN, about=user, reason=reason)
    transaction.on_commit(partial(person_shown_out.send_robust, sender=User, user=user))
    return user


def link_for(user: User) -> str:
    """The page to choose a password. It works until one is chosen."""
    key = default_token_generator.make_token(user)
    path = reverse("account_reset_password_from_key", args=[user_pk_to_url_str(user), key])
    return mailed_link(path)
