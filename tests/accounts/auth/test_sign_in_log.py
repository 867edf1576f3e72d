"""What the log says of signing in: each step and each refusal, by ids; never an address, a name, a password or code."""

import json
import logging
import logging.config
import re
from collections.abc import Iterator
from typing import Any

import pytest
from allauth.account.internal.flows.login_by_code import LoginCodeVerificationProcess
from allauth.account.signals import login_code_rejected
from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, generate_totp_secret
from django.conf import settings
from django.test import Client
from django.urls import reverse

from accounts.auth.sign_in_log import mark_of
from accounts.models import User
from tests.accounts.auth.mfa.factors import code_of
from tests.cast import PASSWORD


@pytest.fixture(autouse=True)
def all_of_it(caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    with caplog.at_level(logging.INFO, "site"):
        yield


def said(caplog: pytest.LogCaptureFixture) -> list[str]:
    found = [record.getMessage() for record in caplog.records if record.name == "site.sign_in"]
    caplog.clear()
    return found


def sign_in(client: Client, email: str, password: str = PASSWORD) -> Any:
    return client.post(reverse("account_login"), {"login": email, "password": password})


def test_signing_in_and_out_is_logged_by_id(client: Client, fay: User, caplog: pytest.LogCaptureFixture) -> None:
    sign_in(client, fay.email)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    client.post(reverse("account_logout"))
    assert said(caplog) == [
        f"step completed: method=password account={fay.pk} again=False",
        f"signed in: account={fay.pk}",
        f"step completed: method=password account={fay.pk} again=True",
        f"signed out: account={fay.pk}",
    ]


def test_a_second_factor_is_logged_with_its_kind_and_what_was_refused(
    client: Client, fay: User, caplog: pytest.LogCaptureFixture
) -> None:
    secret = generate_totp_secret()
    TOTP.activate(fay, secret)
    spare = RecoveryCodes.activate(fay).get_unused_codes()[0]
    for code, wanted in (
        ("000000", [f"refused: method=mfa.totp account={fay.pk}"]),
        (
            code_of(secret),
            [f"step completed: method=mfa.totp account={fay.pk} again=False", f"signed in: account={fay.pk}"],
        ),
        (
            spare,
            [f"step completed: method=mfa.recovery_codes account={fay.pk} again=False", f"signed in: account={fay.pk}"],
        ),
    ):
        client.logout()
        sign_in(client, fay.email)
        caplog.clear()
        client.post(reverse("mfa_authenticate"), {"code": code})
        assert said(caplog) == wanted


def test_a_wrong_password_is_logged_by_a_mark_that_names_nobody(
    client: Client, fay: User, caplog: pytest.LogCaptureFixture
) -> None:
    for email in (fay.email, f" {fay.email.upper()}", "who@example.org"):
        sign_in(client, email, "something else")
    mine, other = mark_of(fay.email), mark_of("who@example.org")
    assert said(caplog) == [f"refused: method=password mark={mark}" for mark in (mine, mine, other)]
    assert mine != other


def test_tries_that_were_one_too_many_are_logged(client: Client, fay: User, caplog: pytest.LogCaptureFixture) -> None:
    for email, name in ((fay.email, f"account={fay.pk}"), ("who@example.org", f"mark={mark_of('who@example.org')}")):
        for _ in range(6):
            sign_in(client, email, "something else")
        assert said(caplog)[5:] == [f"refused: too many tries method=password {name}"]


def test_a_wrong_code_from_a_mail_is_logged(fay: User, caplog: pytest.LogCaptureFixture) -> None:
    """As allauth tells of it; its page is there only where mail arrives."""
    login_code_rejected.send(LoginCodeVerificationProcess, request=None, user=fay, last_attempt=True)
    assert said(caplog) == [f"refused: method=code account={fay.pk} last=True"]


def test_no_line_of_it_holds_an_address_a_name_a_password_or_a_code(
    client: Client, fay: User, caplog: pytest.LogCaptureFixture
) -> None:
    secret = generate_totp_secret()
    TOTP.activate(fay, secret)
    code = code_of(secret)
    sign_in(client, fay.email, "something else")
    sign_in(client, fay.email)
    client.post(reverse("mfa_authenticate"), {"code": code})
    lines = said(caplog)
    assert len(lines) == 4
    assert re.findall(f"example|Fay|fay|something|{PASSWORD}|{secret}|{code}", " ".join(lines)) == []


@pytest.mark.parametrize("form", ["plain", "json"])
def test_each_is_one_line_with_its_time_whatever_was_typed(
    form: str, client: Client, db: None, capsys: pytest.CaptureFixture[str]
) -> None:
    logged: dict[str, Any] = settings.LOGGING
    handler = {**logged["handlers"]["stderr"], "formatter": form}
    logging.config.dictConfig({**logged, "handlers": {"stderr": handler}})
    try:
        sign_in(client, "who@example.org\n2026-01-01 00:00:00 INFO site.sign_in signed in: account=1", "x\ny")
        client.get("/nothing%0A2026-01-01 00:00:00 INFO site.sign_in signed in: account=1/")
    finally:
        logging.config.dictConfig(logged)
    lines = capsys.readouterr().err.splitlines()
    assert [line for line in lines if "signed in: account=1" in line and not re.search("Not Found|Bad", line)] == []
    for line in lines:
        time = json.loads(line)["asctime"] if form == "json" else line
        assert re.match(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d,\d{3}", time), line
