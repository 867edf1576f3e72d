"""A move that is taken back in a room that both have open: both see it at once, and it is read anew."""

from typing import Any

import pytest
from asgiref.sync import sync_to_async

from dialogue.realtime.live_rooms import registry
from tests.cast import Cast, gather
from tests.dialogue.browser import Browser, both, browser
from tests.stage import TO_FIRST_SEND, Stage

pytestmark = pytest.mark.django_db(transaction=True)
SENTENCE = "canary-blue was never meant to be said"


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return gather()


@pytest.fixture
def begun(cast: Cast) -> Stage:
    stage = Stage(cast)
    stage.play(TO_FIRST_SEND)
    return stage


async def up_to(one: Browser, seq: int) -> list[dict[str, Any]]:
    """All frames until the turn of this seq, but for who is there."""
    found: list[dict[str, Any]] = []
    while not found or (found[-1]["type"], found[-1]["seq"]) != ("turn", seq):
        frame = await one.next()
        if frame["type"] in {"happened", "turn"}:
            found.append(frame)
    return found


async def test_both_see_it_and_the_words_are_in_no_turn(begun: Stage) -> None:
    async with both(begun) as (ann, bob):
        await ann.move("say", 6, text=SENTENCE)
        before = [(await up_to(one, 7))[-1] for one in (ann, bob)]
        assert SENTENCE in before[1]["html"]
        await ann.move("take_back", 7)
        own, theirs = await up_to(ann, 8), await up_to(bob, 8)

        assert [
            (frame["seq"], frame.get("takes_back")) for frame in (*own, *theirs) if frame["type"] == "happened"
        ] == [
            (8, 7),
            (8, 7),
        ]
        assert "took that back" in theirs[0]["html"]
        assert SENTENCE not in str(theirs)
        assert f">{SENTENCE}</textarea>" in own[-1]["html"]
        assert own[-1]["key"] == "6.acts"

        await ann.move("say", 8, text="Something else")
        said = await up_to(bob, 9)
        assert "Something else" in said[-1]["html"]
        assert SENTENCE not in str(said)


async def test_a_room_that_hears_of_it_reads_anew(begun: Stage, cast: Cast) -> None:
    """As one of another process would, by a form."""
    async with both(begun) as (ann, bob):
        await ann.move("say", 6, text=SENTENCE)
        for one in (ann, bob):
            await up_to(one, 7)
        (room,) = registry.rooms()
        await sync_to_async(begun.move)("ann", "take_back")
        for one in (ann, bob):
            await up_to(one, 8)
        pins = [line.utterance.text for lines in room.snapshot.pins.values() for line in lines] if room.snapshot else []
        assert pins == []


async def test_who_comes_later_is_sent_no_words(begun: Stage) -> None:
    await sync_to_async(begun.move)("ann", "say", SENTENCE)
    await sync_to_async(begun.move)("ann", "take_back")
    async with browser(begun.people["bob"], f"/ws/dialogue/{begun.id}/?told=6") as bob:
        frames = await up_to(bob, 8)

    assert [(frame["seq"], bool(frame["html"])) for frame in frames[:-1]] == [(7, False), (8, True)]
    assert SENTENCE not in str(frames)


async def test_a_stop_that_is_taken_back_opens_both_pages_again(begun: Stage) -> None:
    async with both(begun) as (ann, bob):
        await bob.move("stop", 6)
        assert [(await up_to(one, 7))[-1]["key"] for one in (ann, bob)] == ["7.acts", "7.acts"]
        await bob.move("take_back", 7)

        assert [(await up_to(one, 8))[-1]["key"] for one in (ann, bob)] == ["6.acts", "6.waits"]


async def test_a_press_that_comes_too_late_is_refused_in_plain_words(begun: Stage) -> None:
    async with both(begun) as (ann, bob):
        await ann.move("say", 6, text=SENTENCE)
        await up_to(ann, 7)
        await up_to(bob, 7)
        await bob.move("say", 7, text="You said that.")
        await up_to(bob, 8)
        await ann.move("take_back", 7)
        refused = await ann.until("refused")

    assert refused["reason"] == "It’s too late to undo that: the dialogue has moved on."
