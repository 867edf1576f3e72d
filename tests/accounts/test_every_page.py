"""What holds on every page of people: a neutral title, help at hand, nothing inline, nothing stored by the browser."""

import re
from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from accounts.couples import invitations
from accounts.models import User
from tests.accounts.page_checks import TELLING, check
from tests.cast import PASSWORD, Cast

TEMPLATES = Path(__file__).parents[2] / "templates"
SIGNED_OUT = (
    "/",
    "/help/",
    "/try/",
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
    "/try/",
    "/you/",
    "/you/code/",
    "/you/mails/",
    "/you/first/",
    "/you/erase/",
    "/you/export/",
    "/you/export/nothing/",
    "/partner/",
    "/past/",
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


@pytest.mark.parametrize("path", SIGNED_OUT)
def test_a_page_of_visitors(client: Client, db: None, path: str) -> None:
    check(client.get(path, follow=True))


@pytest.mark.parametrize("path", SIGNED_IN)
def test_a_page_of_one_s_own(client: Client, fay: User, path: str) -> None:
    client.force_login(fay)
    check(client.get(path, follow=True))


def test_no_template_has_a_title_that_tells_what_this_place_is() -> None:
    titles = {
        path.relative_to(TEMPLATES).as_posix(): found[1]
        for path in TEMPLATES.rglob("*.html")
        for found in re.finditer(r"{% block (?:head_)?title %}(.*?){% endblock", path.read_text(encoding="utf-8"))
    }
    assert len(titles) > 50
    assert {name: text for name, text in titles.items() if TELLING.search(text)} == {}


@pytest.mark.parametrize("path", ["/home/", "/partner/", "/partner/leave/"])
def test_a_page_of_a_couple(client: Client, cast: Cast, path: str) -> None:
    client.force_login(cast.ann)
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
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
