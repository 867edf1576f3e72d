"""The quick way out: on every page, without script too, and only for the person who pressed it."""

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

from accounts.models import User
from imago_site import env

EXIT = "/exit/"


def test_leaving_ends_the_session_and_leads_away(client: Client, fay: User) -> None:
    client.force_login(fay)
    kept = client.cookies[settings.SESSION_COOKIE_NAME].value
    response = client.post(EXIT)
    assert response.headers["Refresh"] == f"0; url={settings.EXIT_URL}"
    assert response.headers["Referrer-Policy"] == "no-referrer"
    assert (response.content, response.headers["Cache-Control"]) == (b"", "no-store")
    client.cookies[settings.SESSION_COOKIE_NAME] = kept
    assert client.get("/home/").status_code == 302


def test_leaving_without_a_token_or_a_session_leads_away_too(db: None) -> None:
    response = Client(enforce_csrf_checks=True).post(EXIT)
    assert (response.status_code, response.cookies.output()) == (200, "")


def test_a_link_cannot_sign_anybody_out(client: Client, fay: User) -> None:
    client.force_login(fay)
    assert client.get(EXIT).status_code == 405
    assert client.get("/home/").status_code == 200


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "429", "500"])
def test_an_error_page_has_the_way_out_first(name: str) -> None:
    body = render_to_string(f"{name}.html").partition("<body>")[2]
    assert body.lstrip().startswith(f'<form id="exit" class="exit" method="post" action="{reverse("exit")}"')


@pytest.mark.parametrize("wrong", ["javascript:alert(1)", "http://example.org/", "https://", "https://a.org/;x y"])
def test_a_wrong_target_stops_the_start(monkeypatch: pytest.MonkeyPatch, wrong: str) -> None:
    monkeypatch.setenv("EXIT_URL", wrong)
    with pytest.raises(SystemExit, match="EXIT_URL"):
        env.page("EXIT_URL", default="https://example.org/")


def test_a_target_of_one_s_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXIT_URL", "https://news.example.org/today")
    assert env.page("EXIT_URL", default="https://example.org/") == "https://news.example.org/today"
