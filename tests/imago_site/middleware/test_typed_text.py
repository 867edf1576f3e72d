"""An error page never costs what somebody typed: it comes back, and no secret does."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.db import InterfaceError, OperationalError, connection
from django.test import Client
from django.urls import reverse

from accounts.auth import idle_sign_out
from accounts.models import User
from dialogue.domain.access import NotInTheRoom
from dialogue.review import notes
from dialogue.workbook import letter_views
from dialogue.workbook.letter import letter_of
from tests.cast import Cast, at_work, gather, in_care, sign_in

TEXT = "Dear you,\n\nI was seven <b>and</b> nobody\ncame."
ESCAPED = "Dear you,\n\nI was seven &lt;b&gt;and&lt;/b&gt; nobody\ncame.</textarea>"
FROM_HERE = {"Sec-Fetch-Site": "same-origin", "Referer": "http://testserver/workbook/letter/"}


@pytest.fixture
def cast(db: None) -> Cast:
    return gather()


@pytest.fixture
def fay(cast: Cast) -> User:
    return cast.ann


@pytest.fixture
def gus(cast: Cast) -> User:
    return cast.bob


def posted(client: Client, words: str = TEXT, **fields: str) -> Any:
    return client.post(reverse("letter"), {"words": words, **fields}, headers=FROM_HERE)


@contextmanager
def locked() -> Iterator[None]:
    """Another process writes, for longer than anybody here waits."""
    connection.ensure_connection()
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA busy_timeout = 10")
    with closing(sqlite3.connect(settings.DATABASES["default"]["NAME"], isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")
    connection.close()


@pytest.mark.skipif(connection.vendor != "sqlite", reason="locks the file of SQLite")
@pytest.mark.django_db(transaction=True)
def test_text_comes_back_while_the_database_is_locked_and_goes_out_afterwards(client: Client, fay: User) -> None:
    client.force_login(fay)
    with locked():
        answer = posted(client)
    page = answer.content.decode()
    assert (answer.status_code, ESCAPED in page, "Not saved yet" in page, "Send it again" in page) == (503, *[True] * 3)
    assert answer.headers["Retry-After"] == "5"
    assert (posted(client).status_code, letter_of(fay)) == (302, TEXT)


@pytest.mark.parametrize("error", [OperationalError, InterfaceError])
def test_text_comes_back_when_the_database_is_gone(
    client: Client, fay: User, monkeypatch: pytest.MonkeyPatch, error: type[Exception]
) -> None:
    def gone(*_args: object) -> None:
        raise error

    client.force_login(fay)
    monkeypatch.setattr(letter_views, "keep_letter", gone)
    answer = posted(client)
    assert (answer.status_code, ESCAPED in answer.content.decode()) == (503, True)


def test_text_comes_back_when_the_database_is_gone_before_the_page_is_reached(
    client: Client, fay: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_args: object) -> int:
        raise OperationalError

    client.force_login(fay)
    client.raise_request_exception = False
    monkeypatch.setattr(idle_sign_out, "minutes_over", gone)
    answer = posted(client)
    assert (answer.status_code, ESCAPED in answer.content.decode()) == (503, True)


def test_any_other_error_is_no_503_and_gives_the_text_back_too(
    client: Client, fay: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object) -> None:
        raise KeyError

    client.force_login(fay)
    client.raise_request_exception = False
    monkeypatch.setattr(letter_views, "keep_letter", broken)
    answer = posted(client)
    page = answer.content.decode()
    assert (answer.status_code, ESCAPED in page, "Send it again" in page) == (500, True, False)


def test_no_password_code_or_token_comes_back(client: Client, fay: User, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(*_args: object) -> None:
        raise OperationalError

    client.force_login(fay)
    monkeypatch.setattr(letter_views, "keep_letter", gone)
    secrets = dict.fromkeys(("password", "new_password1", "code", "mytoken", "login"), "three secret words")
    page = posted(client, **secrets, slug="daily").content.decode()
    assert ("three secret words" in page, '<input type="hidden" name="slug" value="daily">' in page) == (False, True)


def test_page_that_was_too_old_gives_the_text_back_and_goes_out_with_one_press(fay: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(fay)
    old = posted(client, csrfmiddlewaretoken="x" * 64)
    page = old.content.decode()
    assert (old.status_code, ESCAPED in page, "This page was too old to send" in page) == (403, True, True)
    token = page.partition('csrfmiddlewaretoken" value="')[2].partition('"')[0]
    assert (posted(client, csrfmiddlewaretoken=token).status_code, letter_of(fay)) == (302, TEXT)


@pytest.mark.parametrize("headers", [{}, {"Sec-Fetch-Site": "cross-site"}, {"Origin": "https://elsewhere.example"}])
def test_words_of_another_site_are_neither_shown_nor_given_a_token(fay: User, headers: dict[str, str]) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(fay)
    page = client.post(reverse("letter"), {"words": "Words of another site"}, headers=headers).content.decode()
    assert ("Words of another site" in page, "Send it again" in page) == (False, False)


def test_words_are_not_sent_on_to_another_site(client: Client, fay: User) -> None:
    client.force_login(fay)
    page = client.post(
        "http://testserver//elsewhere.example/letter", {"words": TEXT}, headers=FROM_HERE
    ).content.decode()
    assert (ESCAPED in page, 'action="/%2Felsewhere.example/letter"' in page) == (True, True)


def test_words_are_not_sent_on_in_the_name_of_somebody_else(fay: User, gus: User) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(gus)
    client.get(reverse("letter"))
    page = posted(client, typed_by=str(fay.pk)).content.decode()
    assert (ESCAPED in page, "Send it again" in page) == (True, False)


def test_without_a_script_a_session_that_is_over_costs_no_text(client: Client, fay: User) -> None:
    client.force_login(fay)
    Session.objects.all().delete()
    answer = posted(client)
    page = answer.content.decode()
    assert (answer.status_code, ESCAPED in page, "You’re signed out" in page) == (403, True, True)
    assert f'href="{reverse("account_login")}?next=%2Fworkbook%2Fletter%2F"' in page


def test_with_a_script_the_sign_in_leads_back_to_the_form(client: Client, cast: Cast) -> None:
    """The tab has the text. The address of the post itself could not be asked for."""
    headers = FROM_HERE | {"Referer": "http://testserver/dialogue/begin/change_request/?mode=now"}
    answer = client.post(reverse("start"), {"text": TEXT, "tab_copy": "1"}, headers=headers)
    assert answer.headers["Location"].endswith("?next=%2Fdialogue%2Fbegin%2Fchange_request%2F%3Fmode%3Dnow")


def test_note_on_what_is_not_shared_any_more_can_be_copied(
    client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def over(*_args: object) -> None:
        raise NotInTheRoom

    in_care(cast)
    at_work(cast.tess)
    sign_in(client, cast.tess)
    monkeypatch.setattr(notes, "note_on_couple", over)
    answer = client.post(reverse("note_on_couple", args=[cast.couple.pk]), {"words": TEXT}, headers=FROM_HERE)
    page = answer.content.decode()
    assert (answer.status_code, ESCAPED in page, "Send it again" in page) == (404, True, False)
