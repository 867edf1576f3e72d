"""Tess with a second factor, the therapist of Ann and Bob, and a whole dialogue that both share."""

import pytest
from allauth.mfa.models import Authenticator
from django.test import Client

from accounts.models import User
from dialogue.care import sharing_preferences
from dialogue.care.sharing_preferences import Wish
from tests.cast import Cast, in_care, sign_in
from tests.stage import WHOLE, Stage


def with_second_factor(user: User) -> User:
    """Adds one; which kind does not matter here."""
    Authenticator.objects.get_or_create(
        user=user, type=Authenticator.Type.TOTP, defaults={"data": {"secret": "sealed elsewhere"}}
    )
    return user


@pytest.fixture
def shared(cast: Cast, stage: Stage) -> Stage:
    """Over, and shared by both."""
    with_second_factor(in_care(cast).therapist)
    stage.play(WHOLE)
    for person in (cast.ann, cast.bob):
        sharing_preferences.choose(person, stage.id, Wish(share=True))
    return stage


@pytest.fixture
def tess(client: Client, cast: Cast) -> Client:
    """Signed in, with the factor."""
    return sign_in(client, with_second_factor(cast.tess))
