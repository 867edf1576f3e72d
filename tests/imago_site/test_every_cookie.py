"""Every cookie that the site sets, or that a page of it sets, where there is https."""

import base64
from http.cookies import Morsel

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from accounts.models import MailWishes
from tests.cast import PASSWORD, gather


@pytest.fixture
def over_https(settings: Settings) -> Client:
    settings.SECURE = settings.SESSION_COOKIE_SECURE = settings.CSRF_COOKIE_SECURE = True
    settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
    settings.KNOWN_DEVICE_COOKIE_NAME = "__Host-known"
    return Client()


def test_every_cookie_belongs_to_this_host_alone(over_https: Client, db: None) -> None:
    ann = gather().ann
    set_by_the_site: list[Morsel[str]] = []
    for answer in (
        over_https.get(reverse("account_login"), secure=True),
        over_https.post(reverse("account_login"), {"login": ann.email, "password": PASSWORD}, secure=True),
        over_https.post(reverse("account_logout"), secure=True),  # says "You are signed out." at the next page
        over_https.get(reverse("front"), secure=True),
    ):
        set_by_the_site += answer.cookies.values()
    names = {cookie.key for cookie in set_by_the_site}
    assert names == {"__Host-sessionid", "__Host-csrftoken", "__Host-messages", "__Host-known"}
    for cookie in set_by_the_site:
        kept = cookie["max-age"] != 0  # otherwise it is taken back
        assert (cookie["secure"], cookie["path"], cookie["domain"]) == (True, "/", ""), cookie.key
        assert cookie["samesite"] == "Lax"
        assert cookie["httponly"] or not kept or cookie.key == "__Host-csrftoken"


@pytest.mark.parametrize("name", ["__Host-zone", "zone"])
def test_the_zone_is_read_from_the_cookie_that_a_page_sets(client: Client, db: None, name: str) -> None:
    ann = gather().ann
    client.force_login(ann)
    client.cookies[name] = "Europe/Berlin"
    client.get(reverse("home"))
    assert MailWishes.of(ann).zone == "Europe/Berlin"


def test_another_host_does_not_say_which_zone_it_is(client: Client, db: None) -> None:
    ann = gather().ann
    client.force_login(ann)
    client.cookies["zone"], client.cookies["__Host-zone"] = "America/New_York", "Europe/Berlin"
    client.get(reverse("home"))
    assert MailWishes.of(ann).zone == "Europe/Berlin"


def test_what_a_page_says_once_is_read_by_nobody_else_and_only_as_it_was_said(client: Client, db: None) -> None:
    """The address of somebody who signs up is in it."""
    form = {"name": "Gus", "email": "gus@example.org", "password1": PASSWORD}
    sealed = client.post(reverse("account_signup"), form).cookies["messages"].value
    client.logout()
    client.cookies["messages"] = sealed
    said = client.get(reverse("front")).content.decode()
    assert "gus@example.org" in said.partition('class="messages"')[2]
    opened = base64.urlsafe_b64decode(sealed)
    assert b"gus" not in opened
    assert b"example" not in opened
    for changed in (sealed[:-6] + "AAAA" + sealed[-2:], sealed[8:], "é", "W10:1abc:def"):
        client.cookies["messages"] = changed
        assert 'class="messages"' not in client.get(reverse("front")).content.decode()
