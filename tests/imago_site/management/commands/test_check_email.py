"""The command that tries the mail server: one line, whatever is wrong, and a test email where an address is given."""

from io import StringIO

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from pytest_django import Settings

from accounts.site_links import mail_sender
from tests.services import free_port


def said(*arguments: str) -> str:
    out = StringIO()
    call_command("check_email", *arguments, stdout=out)
    return out.getvalue()


def test_where_email_goes_to_files_it_says_so(settings: Settings) -> None:
    settings.MAIL_ARRIVES = False
    assert said() == f"EMAIL_URL is not set: email is written to files in {settings.EMAIL_FILE_PATH}.\n"


def test_a_server_that_cannot_be_reached_is_named_in_one_line(settings: Settings) -> None:
    settings.MAIL_ARRIVES, settings.EMAIL_HOST, settings.EMAIL_PORT = True, "127.0.0.1", free_port()
    settings.EMAIL_BACKEND = "django.core.mail.backends.smtp.EmailBackend"
    with pytest.raises(
        CommandError, match=rf"^Not sent. 127.0.0.1, port {settings.EMAIL_PORT}: ConnectionRefusedError"
    ):
        said("ada@example.org")


def test_an_address_gets_a_test_email(settings: Settings) -> None:
    settings.MAIL_ARRIVES = True
    assert "A test email is on its way to ada@example.org" in said("ada@example.org")
    (message,) = mail.outbox
    assert (message.to, message.from_email) == (["ada@example.org"], mail_sender())
    assert "lets this site in" in said()
