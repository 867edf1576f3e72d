"""What a live room is told while it reads or shows is not lost: what it read before that is good for this once."""

import asyncio
import json
from collections.abc import Callable
from typing import Any
from uuid import uuid4

import pytest
from asgiref.sync import sync_to_async

from accounts.models import User
from dialogue.domain import notify
from dialogue.domain.access import Room
from dialogue.domain.moves.move_writer import MoveWriter
from dialogue.domain.shelf import ShelfItem, put_on_shelf
from dialogue.protocol.terms import Seat
from dialogue.realtime.live_rooms import registry, room_follower, shared_room
from dialogue.realtime.live_rooms.live_room import LiveRoom
from dialogue.realtime.live_rooms.room_snapshot import RoomSnapshot, read_facts, read_snapshot
from tests.cast import Cast, gather
from tests.dialogue.browser import both
from tests.dialogue.statements import come_in
from tests.stage import TO_FIRST_SEND, Stage

pytestmark = pytest.mark.django_db(transaction=True)
SENTENCE = "I felt alone."


@pytest.fixture
def begun(transactional_db: None) -> Stage:
    cast: Cast = gather()
    stage = Stage(cast)
    stage.play(TO_FIRST_SEND)
    return stage


def told_before(monkeypatch: pytest.MonkeyPatch, name: str) -> list[LiveRoom]:
    """Has every room told that something changed, just before this method of it."""
    method: Callable[..., Any] = getattr(LiveRoom, name)
    rooms: list[LiveRoom] = []

    async def changed(room: LiveRoom, *given: Any) -> Any:
        rooms.append(room)
        room.forget()
        return await method(room, *given)

    monkeypatch.setattr(LiveRoom, name, changed)
    return rooms


@pytest.mark.parametrize("name", ["_keep", "show"])
async def test_a_change_during_a_move_is_read_before_the_next(
    begun: Stage, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    rooms = told_before(monkeypatch, name)
    async with both(begun) as (ann, bob):
        await come_in(ann, bob)
        await ann.move("say", 6, text=SENTENCE)
        for person in (ann, bob):
            assert (await person.until("turn"))["seq"] == 7
        assert [room.snapshot for room in rooms] == [None]
        await bob.move("say", 7, text=SENTENCE)
        assert (await ann.until("turn"))["seq"] == 8


async def test_a_change_while_the_room_is_read_leaves_nothing_of_it_behind(
    begun: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def changed(known: Room) -> RoomSnapshot:
        room.forget()
        return read_snapshot(known)

    async with both(begun) as (ann, bob):
        await come_in(ann, bob)
        (room,) = registry.rooms()
        room.forget()
        monkeypatch.setattr(shared_room, "read_snapshot", changed)
        await ann.move("say", 6, text=SENTENCE)
        for person in (ann, bob):
            assert (await person.until("turn"))["seq"] == 7
        assert room.snapshot is None


async def test_a_shelf_that_is_filled_while_the_room_is_read_is_not_overlooked(begun: Stage) -> None:
    async with both(begun):
        (room,) = registry._rooms[asyncio.get_running_loop()].values()
        before = room.changes
        await room.read_own_rows(room.sockets[0])
        assert room.changes > before


async def test_what_is_put_aside_while_a_move_waits_for_the_disk_is_in_the_turn_behind_it(
    begun: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The frames are made by then, and are made again."""
    keep = MoveWriter.keep

    async def filled(writer: MoveWriter, work: Any, given: Any, meanwhile: Callable[[], object]) -> Any:
        kept = await keep(writer, work, given, meanwhile)
        meanwhile()
        (room,) = registry.rooms()
        (own,) = (one for one in room.sockets if one.seat is Seat.B)
        with monkeypatch.context() as patch:
            item = ShelfItem(uuid4(), "But I was only an hour late")
            patch.setattr(room_follower, "own_rows_of", lambda _room: ((item,), None))
            await room.read_own_rows(own)
        return kept

    async with both(begun) as (ann, bob):
        monkeypatch.setattr(MoveWriter, "keep", filled)
        await ann.move("say", 6, text=SENTENCE)
        assert "But I was only an hour late" in (await bob.until("turn", seq=7))["html"]


async def test_a_socket_that_looks_by_itself_while_others_are_waited_for_is_told_nothing_twice(
    begun: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    loop = asyncio.get_running_loop()

    def overtaken(snapshot: RoomSnapshot, seats: set[Seat]) -> None:
        monkeypatch.setattr(shared_room, "read_facts", read_facts)
        with monkeypatch.context() as patch:
            patch.setattr(notify, "dialogue_changed", lambda *_: None)  # it is lost
            begun.move("bob", "ouch")
        (bob,) = (one for room in registry._rooms[loop].values() for one in room.sockets if one.seat is Seat.B)
        asyncio.run_coroutine_threadsafe(bob.dispatch({"type": "seat.changed"}), loop).result(5)
        read_facts(snapshot, seats)

    monkeypatch.setattr(shared_room, "read_facts", overtaken)
    async with both(begun) as (ann, bob):
        await ann.move("ouch", 6)
        await ann.until("turn", seq=8)
        await ann.move("say", 8, text=SENTENCE)
        told = [await bob.next()]
        while told[-1]["type"] != "turn" or told[-1]["seq"] < 9:
            told.append(await bob.next())
    assert [frame["seq"] for frame in told if frame["type"] == "happened"] == [7, 8, 9]
    turns = [frame["seq"] for frame in told if frame["type"] == "turn"]
    assert turns == sorted(turns)


async def test_whoever_was_switched_off_is_not_shown_what_a_partner_reads_anew(
    begun: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with both(begun) as (ann_here, bob):
        await come_in(ann_here, bob)
        await User.objects.filter(pk=begun.people["bob"].pk).aupdate(is_active=False)
        with monkeypatch.context() as patch:
            patch.setattr(notify, "dialogue_changed", lambda *_: None)  # it is lost
            for _ in range(2):
                await sync_to_async(begun.move)("ann", "ouch")
        (room,) = registry.rooms()
        (ann,) = (one for one in room.sockets if one.seat is Seat.A)
        assert await room.catch_up(ann, 8)
        frames: list[dict[str, Any]] = []
        while (message := await bob.socket.receive_output(timeout=5))["type"] == "websocket.send":
            frames.append(json.loads(message["text"]))
    assert message["code"] == 4401
    assert [frame["type"] for frame in frames if frame["type"] in {"happened", "turn"}] == []


async def test_what_is_put_aside_is_in_the_room_once_it_was_read(begun: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    async with both(begun) as (ann, bob):
        await ann.move("say", 6, text=SENTENCE)
        await bob.until("turn", seq=7)
        with monkeypatch.context() as patch:
            patch.setattr(notify, "private_changed", lambda *_: None)  # it is lost
            await sync_to_async(put_on_shelf)(begun.people["bob"], begun.id, "But I was only an hour late")
        (room,) = registry.rooms()
        (own,) = (one for one in room.sockets if one.seat is Seat.B)
        await room.read_own_rows(own)
        assert room.snapshot
        shelves = {seat: [item.text for item in shelf] for seat, shelf in room.snapshot.shelves.items()}
        assert shelves == {Seat.A: [], Seat.B: ["But I was only an hour late"]}
