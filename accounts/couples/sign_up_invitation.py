"""Accepts the invitation on whose page somebody signed up, once that new account is signed in."""

from contextlib import suppress
from typing import Any

from allauth.account.signals import user_logged_in
from django.dispatch import receiver

from accounts.couples import invitations
from accounts.errors import Refused
from accounts.models import User

INVITATION_KEY = "joins"  # the token, which the sign-in of one new account carries along in its browser's session


@receiver(user_logged_in)
def accept_after_sign_up(user: User, **carried: Any) -> None:
    """An invitation that has ended meanwhile is left to its page, where the sign-in leads."""
    if token := carried.get(INVITATION_KEY):
        with suppress(Refused):
            invitations.accept(user, token)
