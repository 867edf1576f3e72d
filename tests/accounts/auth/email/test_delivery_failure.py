"""The mail server takes nothing: no page breaks, what was done stands, and the mail can be asked for again."""

import smtplib
from collections.abc import Callable
from typing import Any

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.accounts.auth.mfa.factors import with_password
from tests.accounts.page_checks import heading
from tests.cast import PASSWORD, Cast

SAID = "The email wasn’t sent"
ERRORS = [ConnectionRefusedError(), smtplib.SMTPRecipientsRefused({}), TimeoutError(), smtplib.SMTPServerDisconnected()]


@pytest.fixture
def broken(monkeypatch: pytest.MonkeyPatch) -> Callable[[Exception | None], None]:
    """Breaks the mail with an error, or with None mends it."""

    real = EmailMessage.send

    def breaks(error: Exception | None) -> None:
        def send(*_: Any, **__: Any) -> int:
            assert error
            raise error

        monkeypatch.setattr(EmailMessage, "send", send if error else real)

    return breaks


@pytest.fixture
def must_confirm(settings: Any) -> None:
    settings.ACCOUNT_EMAIL_VERIFICATION = "mandatory"


@pytest.mark.parametrize("error", ERRORS, ids=lambda error: type(error).__name__)
def test_the_account_stands_and_signing_in_sends_the_link_again(
    client: Client, db: None, must_confirm: None, broken: Callable[[Exception | None], None], error: Exception
) -> None:
    broken(error)
    form = {"name": "Gus", "email": "gus@example.org", "password1": PASSWORD}
    page = client.post(reverse("account_signup"), form)
    assert (page.status_code, heading(page)) == (503, SAID)
    assert User.objects.get().check_password(PASSWORD)
    broken(None)
    again = client.post(reverse("account_login"), {"login": "gus@example.org", "password": PASSWORD}, follow=True)
    assert heading(again) == "Check your email"
    assert [letter.to for letter in mail.outbox] == [["gus@example.org"]]


@pytest.mark.parametrize("address", ["ann@example.org", "nobody@example.org"])
def test_a_new_password_is_asked_for_again_whether_or_not_there_is_such_an_account(
    client: Client, cast: Cast, broken: Callable[[Exception | None], None], address: str
) -> None:
    broken(ConnectionRefusedError())
    page = client.post(reverse("account_reset_password"), {"email": address})
    assert (page.status_code, heading(page)) == (503, SAID)
    assert address not in page.content.decode()


def test_another_address_can_be_added_once_the_mail_is_back(
    fay: User, broken: Callable[[Exception | None], None]
) -> None:
    client = with_password(fay)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    broken(TimeoutError())
    page = client.post(reverse("account_email"), {"email": "ann2@example.org", "action_add": ""})
    assert (page.status_code, heading(page)) == (503, SAID)
    broken(None)
    client.post(reverse("account_email"), {"email": "ann2@example.org", "action_send": ""})
    assert ["ann2@example.org"] in [letter.to for letter in mail.outbox]
