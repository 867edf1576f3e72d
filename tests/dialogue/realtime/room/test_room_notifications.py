"""What changes beside the log reaches an open room: by its notification, and where that is lost, by a heartbeat."""

from uuid import UUID, uuid4

import pytest
from asgiref.sync import sync_to_async
from channels.layers import get_channel_layer
from django.test import Client

from accounts.models import User
from dialogue.care import live_seat
from dialogue.domain.moves.move_plan import Move
from dialogue.domain.openings import Opening, open_dialogue
from dialogue.domain.utterance import Utterance
from dialogue.domain.validation import Content
from tests.cast import Cast, gather, in_care, sign_in
from tests.dialogue.browser import Browser, both
from tests.stage import TO_FIRST_SEND, Stage

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return gather()


@pytest.fixture
def begun(cast: Cast) -> Stage:
    stage = Stage(cast)
    stage.play(TO_FIRST_SEND)
    return stage


def reconnect(stage: Stage, who: str) -> UUID:
    """Opens a dialogue within this one."""
    move = Move(uuid4(), 0, "say", Content(Utterance("Ouch. What hurt was the joke.")))
    return open_dialogue(stage.people[who], Opening("reconnect", parent=stage.id), move).dialogue_id


def stop(stage: Stage, who: str, dialogue: UUID) -> None:
    nested = Stage.__new__(Stage)
    nested.people, nested.id = stage.people, dialogue
    nested.move(who, "stop")


def switch_hints_off(person: User) -> None:
    page = Client()
    sign_in(page, person)
    assert page.post("/you/hints/").status_code == 302


async def after_a_heartbeat(person: Browser) -> str:
    """The turn that a heartbeat brings."""
    await person.send({"type": "here"})
    await person.until("head")
    html: str = (await person.until("turn"))["html"]
    return html


async def until_led(person: Browser, nested: UUID, *, there: bool) -> None:
    """Waits for a turn that shows the way to it, or does so no more."""
    while (f"/dialogue/{nested}/" in (await person.until("turn"))["html"]) is not there:
        pass


async def test_a_therapist_who_leaves_is_no_longer_shown_to_either(begun: Stage, cast: Cast) -> None:
    tess = (await sync_to_async(in_care)(cast)).therapist
    await sync_to_async(live_seat.ask)(tess, begun.id)
    for person in begun.people.values():
        await sync_to_async(live_seat.agree)(person, begun.id)
    async with both(begun) as (ann, bob):
        await ann.move("ouch", 6)
        shown = [(await person.until("turn", seq=7))["html"] for person in (ann, bob)]

        await sync_to_async(live_seat.end)(tess, begun.id)

        after = [(await person.until("turn", seq=7))["html"] for person in (ann, bob)]
        await bob.move("ouch", 7)
        after += [(await person.until("turn", seq=8))["html"] for person in (ann, bob)]
    assert ["Tess" in html for html in shown + after] == [True] * 2 + [False] * 4


async def test_both_are_led_to_a_dialogue_that_opens_within_and_no_more_when_it_ends(begun: Stage) -> None:
    async with both(begun) as (ann, bob):
        await ann.move("ouch", 6)
        for person in (ann, bob):
            await person.until("turn", seq=7)
        nested = await sync_to_async(reconnect)(begun, "bob")
        for person in (ann, bob):
            await until_led(person, nested, there=True)
        await sync_to_async(stop)(begun, "ann", nested)
        for person in (ann, bob):
            await until_led(person, nested, there=False)


async def test_a_nested_dialogue_of_which_a_room_was_not_notified_is_shown_with_the_next_heartbeat(
    begun: Stage,
) -> None:
    await sync_to_async(begun.move)("bob", "pause", minutes=20)
    async with both(begun) as (ann, bob):
        await ann.move("ouch", 7)
        shown = [(await person.until("turn", seq=8))["html"] for person in (ann, bob)]
        get_channel_layer().groups.clear()
        nested = await sync_to_async(reconnect)(begun, "bob")
        shown += [await after_a_heartbeat(person) for person in (ann, bob)]
        get_channel_layer().groups.clear()
        await sync_to_async(stop)(begun, "ann", nested)
        shown += [await after_a_heartbeat(person) for person in (ann, bob)]
    assert [f"/dialogue/{nested}/" in html for html in shown] == [False, False, True, True, False, False]


async def test_a_heartbeat_of_a_paused_room_sends_no_turn_where_nothing_was_lost(begun: Stage) -> None:
    await sync_to_async(begun.move)("bob", "pause", minutes=20)
    await sync_to_async(reconnect)(begun, "bob")
    async with both(begun) as (ann, _bob):
        await ann.until("presence", here=True)
        await ann.send({"type": "here"})
        assert [(await ann.next())["type"] for _each in range(2)] == ["head", "presence"]
        assert await ann.socket.receive_nothing(timeout=0.2)


async def test_hints_that_are_switched_off_on_another_page_reach_their_owner_alone(begun: Stage, cast: Cast) -> None:
    async with both(begun) as (ann, bob):
        for person in (ann, bob):
            await person.until("presence", here=True)
        await ann.move("ouch", 6)
        before = [(await person.until("turn", seq=7))["html"] for person in (ann, bob)]

        await sync_to_async(switch_hints_off)(cast.ann)

        after = (await ann.until("turn", seq=7))["html"]
        assert await bob.socket.receive_nothing(timeout=0.2)
        await bob.move("ouch", 7)
        later = (await ann.until("turn", seq=8))["html"]
    assert ["data-hints" in html for html in (*before, after, later)] == [True, False, False, False]
