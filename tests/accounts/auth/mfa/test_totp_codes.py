"""A code of an authenticator app opens one door, once."""

import time
from itertools import pairwise

import pytest
from allauth.mfa.models import Authenticator
from allauth.mfa.totp.internal.auth import SECRET_SESSION_KEY, TOTP, generate_totp_secret
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.accounts.auth.mfa.factors import code_of
from tests.cast import PASSWORD

MOMENT = 1_790_000_010.0  # ten seconds into a code


def signs_in(person: User, code: str) -> bool:
    client = Client()
    client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
    client.post(reverse("mfa_authenticate"), {"code": code})
    return "_auth_user_id" in client.session


@pytest.mark.parametrize("later", [0, 31, 49])
def test_a_code_of_an_app_opens_once_for_as_long_as_it_is_good(
    monkeypatch: pytest.MonkeyPatch, fay: User, later: int
) -> None:
    secret = generate_totp_secret()
    TOTP.activate(fay, secret)
    monkeypatch.setattr(time, "time", lambda: MOMENT)
    code = code_of(secret)
    assert signs_in(fay, code)
    monkeypatch.setattr(time, "time", lambda: MOMENT + later)
    assert not signs_in(fay, f"{code[:3]} {code[3:]}")
    monkeypatch.setattr(time, "time", lambda: MOMENT + 120)
    assert signs_in(fay, code_of(secret))


def test_a_code_that_nobody_used_ends_after_a_minute(monkeypatch: pytest.MonkeyPatch, fay: User) -> None:
    secret = generate_totp_secret()
    TOTP.activate(fay, secret)
    monkeypatch.setattr(time, "time", lambda: MOMENT)
    code = code_of(secret)
    monkeypatch.setattr(time, "time", lambda: MOMENT + 60)
    assert not signs_in(fay, code)


def test_the_code_that_adds_an_app_does_not_sign_in(client: Client, fay: User) -> None:
    client.post(reverse("account_login"), {"login": fay.email, "password": PASSWORD})
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    client.get(reverse("mfa_activate_totp"))
    secret = client.session[SECRET_SESSION_KEY]
    code = code_of(secret)
    client.post(reverse("mfa_activate_totp"), {"code": code})
    assert Authenticator.objects.filter(user=fay, type="totp").exists()
    assert not signs_in(fay, code)


def test_the_code_of_one_person_leaves_the_code_of_another_alone(fay: User, gus: User) -> None:
    secret = generate_totp_secret()
    for person in (fay, gus):
        TOTP.activate(person, secret)
    assert [signs_in(person, code_of(secret)) for person in (fay, gus)] == [True, True]


def test_secrets_of_apps_are_random_and_long() -> None:
    secrets = [generate_totp_secret() for _ in range(100)]
    assert {len(secret) for secret in secrets} == {32}  # base32: 160 bits
    assert all(one != other for one, other in pairwise(sorted(secrets)))
