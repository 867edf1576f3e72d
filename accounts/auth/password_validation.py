"""Passwords that somebody who knows this site, or a person on it, would try first."""

import re

from django.contrib.auth.password_validation import CommonPasswordValidator
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from accounts.models import User

# Written down in docs/sign-in.md. What is left of a password without them must be long enough by itself.
EXPECTED = (
    "imago",
    "dialogue",
    "dialog",
    "couple",
    "partner",
    "therapist",
    "therapy",
    "quiet",
    "place",
    "love",
    "password",
)
LEFT = 6


class SiteWordsValidator:
    """Refuses a password that is little more than words of this site, and digits at its end."""

    def validate(self, password: str, user: User | None = None) -> None:
        left = re.sub("|".join(EXPECTED), "", password.casefold())
        if left != password.casefold() and len(re.sub(r"[\W\d_]+", "", left)) < LEFT:
            raise ValidationError(_("This password is easy to guess on this site. Add words of your own."))

    def get_help_text(self) -> str:
        return _("Use more than words anyone would expect on this site.")


class PaddedCommonPasswordValidator(CommonPasswordValidator):
    """Refuses a common password with digits or signs around it, or twice in a row. Django's list has few long ones."""

    def validate(self, password: str, user: User | None = None) -> None:
        bare = re.sub(r"^[\W\d_]+|[\W\d_]+$", "", password.casefold())
        half = bare[: len(bare) // 2]
        for one in (password.casefold().strip(), bare, half if bare == half * 2 else bare):
            super().validate(one, user)
