"""Theme and text size: chosen under You, kept in the account, and said by every page before anything shows."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User


def said(page: str) -> tuple[str, list[str]]:
    """The color scheme of a page, and what stands on its first element for the style sheets."""
    [scheme] = re.findall(r'name="color-scheme" content="([^"]*)"', page)
    [first] = re.findall(r"<html[^>]*>", page)
    return scheme, re.findall(r'data-(?:theme|text-size)="[^"]*"', first)


@pytest.mark.parametrize(
    ("form", "shown"),
    [
        ({}, ("light dark", [])),
        ({"theme": "", "text_size": ""}, ("light dark", [])),
        ({"theme": "dark", "text_size": "larger"}, ("dark", ['data-theme="dark"', 'data-text-size="larger"'])),
        ({"theme": "light", "text_size": ""}, ("light", ['data-theme="light"'])),
        ({"theme": "loud", "text_size": "huge"}, ("light dark", [])),
    ],
)
def test_every_page_says_what_was_chosen(
    client: Client, fay: User, form: dict[str, str], shown: tuple[str, list[str]]
) -> None:
    client.force_login(fay)
    assert client.post(reverse("appearance"), form).headers["Location"] == reverse("account")
    for name in ("account", "home", "help"):
        assert said(client.get(reverse(name)).content.decode()) == shown


@pytest.mark.parametrize("bad", [{"theme": "loud"}, {"theme": "dark"}, {"text_size": "large"}, {"text_size": "huge"}])
def test_half_a_choice_changes_nothing(client: Client, fay: User, bad: dict[str, str]) -> None:
    client.force_login(fay)
    client.post(reverse("appearance"), {"theme": "light", "text_size": "larger"})
    page = client.post(reverse("appearance"), bad, follow=True).content.decode()
    assert "Not saved: choose a theme and a text size." in page
    assert said(page) == ("light", ['data-theme="light"', 'data-text-size="larger"'])


def test_the_choice_is_marked_where_it_is_made(client: Client, fay: User) -> None:
    client.force_login(fay)
    client.post(reverse("appearance"), {"theme": "dark", "text_size": "large"})
    page = client.get(reverse("account")).content.decode()
    chosen = re.findall(r'name="(theme|text_size)" value="(\w*)" checked', page)
    assert chosen == [("theme", "dark"), ("text_size", "large")]


def test_it_is_theirs_alone(client: Client, fay: User) -> None:
    client.force_login(fay)
    client.post(reverse("appearance"), {"theme": "dark", "text_size": "large"})
    client.logout()
    assert said(client.get(reverse("front")).content.decode()) == ("light dark", [])
