"""The page on which somebody tries a dialogue alone: for everybody, and it stores nothing."""

import logging
import re
from collections.abc import Iterator
from typing import Any

import pytest
from django.apps import apps
from django.core.cache import cache
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils.html import escape

from accounts.couples import invitations
from dialogue.domain.validation import NotUsable, too_long
from dialogue.pages.refusals import reason_for
from dialogue.protocol.terms import IllegalMove
from dialogue.strict_json import NotReadable, TooLong
from tests.cast import Cast

TRY = "/try/"
MIRROR = "When I look at my phone at dinner you feel alone, and you miss talking with me."
OWN = "I lost the blue keys of my grandmother."
HIDDEN = re.compile(r'<input type="hidden" name="(past|said)" value="([^"]*)">')


@pytest.fixture(autouse=True)
def counted_from_zero() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def brought(page: str) -> dict[str, list[str]]:
    """What the first form of a page brings along."""
    form = page.partition("<form data-try-form")[2].partition("</form>")[0]
    found = HIDDEN.findall(form)
    return {name: [value for key, value in found if key == name] for name in ("past", "said")}


def press(client: Client, page: str, move: str, text: str = "", **fields: Any) -> Any:
    return client.post(TRY, {**brought(page), "move": move, "text": text, **fields})


def walk(client: Client) -> list[str]:
    """Every page of a whole try."""
    pages = [client.get(TRY).content.decode()]
    for move, text in (("look", MIRROR), ("say", MIRROR), ("ask_more", ""), ("say", OWN), ("yes", "")):
        answer = press(client, pages[-1], move, text)
        assert answer.status_code == 200
        pages.append(answer.content.decode())
    return pages


def titles(pages: list[str]) -> list[str]:
    return [re.sub(r"<[^>]*>", "", page.partition("<h1")[2].partition("</h1>")[0].partition(">")[2]) for page in pages]


def test_a_visitor_mirrors_and_is_mirrored(client: Client, db: None) -> None:
    pages = walk(client)
    assert len(set(titles(pages))) == len(pages) - 1  # a look at one's words is the same turn
    assert "Your words and Sam’s words, side by side" in pages[1]
    assert "You lost the blue keys of your grandmother." in pages[5]
    assert "What you just did" in pages[-1]


def test_a_whole_try_leaves_no_trace(client: Client, cast: Cast, caplog: pytest.LogCaptureFixture) -> None:
    """But for the count of requests from one address, which knows no word."""
    rows = {model: model._default_manager.count() for model in apps.get_models()}
    with caplog.at_level(logging.DEBUG), CaptureQueriesContext(connection) as queries:
        walk(client)
    assert queries.captured_queries == []
    assert {model: model._default_manager.count() for model in apps.get_models()} == rows
    assert [record.getMessage() for record in caplog.records] == []
    assert set(client.cookies) == {"csrftoken"}
    assert [key.partition("allauth:")[2] for key in cache._cache] == ["rl:dialogue:try:120/60/ip:ip:127.0.0.1"]  # type: ignore[attr-defined]


def test_nothing_of_a_try_is_stored_of_somebody_who_is_signed_in(client: Client, cast: Cast) -> None:
    client.force_login(cast.ann)
    client.get("/help/")  # counted in the list of devices
    rows = {model: model._default_manager.count() for model in apps.get_models()}
    session = client.session.items()
    walk(client)
    assert {model: model._default_manager.count() for model in apps.get_models()} == rows
    assert list(client.session.items()) == list(session)


def main_act(page: str) -> str:
    """Where the filled link of an end leads, and what it says."""
    (found,) = re.findall(r'<a class="main" href="([^"]*)">([^<]*)</a>', page)
    return f"{found[1]}: {found[0]}"


def test_an_end_leads_on_to_a_partner_where_one_is_missing_and_home_otherwise(client: Client, cast: Cast) -> None:
    start, back = "Start with your partner: ", f"Back to Home: {reverse('front')}"
    assert main_act(walk(client)[-1]) == f"{start}{reverse('account_signup')}?next={reverse('partner')}"
    client.force_login(cast.eve)
    assert main_act(walk(client)[-1]) == start + reverse("partner")
    invitations.invite(cast.eve)
    assert main_act(walk(client)[-1]) == back
    for person in (cast.ann, cast.ada):
        client.force_login(person)
        assert main_act(walk(client)[-1]) == back


def test_what_cannot_be_sent_comes_back_with_a_reason_and_the_text(client: Client, db: None) -> None:
    page = client.get(TRY).content.decode()
    for move, text, refusal in (
        ("say", " ", NotUsable("The box is still empty. Take your time.")),
        ("say", "x" * 601, NotUsable(too_long("x" * 601, 600))),
        ("say", "x" * 5000, TooLong()),
        ("yes", OWN, IllegalMove()),
        ("shout it", OWN, NotReadable()),
    ):
        answer = press(client, page, move, text)
        shown = answer.content.decode()
        assert (answer.status_code, reason_for(refusal) in shown, f">{text}</textarea>" in shown) == (409, True, True)


def test_moves_that_could_not_have_happened_start_the_try_again_and_lose_no_text(client: Client, db: None) -> None:
    for past, said in ((["yes"], [""]), (["say"], []), (["say"] * 17, [MIRROR] * 17), (["say"], ["x" * 601])):
        answer = client.post(TRY, {"past": past, "said": said, "move": "say", "text": OWN})
        page = answer.content.decode()
        assert (answer.status_code, brought(page)) == (409, {"past": [], "said": []})
        assert "This try can’t go on from here, so it starts again. Your text is still in the box." in page
        assert f">{OWN}</textarea>" in page


def test_the_front_page_and_an_invitation_lead_to_a_try(client: Client, cast: Cast) -> None:
    for path in ("/", reverse("join", args=[invitations.invite(cast.eve)[1]])):
        assert client.get(path).content.decode().count(f'href="{TRY}"') == 1


def test_what_was_written_is_escaped_wherever_it_stands(client: Client, db: None) -> None:
    wicked = '"><b>phone dinner feel alone miss talking look'
    answer = press(client, client.get(TRY).content.decode(), "say", wicked)
    page = answer.content.decode()
    assert (answer.status_code, "<b>" in page, brought(page)["said"]) == (200, False, [escape(wicked)])


def test_too_many_presses_from_one_address_are_refused_with_the_text(
    client: Client, db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("dialogue.pages.views.try_alone.RATE", "2/m/ip")
    page = client.get(TRY).content.decode()
    answers = [press(client, page, "look", OWN, HTTP_ORIGIN="http://testserver") for _time in range(3)]
    assert [answer.status_code for answer in answers] == [200, 200, 429]


def test_a_form_without_its_token_is_refused_and_its_text_can_be_sent_again(db: None) -> None:
    strict = Client(enforce_csrf_checks=True)
    answer = strict.post(TRY, {"move": "say", "text": OWN}, headers={"Sec-Fetch-Site": "same-origin"})
    assert (answer.status_code, OWN in answer.content.decode()) == (403, True)
