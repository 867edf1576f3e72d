"""The page of signed-in devices: one's own, without addresses, each to be signed out."""

from datetime import UTC, datetime

import pytest
from allauth.usersessions.models import UserSession
from django.test import Client
from django.urls import reverse

from accounts.auth.devices import name_of
from accounts.auth.sessions import key_hash
from accounts.models import User
from tests.accounts.page_checks import heading
from tests.cast import PASSWORD

FIREFOX = "Mozilla/5.0 (Windows NT 10.0; rv:140.0) Gecko/20100101 Firefox/140.0"


def browser(user: User) -> Client:
    """A browser in which this person has just signed in."""
    client = Client(HTTP_USER_AGENT=FIREFOX, REMOTE_ADDR="203.0.113.9")
    client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    return client


@pytest.mark.parametrize(
    ("user_agent", "name"),
    [
        (FIREFOX, "Firefox on Windows"),
        ("Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Safari/604.1", "Safari on iPhone"),
        ("Mozilla/5.0 (Linux; Android 15) Chrome/140.0 Mobile Safari/537.36", "Chrome on Android"),
        ("Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15) Chrome/140 Safari/537.36 Edg/140.0", "Edge on Mac"),
        ("curl/8", "A browser"),
        ("", "A browser"),
    ],
)
def test_a_browser_has_a_plain_name(user_agent: str, name: str) -> None:
    assert name_of(user_agent) == name


def test_no_address_is_kept_or_shown(fay: User) -> None:
    page = browser(fay).get(reverse("devices"))
    assert heading(page) == "Where you are signed in"
    assert "203.0.113.9" not in page.content.decode()
    assert list(UserSession.objects.values_list("ip", flat=True)) == ["0.0.0.0"]  # noqa: S104  kept in its place


def test_one_device_is_signed_out_and_the_others_stay(fay: User) -> None:
    here, lost, third = browser(fay), browser(fay), browser(fay)
    row = UserSession.objects.get(session_key=key_hash(lost.session.session_key))
    here.post(reverse("end_device", args=[row.pk]))
    pages = [one.get(reverse("account")).status_code for one in (here, lost, third)]
    assert pages == [200, 302, 200]


def test_everywhere_else_is_signed_out(fay: User) -> None:
    here, lost, third = browser(fay), browser(fay), browser(fay)
    here.post(reverse("devices"))
    assert [one.get(reverse("account")).status_code for one in (here, lost, third)] == [200, 302, 302]


def test_the_device_of_somebody_else_does_not_exist(fay: User, gus: User) -> None:
    theirs = browser(gus)
    row = UserSession.objects.get(user=gus)
    assert browser(fay).post(reverse("end_device", args=[row.pk])).status_code == 404
    assert theirs.get(reverse("account")).status_code == 200


def test_a_changed_password_ends_every_session(fay: User) -> None:
    here, lost = browser(fay), browser(fay)
    new = {"oldpassword": PASSWORD, "password1": "a walk along the river", "password2": "a walk along the river"}
    here.post(reverse("account_change_password"), new)
    assert [one.get(reverse("account")).status_code for one in (here, lost)] == [302, 302]


def test_two_devices_of_one_day_can_be_told_apart(fay: User) -> None:
    page = browser(fay)
    UserSession.objects.filter(user=fay).update(created_at=datetime(2026, 1, 31, 9, 5, tzinfo=UTC))
    assert "Signed in January 31, 2026, 9:05 am" in page.get(reverse("devices")).content.decode()
