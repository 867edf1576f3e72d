"""Which mails somebody wants, in which hours none comes, and by whose clock."""

from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.lifecycle import erasure
from accounts.models import MailWishes, User
from tests.cast import Cast

MIDNIGHT = datetime(2026, 1, 15, tzinfo=UTC)
Browser = Callable[[User | None], Client]
A_CHOICE = {"which": "times", "quiet_from": "22:30", "quiet_until": "06:00"}


def quiet_hours(wishes: MailWishes, day: datetime = MIDNIGHT) -> list[int]:
    """The hours of this day of UTC in which no mail comes."""
    return [hour for hour in range(24) if wishes.quiet_at(day + timedelta(hours=hour))]


def test_quiet_hours_are_at_night_by_default() -> None:
    assert quiet_hours(MailWishes()) == [0, 1, 2, 3, 4, 5, 6, 7, 21, 22, 23]


def test_the_last_minute_and_the_first() -> None:
    wishes = MailWishes()
    clock = (time(20, 59), time(21), time(7, 59), time(8))

    assert [wishes.quiet_at(datetime.combine(MIDNIGHT, at, UTC)) for at in clock] == [False, True, True, False]


def test_hours_within_one_day_and_none() -> None:
    assert quiet_hours(MailWishes(quiet_from=time(9), quiet_until=time(12))) == [9, 10, 11]
    assert quiet_hours(MailWishes(quiet_from=time(9), quiet_until=time(9))) == []


@pytest.mark.parametrize(
    ("zone", "day", "first", "last"),
    [
        ("Europe/Berlin", datetime(2026, 3, 28, tzinfo=UTC), 20, 6),  # the last evening of winter time
        ("Europe/Berlin", datetime(2026, 3, 29, tzinfo=UTC), 19, 5),  # the first day of summer time
        ("Europe/Berlin", datetime(2026, 10, 25, tzinfo=UTC), 20, 6),  # the first one of winter time
        ("America/New_York", datetime(2026, 7, 1, tzinfo=UTC), 1, 11),
    ],
)
def test_the_clock_is_the_one_on_the_person_s_wall(zone: str, day: datetime, first: int, last: int) -> None:
    wishes = MailWishes(zone=zone)

    hours = quiet_hours(wishes, day)
    assert (first in hours, (first - 1) % 24 in hours) == (True, False)
    assert (last in hours, last + 1 in hours) == (True, False)


@pytest.mark.parametrize(("which", "wanted"), [("none", []), ("times", ["times"]), ("all", ["times", "all"])])
def test_email_preferences_allow_and_silence_each_kind_of_mail(which: str, wanted: list[str]) -> None:
    assert [sort for sort in ("times", "all") if MailWishes(which=which).want(sort)] == wanted


def test_a_choice_is_kept(cast: Cast, browser_of: Browser) -> None:
    here = browser_of(cast.ann)
    assert here.post(reverse("mails"), A_CHOICE, follow=True).status_code == 200

    kept = MailWishes.of(cast.ann)
    assert (kept.which, kept.quiet_from, kept.quiet_until) == ("times", time(22, 30), time(6))
    assert 'value="22:30"' in here.get(reverse("mails")).content.decode()
    assert MailWishes.of(cast.bob).which == "all"


def test_the_zone_of_the_browser_is_kept_and_follows_the_traveller(cast: Cast, browser_of: Browser) -> None:
    here = browser_of(cast.ann)
    seen = []
    for zone in ("Europe/Berlin", "Nowhere/At_All", "../../etc/passwd", "America/New_York"):
        here.cookies["zone"] = zone
        here.post(reverse("mails"), A_CHOICE)
        seen.append((MailWishes.of(cast.ann).zone, MailWishes.of(cast.ann).which))

    berlin, york = ("Europe/Berlin", "times"), ("America/New_York", "times")
    assert seen == [berlin, berlin, berlin, york]
    assert "time zone of your browser, America/New York," in here.get(reverse("mails")).content.decode()


def test_a_zone_is_written_once_a_session(cast: Cast, browser_of: Browser) -> None:
    here = browser_of(cast.ann)
    here.cookies["zone"] = "Europe/Berlin"
    asked = []
    for _ in range(2):
        with CaptureQueriesContext(connection) as queries:
            here.get(reverse("data"))
        asked.append(any("mailwishes" in query["sql"] for query in queries))

    assert asked == [True, False]


def test_zone_of_a_visitor_is_not_stored(db: None, browser_of: Browser) -> None:
    here = browser_of(None)
    here.cookies["zone"] = "Europe/Berlin"

    assert here.get(reverse("front")).cookies == {}
    assert not MailWishes.objects.exists()


def test_the_wishes_go_with_the_account(cast: Cast) -> None:
    MailWishes.objects.create(person=cast.ann, zone="Europe/Berlin")

    erasure.erase(cast.ann)

    assert not MailWishes.objects.exists()
