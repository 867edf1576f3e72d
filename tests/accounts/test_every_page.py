"""What holds on every page of people: a neutral title, help at hand, nothing inline, nothing stored by the browser."""

import re
from html.parser import HTMLParser
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from accounts.couples import invitations
from accounts.models import User
from tests.accounts.conftest import title
from tests.cast import Cast

TELLING = re.compile(r"couple|partner|dialogue|therap|relationship|marriage|imago|crisis|violence|abuse", re.IGNORECASE)
SIGNED_OUT = (
    "/",
    "/help/",
    "/account/login/",
    "/account/signup/",
    "/account/logout/",
    "/account/password/reset/",
    "/account/password/reset/done/",
    "/account/password/reset/key/done/",
    "/account/password/reset/key/1-bad/",
    "/account/confirm-email/",
    "/account/confirm-email/bad/",
    "/account/inactive/",
    "/nothing-is-here/",
)
SIGNED_IN = (
    "/home/",
    "/help/",
    "/you/",
    "/you/mails/",
    "/you/first/",
    "/you/erase/",
    "/you/export/",
    "/you/export/nothing/",
    "/partner/",
    "/sharing/",
    "/privacy/",
    "/therapist/",
    "/account/email/",
    "/account/logout/",
    "/account/password/change/",
    "/account/reauthenticate/",
    "/account/2fa/",
    "/account/2fa/webauthn/",
    "/account/2fa/webauthn/add/",
    "/account/sessions/",
    "/nothing-is-here/",
)


class Inline(HTMLParser):
    """Finds what the policy forbids: style and script in the page itself, and anything from elsewhere."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        inline_script = tag == "script" and "src" not in given and given.get("type") != "application/json"
        loaded = given.get("src") or (given.get("href") if tag == "link" else None) or "/"
        if tag == "style" or inline_script or not loaded.startswith("/"):
            self.found.append(f"<{tag}> {loaded}")
        self.found += [name for name in given if name == "style" or name.startswith("on")]


def check(response: Any) -> None:
    page = response.content.decode()
    inline = Inline()
    inline.feed(page)
    assert inline.found == []
    assert TELLING.findall(title(response)) == []
    assert f'href="{reverse("help")}"' in page
    assert page.partition("<body>")[2].lstrip().startswith('<form id="exit"')
    assert "not an emergency service" in page
    assert "no-store" in response.headers["Cache-Control"]
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]


@pytest.mark.parametrize("path", SIGNED_OUT)
def test_a_page_of_visitors(client: Client, db: None, path: str) -> None:
    check(client.get(path, follow=True))


@pytest.mark.parametrize("path", SIGNED_IN)
def test_a_page_of_one_s_own(client: Client, fay: User, path: str) -> None:
    client.force_login(fay)
    check(client.get(path, follow=True))


@pytest.mark.parametrize("path", ["/home/", "/partner/", "/partner/leave/"])
def test_a_page_of_a_couple(client: Client, cast: Cast, path: str) -> None:
    client.force_login(cast.ann)
    check(client.get(path))


def test_a_page_of_an_invitation(client: Client, fay: User, gus: User) -> None:
    token = invitations.invite(fay)[1]
    check(client.get(reverse("join", args=[token])))
    check(client.get(reverse("join", args=["nothing"])))
    client.force_login(gus)
    check(client.get(reverse("join", args=[token])))
    check(client.post(reverse("invite")))


def test_a_form_without_its_token(fay: User) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(fay)
    response = strict.post(reverse("invite"))
    assert response.status_code == 403
    check(response)
