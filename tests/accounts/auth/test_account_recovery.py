"""Codes and links that come by mail: short-lived, for one browser or one purpose, and no way round a second factor."""

import math
import re
from datetime import datetime, timedelta
from typing import Any

import pytest
from allauth.account import app_settings
from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.contrib.auth.tokens import PasswordResetTokenGenerator
from django.core import mail
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.accounts.auth.mfa.factors import code_of
from tests.cast import PASSWORD

NEW = "a walk along the river"


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def link_to_a_new_password(person: User) -> str:
    Client().post(reverse("account_reset_password"), {"email": person.email})
    (path,) = re.findall(r"http://[^/]+(/account/password/reset/key/\S+)", str(mail.outbox[-1].body))
    return str(path)


def choose(client: Client, path: str) -> None:
    page = client.get(path, follow=True)
    client.post(page.redirect_chain[-1][0] if page.redirect_chain else path, {"password1": NEW, "password2": NEW})


def test_a_new_password_by_mail_goes_round_no_second_factor(client: Client, fay: User) -> None:
    secret = generate_totp_secret()
    TOTP.activate(fay, secret)
    choose(client, link_to_a_new_password(fay))
    assert not is_signed_in(client)
    client.post(reverse("account_login"), {"login": fay.email, "password": NEW})
    assert not is_signed_in(client)
    client.post(reverse("mfa_authenticate"), {"code": code_of(secret)})
    assert is_signed_in(client)


def test_a_link_to_a_new_password_works_once_and_for_its_person_alone(fay: User, gus: User) -> None:
    path = link_to_a_new_password(fay)
    of_gus = link_to_a_new_password(gus)
    choose(Client(), re.sub(r"key/\w+-", re.search(r"key/\w+-", of_gus).group(), path))  # type: ignore[union-attr]
    choose(Client(), path[:-2] + ("a" if path[-2] != "a" else "b") + "/")
    for person in (fay, gus):
        person.refresh_from_db()
        assert person.check_password(PASSWORD)
    choose(Client(), path)
    fay.refresh_from_db()
    assert fay.check_password(NEW)
    fay.set_password(PASSWORD)
    fay.save()
    choose(Client(), path)
    fay.refresh_from_db()
    assert fay.check_password(PASSWORD)


@pytest.mark.parametrize(("minutes", "opens"), [(59, True), (61, False)])
def test_a_link_to_a_new_password_ends_after_an_hour(
    fay: User, monkeypatch: pytest.MonkeyPatch, minutes: int, *, opens: bool
) -> None:
    path = link_to_a_new_password(fay)
    later = datetime.now() + timedelta(minutes=minutes)  # noqa: DTZ005  as Django counts it
    monkeypatch.setattr(PasswordResetTokenGenerator, "_now", lambda _self: later)
    choose(Client(), path)
    fay.refresh_from_db()
    assert fay.check_password(NEW) is opens


def test_a_link_for_one_purpose_serves_no_other(client: Client, fay: User) -> None:
    token = link_to_a_new_password(fay).rstrip("/").rpartition("-")[2]
    for name in ("account_confirm_email", "join", "join_care"):
        answer = client.post(reverse(name, args=[token]))
        assert answer.status_code in {404, 410} or "/account/login/" in answer.headers.get("Location", ""), name
    assert not is_signed_in(client)


def test_a_code_from_a_mail_is_random_long_enough_and_soon_over() -> None:
    codes = [get_adapter().generate_login_code().replace("-", "") for _ in range(200)]
    assert len(set(codes)) == 200
    assert min(map(len, codes)) * math.log2(len(set("".join(codes)))) >= 20
    assert app_settings.LOGIN_BY_CODE_TIMEOUT <= 600
    assert app_settings.LOGIN_BY_CODE_MAX_ATTEMPTS <= 3


@pytest.fixture
def by_code(settings: Any) -> None:
    settings.ACCOUNT_LOGIN_BY_CODE_ENABLED = True
    settings.ROOT_URLCONF = "tests.accounts.auth.mfa.code_urls"


def asked_for(client: Client, person: User) -> str:
    client.post(reverse("account_request_login_code"), {"email": person.email})
    (code,) = re.findall(r"\b[A-Z]{4}-[A-Z]{4}\b", str(mail.outbox[-1].body))
    return str(code)


@pytest.mark.usefixtures("by_code")
def test_a_code_from_a_mail_opens_once_and_only_where_it_was_asked_for(client: Client, fay: User) -> None:
    other = Client()
    code, newer = asked_for(client, fay), asked_for(other, fay)
    for browser, typed, opens in ((other, code, False), (client, newer, False), (client, code, True)):
        browser.post(reverse("account_confirm_login_code"), {"code": typed})
        assert is_signed_in(browser) is opens
    client.logout()
    client.post(reverse("account_confirm_login_code"), {"code": code})
    assert not is_signed_in(client)


@pytest.mark.usefixtures("by_code")
def test_after_three_wrong_codes_the_right_one_does_not_open(client: Client, fay: User) -> None:
    code = asked_for(client, fay)
    for _ in range(3):
        client.post(reverse("account_confirm_login_code"), {"code": "BBBB-BBBB"})
    client.post(reverse("account_confirm_login_code"), {"code": code})
    assert not is_signed_in(client)


@pytest.mark.usefixtures("by_code")
def test_a_code_from_a_mail_goes_round_no_second_factor(client: Client, fay: User) -> None:
    TOTP.activate(fay, generate_totp_secret())
    answer = client.post(reverse("account_confirm_login_code"), {"code": asked_for(client, fay)})
    assert (answer.headers["Location"], is_signed_in(client)) == (reverse("mfa_authenticate"), False)


def test_an_address_is_added_only_after_asking_again_who_is_there(client: Client, fay: User) -> None:
    client.post(reverse("account_login"), {"login": fay.email, "password": PASSWORD})
    form = {"email": "new@example.org", "action_add": ""}
    asked = client.post(reverse("account_email"), form)
    assert asked.headers["Location"].startswith(reverse("account_reauthenticate"))
    assert not EmailAddress.objects.filter(email="new@example.org").exists()
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    client.post(reverse("account_email"), form)
    assert EmailAddress.objects.filter(email="new@example.org").exists()
