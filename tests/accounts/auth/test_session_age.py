"""A session in use goes on, 30 days at most; two weeks without use end it, as two weeks at all do at work."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from dialogue.realtime.socket_auth import signed_in, standing
from tests.cast import PASSWORD, Cast, approved


def sign_in(client: Client, person: User) -> datetime:
    client.post(reverse("account_login"), {"login": person.email, "password": PASSWORD})
    return timezone.now()


def ends_after(began: datetime) -> float:
    """Days from the sign-in to the row's end, as it is now."""
    return round((Session.objects.get().expire_date - began) / timedelta(days=1), 1)


@pytest.fixture
def days_later(monkeypatch: pytest.MonkeyPatch) -> Callable[[datetime, float], None]:
    def go(began: datetime, days: float) -> None:
        monkeypatch.setattr(timezone, "now", lambda: began + timedelta(days=days))

    return go


def test_a_session_in_use_goes_on_past_two_weeks(client: Client, fay: User, days_later: Any) -> None:
    began, ends = sign_in(client, fay), []
    for days in (0.5, 5, 10, 13, 20):
        days_later(began, days)
        assert client.get(reverse("home")).status_code == 200
        ends.append(ends_after(began))
    assert ends == [14, 19, 24, 27, 30]  # half a day moves nothing, and past 30 days nothing does


def test_no_activity_prolongs_a_session_for_ever(client: Client, fay: User, days_later: Any) -> None:
    began = sign_in(client, fay)
    for days in (10, 20, 29):
        days_later(began, days)
        client.post(reverse("account_reauthenticate"), {"password": PASSWORD})  # which is written into the session
        assert client.get(reverse("home")).status_code == 200
    days_later(began, 30.01)
    assert client.get(reverse("home")).headers["Location"].startswith(reverse("account_login"))


def test_a_session_that_nobody_uses_ends_after_two_weeks(client: Client, fay: User, days_later: Any) -> None:
    began = sign_in(client, fay)
    days_later(began, 14.01)
    assert client.get(reverse("home")).headers["Location"].startswith(reverse("account_login"))


@pytest.mark.parametrize("name", ["tess", "ada"])
def test_anyone_who_works_here_signs_in_again_after_two_weeks(
    client: Client, cast: Cast, days_later: Any, name: str
) -> None:
    approved(cast.tess)
    client.force_login(getattr(cast, name))
    began = timezone.now()
    for days in (5, 13):
        days_later(began, days)
        UserSession.objects.update(last_seen_at=timezone.now())  # or the idle minutes are over
        assert client.get(reverse("account")).status_code == 200
        session = client.session
        session["seen"] = days
        session.save()
        assert ends_after(began) == 14


def test_a_day_of_use_writes_the_row_once_and_keeps_what_stands_in_it(
    client: Client, fay: User, days_later: Any
) -> None:
    began = sign_in(client, fay)
    client.get(reverse("help"))
    stored = Session.objects.get().session_data
    days_later(began, 2)
    with CaptureQueriesContext(connection) as first:
        client.get(reverse("help"))
    with CaptureQueriesContext(connection) as second:
        client.get(reverse("help"))
    assert [sum('UPDATE "django_session"' in one["sql"] for one in seen) for seen in (first, second)] == [1, 0]
    assert Session.objects.get().session_data == stored  # sockets compare it


def test_a_room_that_stays_open_prolongs_its_session(client: Client, fay: User, days_later: Any) -> None:
    began = sign_in(client, fay)
    seen = signed_in({name: one.value for name, one in client.cookies.items()})
    assert seen
    days_later(began, 6)
    assert (standing([seen, seen]), ends_after(began)) == ([True, True], 20)


def test_signing_in_again_begins_anew(client: Client, fay: User, monkeypatch: Any) -> None:
    began = timezone.now()
    client.post(reverse("account_login"), {"login": fay.email, "password": PASSWORD})
    later = began + timedelta(days=13)
    monkeypatch.setattr(timezone, "now", lambda: later)
    client.post(reverse("account_logout"))
    client.post(reverse("account_login"), {"login": fay.email, "password": PASSWORD})
    assert Session.objects.get().expire_date > later + timedelta(days=13)
