"""What every answer of the site carries, whatever it is: a page, a file, an error or a number."""

from pathlib import Path

import pytest
from django.test import Client
from pytest_django import Settings

PICTURE = "<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"
PAGE = "text/html; charset=utf-8"
KINDS = {
    "/help/": PAGE,
    "/nothing-is-here/": PAGE,
    "/help/?q=%00": PAGE,
    "/home/": PAGE,
    "/healthz": "text/plain; charset=utf-8",
    "/readyz": "text/plain; charset=utf-8",
    "/static/icon.svg": "image/svg+xml",
    "/static/page.js": 'text/javascript; charset="utf-8"',
}


@pytest.fixture(autouse=True)
def files(tmp_path: Path, settings: Settings) -> None:
    (tmp_path / "icon.svg").write_text(PICTURE)
    (tmp_path / "page.js").write_text("export const seats = ['a', 'b'];\n")
    settings.STATIC_ROOT = tmp_path


@pytest.mark.parametrize("path", KINDS)
def test_every_answer_says_what_it_is_and_what_a_browser_may_do_with_it(client: Client, db: None, path: str) -> None:
    answer = client.get(path)
    policy = answer.headers["Content-Security-Policy"].split("; ")
    assert answer.headers["Content-Type"] == KINDS[path]
    assert answer.headers["X-Content-Type-Options"] == "nosniff"
    assert answer.headers["Referrer-Policy"] == "same-origin"
    strict = {"default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'"}
    assert strict - set(policy) == set()
    assert not answer.has_header("Access-Control-Allow-Origin")


@pytest.mark.parametrize("path", KINDS)
def test_every_answer_keeps_to_https_for_a_year(client: Client, db: None, settings: Settings, path: str) -> None:
    settings.SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365
    answer = client.get(path, secure=True)
    assert answer.headers["Strict-Transport-Security"].split("; ")[0] == "max-age=31536000"


def test_no_list_of_files_is_given(client: Client, db: None) -> None:
    assert [client.get(path).status_code for path in ("/static/", "/static", "/static/../db.sqlite3")] == [404] * 3


def test_a_failure_shows_one_page_that_says_nothing_of_it(
    client: Client, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_args: object, **_kwargs: object) -> None:
        raise RuntimeError("secret of the inside")

    monkeypatch.setattr("accounts.views.account.sections_for", fail)
    client.raise_request_exception = False
    answer = client.get("/help/")
    page = answer.content.decode()
    assert (answer.status_code, "Something broke on our side" in page) == (500, True)
    assert [word for word in ("secret", "RuntimeError", "Traceback", "sections_for", ".py") if word in page] == []
