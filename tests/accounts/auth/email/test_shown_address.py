"""An address is shown, and stands in a calendar, as its person writes it."""

from datetime import UTC, datetime
from uuid import UUID

import pytest
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from accounts.auth.email.shown_address import shown_address
from accounts.models import User
from dialogue.jobs.calendar import Entry, as_part
from tests.cast import Cast

KEPT, WRITTEN = "ann@xn--bcher-kva.example", "ann@bücher.example"


@pytest.mark.parametrize(
    ("kept", "shown"),
    [
        (KEPT, WRITTEN),
        (WRITTEN, WRITTEN),
        ("ann@example.org", "ann@example.org"),
        ("ann@xn--\ud800.example", "ann@xn--\ud800.example"),
        ("xn--bcher-kva", "bücher"),
        ("", ""),
    ],
)
def test_a_domain_has_its_own_letters(kept: str, shown: str) -> None:
    assert shown_address(kept) == shown


def test_pages_show_it_so(client: Client, cast: Cast) -> None:
    User.objects.filter(pk=cast.ann.pk).update(email=KEPT)
    client.force_login(cast.ann)

    for name in ("account", "mails"):
        page = client.get(reverse(name)).content.decode()
        assert (WRITTEN in page, KEPT in page) == (True, False)


def test_a_calendar_gets_it_so() -> None:
    moment = datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
    payload = as_part(Entry(UUID(int=1), KEPT, moment, 1), moment).get_payload(decode=True)

    assert isinstance(payload, bytes)
    (event,) = Calendar.from_ical(payload.decode()).walk("VEVENT")
    assert str(event["attendee"]) == f"mailto:{WRITTEN}"
