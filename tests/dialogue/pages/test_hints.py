"""Hints in the room: for the author alone, when they are wanted, and never in the way."""

from uuid import uuid4

import pytest
from asgiref.sync import sync_to_async
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dialogue.domain.access import room_for
from dialogue.models import Event
from dialogue.pages import hints
from dialogue.pages.turn.turn import turn_for
from tests.cast import Cast, gather
from tests.dialogue.browser import browser
from tests.stage import ROUND_ONE, TO_FIRST_SEND, Stage

BLAME = "You never listen to me."
SENTENCE = "When you came home late on Tuesday I felt worried and alone."


def looked_at(stage: Stage, who: str, text: str, **more: bool) -> list[str]:
    """The words that the hints are about."""
    return [words for words, _advice in hints.look_at(room_for(stage.people[who], stage.id), text, **more).hints]


@pytest.fixture
def begun(stage: Stage) -> Stage:
    stage.play(TO_FIRST_SEND)
    return stage


def test_sender_gets_hints_about_their_own_words(begun: Stage) -> None:
    assert looked_at(begun, "ann", BLAME) == ["You never"]
    assert looked_at(begun, "ann", SENTENCE) == []


def test_listener_gets_no_hints(begun: Stage) -> None:
    assert looked_at(begun, "bob", BLAME) == []


def test_a_mirror_is_laid_beside_what_it_mirrors(begun: Stage) -> None:
    begun.move("ann", "say", SENTENCE)
    look = hints.look_at(room_for(begun.people["bob"], begun.id), "You felt worried on Friday.")
    assert look.lens
    assert (look.lens.new, look.lens.dropped) == (("Friday",), ("came", "home", "late", "Tuesday", "alone"))


def test_a_second_round_knows_what_was_said_in_the_first(begun: Stage) -> None:
    denial = "I was not late on Tuesday."
    assert looked_at(begun, "ann", denial) == []
    begun.play(f"{ROUND_ONE}\nbob switch")
    assert looked_at(begun, "bob", denial) == ["I was not late on Tuesday"]


def test_tapped_feelings_count_as_feelings(begun: Stage) -> None:
    begun.play(ROUND_ONE.partition("bob say #")[0])
    assert looked_at(begun, "bob", "since Tuesday") == ["since Tuesday"]
    assert looked_at(begun, "bob", "since Tuesday", has_feelings=True) == []


def test_hints_that_are_switched_off_are_neither_asked_for_nor_sent(client: Client, begun: Stage) -> None:
    client.force_login(begun.people["ann"])
    room = reverse("room", args=[begun.id])
    assert "data-hinted" in client.get(room).content.decode()
    client.post(reverse("hints"), {})
    begun.people["ann"].refresh_from_db()

    page = client.get(room).content.decode()

    assert [mark in page for mark in ("data-hinted", "data-hints", "Preview the hints")] == [False] * 3
    here = room_for(begun.people["ann"], begun.id)
    with CaptureQueriesContext(connection) as asked:
        assert not hints.look_at(here, BLAME)
    assert len(asked) == 0
    client.post(reverse("hints"), {"hints": "on"})
    assert "data-hinted" in client.get(room).content.decode()


def test_without_a_script_a_button_shows_them_and_keeps_the_words(client: Client, begun: Stage) -> None:
    client.force_login(begun.people["ann"])

    page = client.post(reverse("look", args=[begun.id]), {"text": BLAME}).content.decode()

    assert f">{BLAME}</textarea>" in page
    assert "<q>You never</q> “Always” and “never” make your partner look for the exception." in page


def test_without_a_script_a_tapped_feeling_stays_tapped(client: Client, begun: Stage) -> None:
    begun.play(ROUND_ONE.partition("bob say #")[0])
    client.force_login(begun.people["bob"])

    page = client.post(reverse("look", args=[begun.id]), {"text": "", "feelings": ["sad"]}).content.decode()

    assert page.count(" checked") == 1


def test_saying_it_anyway_always_works(begun: Stage) -> None:
    begun.move("ann", "say", BLAME)
    assert begun.row.step == "send_mirror"


def test_a_title_can_be_looked_at_before_it_is_asked(client: Client, cast: Cast) -> None:
    client.force_login(cast.ann)
    given = {"title": "You never listen", "move_id": str(uuid4()), "look": "title"}

    page = client.post(reverse("start"), given).content.decode()

    assert "Name the topic, not the verdict" in page
    assert 'value="You never listen"' in page
    assert Event.objects.count() == 0


def test_deeper_beginnings_come_once_something_was_heard(begun: Stage) -> None:
    def ladder() -> int:
        return len(turn_for(room_for(begun.people["ann"], begun.id)).writing_aids.ladder)

    assert ladder() == 0
    begun.play(f"ann say {SENTENCE}\nbob say You felt alone.\nann yes\nbob ask_more\nann more")
    assert ladder() == 7


@pytest.mark.django_db(transaction=True)
async def test_a_pause_in_typing_is_answered_to_its_author_and_nothing_is_kept(transactional_db: None) -> None:
    cast = await sync_to_async(gather)()
    stage = await sync_to_async(Stage)(cast)
    await sync_to_async(stage.play)(TO_FIRST_SEND)
    visit = (await sync_to_async(lambda: stage.row)()).visit
    async with browser(cast.ann, f"/ws/dialogue/{stage.id}/?told=0") as ann:
        key = (await ann.until("turn"))["key"]
        await ann.send({"type": "hint", "key": key, "text": BLAME})
        frame = await ann.until("hints")
        assert (frame["key"], "<q>You never</q>" in frame["html"]) == (f"{visit}.acts", True)
        await ann.send({"type": "hint", "key": "1.acts", "text": BLAME})
        await ann.send({"type": "hint", "key": key, "text": SENTENCE})
        assert (await ann.until("hints"))["html"].strip() == ""
    assert not [model for model in Event._meta.apps.get_models() if BLAME in str(await sync_to_async(_rows)(model))]


def _rows(model: type) -> list[object]:
    return list(model._default_manager.values())  # type: ignore[attr-defined]
