"""What readiness says, part by part. That a full disk is seen stands in `tests/faults/test_full_disk.py`."""

import pytest
from django.db import OperationalError
from django.test import Client
from pytest_django import Settings

from imago_site import health
from imago_site.email_probe import EmailProbe
from tests.services import free_port

pytestmark = pytest.mark.django_db
PARTS = ["database ok", "cache ok", "layer ok", "keys ok"]
SMTP = "django.core.mail.backends.smtp.EmailBackend"


@pytest.fixture(autouse=True)
def email(monkeypatch: pytest.MonkeyPatch, settings: Settings) -> EmailProbe:
    probe = EmailProbe()
    monkeypatch.setattr(health, "email", probe)
    settings.MAIL_ARRIVES = False
    return probe


def ready(client: Client) -> tuple[int, list[str]]:
    answer = client.get("/readyz")
    return answer.status_code, answer.content.decode().splitlines()


def test_each_part_has_its_line(client: Client) -> None:
    assert ready(client) == (200, PARTS)


def test_a_database_that_keeps_nothing_is_not_ready(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_args: object, **_more: object) -> None:
        raise OperationalError("database or disk is full")

    monkeypatch.setattr("django.db.models.query.QuerySet.bulk_create", full)
    assert ready(client) == (503, ["database not ok", *PARTS[1:]])


def test_a_mail_server_that_is_away_is_named_and_closes_no_door(client: Client, settings: Settings) -> None:
    settings.MAIL_ARRIVES, settings.EMAIL_BACKEND = True, SMTP
    settings.EMAIL_HOST, settings.EMAIL_PORT = "127.0.0.1", free_port()
    assert ready(client) == (200, [*PARTS, "email not ok"])


def test_a_mail_server_is_asked_once_in_five_minutes(
    client: Client, settings: Settings, email: EmailProbe, monkeypatch: pytest.MonkeyPatch
) -> None:
    settings.MAIL_ARRIVES = True  # the tests' own takes everything
    asked: list[int] = []
    monkeypatch.setattr("imago_site.email_probe.connect", lambda: asked.append(1))
    assert [ready(client)[1][-1] for _ in range(3)] == ["email ok"] * 3
    email.asked -= 300
    ready(client)
    assert len(asked) == 2
