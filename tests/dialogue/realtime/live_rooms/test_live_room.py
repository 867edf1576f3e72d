"""The live room keeps every promise of `make_move`: no right, no move; once is once; nobody is missed or told twice."""

import asyncio
import json
import threading
from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from asgiref.sync import sync_to_async
from django.contrib.sessions.models import Session
from django.utils import timezone

from accounts.auth.sessions import user_of
from accounts.models import Couple, DataKey, User
from dialogue.domain import notify
from dialogue.domain.moves.move_statements import keep_moves
from dialogue.domain.moves.move_transaction import make_house_move
from dialogue.domain.moves.move_writer import move_writer
from dialogue.models import Event, LiveSeat
from dialogue.realtime import base_consumer, catch_up, updates
from dialogue.realtime.live_rooms import room_snapshot
from dialogue.realtime.room import private_messages, room_updates
from dialogue.realtime.updates import page_after
from tests.cast import Cast, gather, in_care
from tests.dialogue.browser import Browser, both, browser
from tests.dialogue.realtime.gate import Gate
from tests.stage import TO_FIRST_SEND, Stage

pytestmark = pytest.mark.django_db(transaction=True)
SENTENCE = "When you came home late on Tuesday I felt worried and alone."
Change = Callable[[User], Any]


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return gather()


@pytest.fixture
def begun(cast: Cast) -> Stage:
    """Ann speaks next, and has spoken before, so that she has her key."""
    earlier = Stage(cast)
    earlier.play(f"{TO_FIRST_SEND}\nann say That was it.\nbob say That was it.\nann stop")
    stage = Stage(cast)
    stage.play(TO_FIRST_SEND)
    return stage


async def heard(one: Browser, last: int = 0) -> list[int]:
    """The events that somebody is told: at least up to the turn after `last`, and then until it is quiet."""
    found: list[int] = []
    shown = 0
    while shown < last or not await one.socket.receive_nothing(timeout=0.1, interval=0.01):
        frame = await one.next()
        if frame["type"] == "happened":
            found.append(frame["seq"])
        elif frame["type"] == "turn":
            shown = frame["seq"]
    return found


async def answer_to(move_id: str, one: Browser) -> str:
    """The kind of the next frame about this move."""
    while (frame := await one.next()).get("move_id") != move_id:
        pass
    return str(frame["type"])


async def heard_before_it_closed(one: Browser) -> tuple[int, list[int]]:
    """With which code, and the events that somebody was told until then."""
    found: list[int] = []
    while (message := await one.socket.receive_output(timeout=5))["type"] != "websocket.close":
        frame = json.loads(message["text"])
        if frame["type"] == "happened":
            found.append(frame["seq"])
    return message["code"], found


async def events(stage: Stage) -> list[str]:
    return [row.move async for row in Event.objects.filter(dialogue=stage.id, seq__gt=6)]


def sessions_of(person: User) -> list[str]:
    return [row.pk for row in Session.objects.all() if user_of(row.pk) == person]


def couple_over(_person: User) -> None:
    Couple.objects.update(ended_at=timezone.now())


def session_gone(person: User) -> None:
    Session.objects.filter(pk__in=sessions_of(person)).delete()


def session_changed(person: User) -> None:
    Session.objects.filter(pk__in=sessions_of(person)).update(session_data="another")


def session_expired(person: User) -> None:
    Session.objects.filter(pk__in=sessions_of(person)).update(expire_date=timezone.now() - timedelta(seconds=1))


def new_password(person: User) -> None:
    User.objects.filter(pk=person.pk).update(password="another")


def no_account(person: User) -> None:
    User.objects.filter(pk=person.pk).update(is_active=False)


OVER = [session_gone, session_changed, session_expired, new_password, no_account]


@pytest.mark.parametrize(("change", "code"), [(couple_over, 4403), *((change, 4401) for change in OVER)])
async def test_no_move_is_made_without_the_right_and_nobody_hears(begun: Stage, change: Change, code: int) -> None:
    """Straight in the database, of which no notification tells the room that both have open."""
    async with both(begun) as (ann, bob):
        await ann.move("ouch", 6)
        for one in (ann, bob):
            await one.until("turn", seq=7)
        await sync_to_async(change)(begun.people["ann"])
        await ann.move("say", 7, text=SENTENCE)

        assert await heard_before_it_closed(ann) == (code, [])
        assert (await events(begun), await heard(bob)) == (["ouch"], [])
    await Couple.objects.aupdate(ended_at=None)


