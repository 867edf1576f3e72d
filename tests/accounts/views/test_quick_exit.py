"""The quick way out: on every page, without script too, and only for the person who pressed it."""

from typing import Any

import pytest
from django.conf import settings
from django.template.loader import render_to_string
from django.test import Client
from django.urls import reverse

from accounts.models import User
from imago_site import env

EXIT = "/exit/"
LATER = "whatever_a_later_page_sets"


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


@pytest.mark.parametrize(
    "headers",
    [{}, {"Sec-Fetch-Site": "cross-site"}, {"Sec-Fetch-Site": "same-site"}, {"Referer": "https://evil.example.org/"}],
)
def test_a_link_elsewhere_leads_away_and_cannot_sign_anybody_out(
    client: Client, fay: User, headers: dict[str, str]
) -> None:
    client.force_login(fay)
    assert led_away(client.get(EXIT, headers=headers))
    assert client.get("/home/").status_code == 200


@pytest.mark.parametrize(
    "headers", [{"Sec-Fetch-Site": "same-origin"}, {"Sec-Fetch-Site": "none"}, {"Referer": "http://testserver/home/"}]
)
def test_going_there_from_a_page_of_ours_ends_the_session_by_itself(
    client: Client, fay: User, headers: dict[str, str]
) -> None:
    client.force_login(fay)
    kept = client.cookies[settings.SESSION_COOKIE_NAME].value
    response = client.get(EXIT, headers=headers)
    assert led_away(response)
    assert response.headers["Clear-Site-Data"] == '"cookies", "storage"'
    client.cookies[settings.SESSION_COOKIE_NAME] = kept
    assert client.get("/home/").status_code == 302


def led_away(response: Any) -> bool:
    there = (303, settings.EXIT_URL, "no-referrer")
    return (response.status_code, response.headers["Location"], response.headers["Referrer-Policy"]) == there


def filled(fay: User) -> Client:
    """A browser with everything in it that this site ever puts there."""
    client = Client()
    client.force_login(fay)
    client.cookies["zone"] = "Europe/Vienna"
    client.cookies["messages"] = client.cookies["__Host-messages"] = client.cookies["__Host-zone"] = "W10"
    client.cookies["django_language"] = "en"
    client.cookies[LATER] = "1"
    client.cookies[settings.KNOWN_DEVICE_COOKIE_NAME] = client.cookies["__Host-known"] = "1.a.b"
    assert client.get("/you/").status_code == 200
    assert settings.CSRF_COOKIE_NAME in client.cookies
    return client


STAYS = {"messages", "__Host-messages", "django_language", "known", "__Host-known", LATER}


@pytest.mark.parametrize(("path", "stays"), [(EXIT, set()), ("/account/logout/", STAYS)])
def test_no_cookie_stays_after_somebody_has_left(fay: User, path: str, stays: set[str]) -> None:
    """A test's client keeps an emptied cookie, as one that is over."""
    client = filled(fay)
    client.post(path, headers={"Sec-Fetch-Site": "same-origin"})
    left = {name for name, cookie in client.cookies.items() if cookie["max-age"] != 0}
    assert left - stays == set()


def test_the_cookie_of_forms_ends_with_the_browser(fay: User) -> None:
    cookie = filled(fay).cookies[settings.CSRF_COOKIE_NAME]
    assert (cookie["max-age"], cookie["expires"]) == ("", "")


@pytest.mark.parametrize(
    ("path", "mode", "cleared"),
    [
        (EXIT, "no-cors", '"cache", "cookies", "storage"'),
        (EXIT, "cors", '"cache", "cookies", "storage"'),
        (EXIT, "navigate", '"cookies", "storage"'),
        ("/account/logout/", "navigate", '"storage"'),
    ],
)
def test_the_browser_is_told_to_clear_what_it_keeps(
    client: Client, fay: User, path: str, mode: str, cleared: str
) -> None:
    client.force_login(fay)
    assert client.post(path, headers={"Sec-Fetch-Mode": mode}).headers["Clear-Site-Data"] == cleared


def test_each_form_that_ends_a_session_says_so_to_the_tab() -> None:
    """`static/js/lib/tab_copy.js` then forgets what was typed, also in a browser that knows no such header."""
    pages = {path.name: path.read_text() for path in (settings.BASE_DIR / "templates").rglob("*.html")}
    ends = {name for name, page in pages.items() if "account_logout" in page} | {"erase.html"}
    assert len(ends) == 5
    assert [name for name in sorted(ends) if "data-signs-out" not in pages[name]] == []


def test_a_page_that_signs_nobody_out_clears_nothing(client: Client, fay: User) -> None:
    client.force_login(fay)
    client.cookies["zone"] = "Europe/Vienna"
    response = client.get("/you/")
    assert ("Clear-Site-Data" in response.headers, "zone" in response.cookies) == (False, False)


@pytest.mark.parametrize("name", ["400", "403", "403_csrf", "404", "429", "500", "503", "typed_text"])
def test_an_error_page_has_the_way_out_first(name: str) -> None:
    head = render_to_string(f"{name}.html").partition('<body>\n  <div class="head">')[2]
    assert head.lstrip().startswith(f'<form id="exit" class="exit" method="post" action="{reverse("exit")}"')


@pytest.mark.parametrize("wrong", ["javascript:alert(1)", "http://example.org/", "https://", "https://a.org/;x y"])
def test_a_wrong_target_stops_the_start(monkeypatch: pytest.MonkeyPatch, wrong: str) -> None:
    monkeypatch.setenv("EXIT_URL", wrong)
    with pytest.raises(SystemExit, match="EXIT_URL"):
        env.page("EXIT_URL", default="https://example.org/")


def test_a_target_of_one_s_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXIT_URL", "https://news.example.org/today")
    assert env.page("EXIT_URL", default="https://example.org/") == "https://news.example.org/today"