async def test_whoever_was_switched_off_does_not_hear_the_next_move(begun: Stage, slow_moves: list[str]) -> None:
    async with both(begun) as (ann, bob):
        await sync_to_async(no_account)(begun.people["bob"])
        await ann.move("say", 6, text=SENTENCE)

        await ann.until("turn", seq=7)
        assert await heard_before_it_closed(bob) == (4401, [])
    assert slow_moves == []


@pytest.mark.parametrize("change", OVER)
async def test_a_listener_whose_look_is_old_is_looked_at_before_the_next_event(
    begun: Stage, change: Change, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with both(begun) as (ann, bob):
        await sync_to_async(change)(begun.people["bob"])
        monkeypatch.setattr(base_consumer, "SESSION_CHECK_SECONDS", 0.0)
        await ann.move("say", 6, text=SENTENCE)

        await ann.until("turn", seq=7)
        assert await heard_before_it_closed(bob) == (4401, [])


@pytest.mark.parametrize("change", OVER)
async def test_a_listener_without_a_session_is_found_while_nobody_speaks(
    begun: Stage, change: Change, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catch_up, "SESSIONS_EVERY", 0.0)
    async with both(begun) as (ann, bob):
        await sync_to_async(change)(begun.people["bob"])
        await catch_up.watch().look()

        assert await bob.closed_with() == 4401
        await ann.move("say", 6, text=SENTENCE)
        await ann.until("turn", seq=7)


def test_a_session_that_ended_is_found_within_a_quarter_of_a_minute() -> None:
    assert catch_up.SESSIONS_EVERY + 2 * catch_up.EVERY < base_consumer.SESSION_CHECK_SECONDS == 15.0
    assert catch_up.ROOMS_EVERY + 2 * catch_up.EVERY < 15.0


async def test_a_couple_that_ended_is_out_of_the_room_with_the_next_heartbeat(begun: Stage) -> None:
    async with both(begun) as (_ann, bob):
        await sync_to_async(couple_over)(begun.people["bob"])
        await bob.send({"type": "here"})

        assert await bob.closed_with() == 4403
    await Couple.objects.aupdate(ended_at=None)


async def test_one_move_by_two_sockets_at_once_is_made_once_and_answered_to_both(begun: Stage) -> None:
    path = f"/ws/dialogue/{begun.id}/?told=6"
    frame = {"type": "move", "move_id": str(uuid4()), "after": 6, "move": "say", "text": SENTENCE}
    async with both(begun) as (ann, bob), browser(begun.people["ann"], path) as second:
        await second.until("turn")
        for one in (ann, second, ann):
            await one.send(frame)

        for one in (ann, second, bob):
            assert (await one.until("happened"))["move_id"] == frame["move_id"]
            with pytest.raises(TimeoutError):
                await asyncio.wait_for(one.until("refused"), 0.2)
        assert await events(begun) == ["say"]


async def test_a_move_id_with_other_words_is_refused(begun: Stage) -> None:
    frame = {"type": "move", "move_id": str(uuid4()), "after": 6, "move": "say", "text": SENTENCE}
    async with both(begun) as (ann, bob):
        await ann.send(frame)
        await ann.until("turn", seq=7)
        await bob.until("turn", seq=7)
        await ann.send(frame | {"text": "Something else."})

        assert (await ann.until("refused"))["move_id"] == frame["move_id"]
        assert await heard(bob) == []
    assert await events(begun) == ["say"]


async def test_a_stale_move_is_refused(begun: Stage) -> None:
    async with both(begun) as (ann, bob):
        await ann.move("say", 5, text=SENTENCE)  # seen before Bob was ready

        assert (await ann.until("refused"))["reason"]
        assert await heard(bob) == []
    assert await events(begun) == []


async def test_of_ten_moves_at_once_for_one_place_one_is_made(begun: Stage) -> None:
    path = f"/ws/dialogue/{begun.id}/?told=6"
    async with both(begun) as (ann, bob), browser(begun.people["ann"], path) as second:
        await second.until("turn")
        asked = {
            one: [await one.move("say", 6, text=f"{SENTENCE} {place}") for place in range(5)] for one in (ann, second)
        }

        answers = [[await answer_to(move_id, one) for move_id in ids] for one, ids in asked.items()]

        assert sorted(kind for kinds in answers for kind in kinds) == ["happened", *["refused"] * 9]
        assert await heard(bob, 7) == [7]
    assert await events(begun) == ["say"]


async def test_two_people_at_once_are_both_heard_in_one_order(begun: Stage, slow_moves: list[str]) -> None:
    async with both(begun) as (ann, bob):
        await asyncio.gather(ann.move("ouch", 6), bob.move("ouch", 6))

        assert [await heard(one, 8) for one in (ann, bob)] == [[7, 8], [7, 8]]
    assert (await events(begun), slow_moves) == (["ouch", "ouch"], [])


async def test_two_who_end_it_at_once_end_it_once(begun: Stage) -> None:
    async with both(begun) as (ann, bob):
        await asyncio.gather(ann.move("stop", 6), bob.move("stop", 6))

        assert [await heard(one, 7) for one in (ann, bob)] == [[7], [7]]
    assert await events(begun) == ["stop"]


async def test_a_busy_partner_holds_nobody_up_and_is_told_once(begun: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    free, begins = threading.Event(), threading.Event()

    def waits(*_args: Any) -> None:
        begins.set()
        assert free.wait(10)

    monkeypatch.setattr(private_messages, "answer", waits)
    async with both(begun) as (ann, bob):
        await bob.send({"type": "hint", "key": "6.acts", "text": "You never listen."})
        await asyncio.to_thread(begins.wait, 10)
        await ann.move("say", 6, text=SENTENCE)
        await ann.until("turn", seq=7)
        assert await heard(bob) == []
        free.set()

        assert await heard(bob, 7) == [7]


async def test_a_partner_whose_screen_fails_holds_nobody_up_and_looks_by_itself(
    begun: Stage, monkeypatch: pytest.MonkeyPatch, slow_moves: list[str]
) -> None:
    show = room_updates.RoomUpdates.show

    async def fails_for_bob(self: room_updates.RoomUpdates, *args: Any) -> None:
        if self.user == begun.people["bob"]:
            raise ValueError
        await show(self, *args)

    monkeypatch.setattr(room_updates.RoomUpdates, "show", fails_for_bob)
    monkeypatch.setattr(catch_up, "EVERY", 3600.0)  # nor is it for the repair to find
    async with both(begun) as (ann, bob):
        await ann.move("say", 6, text=SENTENCE)

        assert [await heard(one, 7) for one in (ann, bob)] == [[7], [7]]
    assert slow_moves == []


async def test_a_partner_who_goes_just_then_holds_nobody_up(begun: Stage, gate: Gate) -> None:
    async with both(begun) as (ann, bob):
        gate.shut()
        await ann.move("say", 6, text=SENTENCE)
        await gate.has(1)
        await bob.socket.disconnect()
        gate.open.set()

        assert await heard(ann, 7) == [7]


@pytest.mark.parametrize("how", ["closes", "is killed"])
async def test_a_move_whose_socket_goes_meanwhile_is_kept_and_the_partner_hears(
    begun: Stage, how: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catch_up, "EVERY", 0.05)  # the repair, which a killed socket needs
    free = threading.Event()
    async with both(begun) as (ann, bob):
        other = asyncio.create_task(move_writer().keep(lambda _cursor, _given: [free.wait(10)], None))
        await ann.move("say", 6, text=SENTENCE)
        await until_it_waits()
        if how == "closes":
            await ann.socket.send_input({"type": "websocket.disconnect", "code": 1001})
        else:
            ann.socket.future.cancel()
            monkeypatch.setattr(ann.socket, "disconnect", is_gone)
        free.set()
        await other

        assert await heard(bob, 7) == [7]
    assert await events(begun) == ["say"]


async def is_gone() -> None:
    """A socket that was killed says no goodbye."""


async def until_it_waits() -> None:
    """Until the writer has a move that it has not begun."""
    while not [job for job in move_writer().waiting if job.work is keep_moves]:  # noqa: ASYNC110  nobody tells of it
        await asyncio.sleep(0.001)


async def test_a_partner_who_connects_just_then_hears_at_once(
    begun: Stage, gate: Gate, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The log was read for the new page, and the move comes before it is shown."""
    monkeypatch.setattr(catch_up, "EVERY", 3600.0)
    path, read, free = f"/ws/dialogue/{begun.id}/?told=6", threading.Event(), threading.Event()

    def reads_early(*args: Any) -> Any:
        page = page_after(*args)
        read.set()
        assert free.wait(10)
        return page

    async with browser(begun.people["ann"], path) as ann:
        await ann.until("turn")
        monkeypatch.setattr(updates, "page_after", reads_early)
        async with browser(begun.people["bob"], path) as bob:
            await asyncio.to_thread(read.wait, 10)
            monkeypatch.setattr(updates, "page_after", page_after)
            await ann.move("say", 6, text=SENTENCE)
            await ann.until("turn", seq=7)
            free.set()

            assert await heard(bob, 7) == [7]


async def test_a_partner_who_asks_while_the_room_reads_is_told_once(
    begun: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The turn after an ouch is read, and meanwhile the partner's socket begins to read by itself."""
    read_facts, reads, free = room_snapshot.read_facts, threading.Event(), threading.Event()

    def reads_long(*args: Any) -> None:
        reads.set()
        assert free.wait(10)
        read_facts(*args)

    monkeypatch.setattr("dialogue.realtime.live_rooms.shared_room.read_facts", reads_long)
    asked, answers = threading.Event(), threading.Event()

    def page_long(*args: Any) -> Any:
        page = page_after(*args)
        asked.set()
        assert answers.wait(10)
        return page

    async with both(begun) as (ann, bob):
        await ann.move("ouch", 6)
        await asyncio.to_thread(reads.wait, 10)
        monkeypatch.setattr(updates, "page_after", page_long)
        await bob.send({"type": "since", "told": 6})
        await asyncio.to_thread(asked.wait, 10)
        free.set()
        await ann.until("turn", seq=7)
        answers.set()

        assert await heard(bob, 7) == [7]


async def test_a_move_of_the_house_comes_first_and_the_planned_one_is_judged_anew(cast: Cast, gate: Gate) -> None:
    stage = await sync_to_async(Stage)(cast)  # a request that waits for Bob, until its hour
    path = f"/ws/dialogue/{stage.id}/?told=1"
    async with browser(cast.ann, path) as ann, browser(cast.bob, path) as bob:
        gate.shut()
        await bob.move("now", 1)
        await gate.has(1)
        await sync_to_async(make_house_move)(stage.id, timezone.now() + timedelta(days=3))
        gate.open.set()

        assert (await bob.until("refused"))["reason"]
        assert await heard(ann, 2) == [2]
    assert [row.seat async for row in Event.objects.order_by("-seq")[:1]] == ["house"]


def new_name(stage: Stage, _cast: Cast) -> str:
    User.objects.filter(pk=stage.people["ann"].pk).update(name="Annabel")
    return "Annabel"


def therapist_sits_in(stage: Stage, cast: Cast) -> str:
    LiveSeat.objects.create(dialogue_id=stage.id, therapist=in_care(cast).therapist, agreed="ab")
    return "Tess"


@pytest.mark.parametrize("change", [new_name, therapist_sits_in])
async def test_what_changed_without_a_notification_is_in_the_next_move_once_rooms_were_checked(
    begun: Stage, cast: Cast, change: Callable[[Stage, Cast], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catch_up, "ROOMS_EVERY", 0.0)
    async with both(begun) as (ann, bob):
        await ann.move("ouch", 6)
        await bob.until("turn", seq=7)
        shown = await sync_to_async(change)(begun, cast)
        await catch_up.watch().look()
        await ann.move("say", 7, text=SENTENCE)

        happened, turn = await bob.until("happened", seq=8), await bob.until("turn", seq=8)
        assert shown in happened["html"] + turn["html"]


@pytest.mark.parametrize("when", ["before", "while it is written"])
async def test_a_change_that_is_notified_of_is_shown_with_the_next_move(
    begun: Stage, cast: Cast, gate: Gate, when: str
) -> None:
    async with both(begun) as (ann, bob):
        await ann.move("ouch", 6)
        await bob.until("turn", seq=7)
        if when != "before":
            gate.shut()
            await bob.move("ouch", 7)
            await gate.has(1)
        shown = await sync_to_async(new_name)(begun, cast)
        await sync_to_async(notify.access_changed)(cast.ann.pk)
        await ann.until("turn")
        gate.open.set()
        last = 8 if when == "before" else 9
        await ann.move("say", last - 1, text=SENTENCE)

        assert shown in (await bob.until("turn", seq=last))["html"]


async def test_the_first_words_of_a_person_make_their_key_and_the_next_are_planned(
    cast: Cast, slow_moves: list[str]
) -> None:
    stage = await sync_to_async(Stage)(cast)
    await sync_to_async(stage.play)(TO_FIRST_SEND)
    await DataKey.objects.filter(author=cast.bob).adelete()
    async with both(stage) as (ann, bob):
        await ann.move("say", 6, text=SENTENCE)
        await bob.until("turn", seq=7)
        await bob.move("say", 7, text="You felt worried.")
        await bob.until("turn", seq=8)
        await ann.move("almost", 8, words=[0])
        await bob.until("turn", seq=9)
        slow_moves.append("then")
        await bob.move("say", 9, text="And alone.")
        await bob.until("turn", seq=10)

    assert slow_moves == ["then"]
