"""A room of this process stands in its dialogue's group once, however many sockets are in it, and leaves nothing."""

import asyncio
from collections.abc import AsyncIterator, Callable
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from channels.layers import InMemoryChannelLayer, channel_layers, get_channel_layer
from redis.exceptions import ConnectionError as RedisIsAway

from dialogue.domain import notify
from dialogue.realtime.live_rooms import registry, room_follower, room_snapshot
from dialogue.realtime.live_rooms.live_room import LiveRoom
from tests.cast import Cast, gather
from tests.dialogue.browser import Browser, both, browser
from tests.stage import TO_FIRST_SEND, Stage

pytestmark = pytest.mark.django_db(transaction=True)
SENTENCE = "I felt alone."


class Layer(InMemoryChannelLayer):  # type: ignore[misc]  # channels has no types
    """Counts what it is asked, and can be away."""

    def __init__(self) -> None:
        super().__init__()
        self.sent: list[tuple[str, str]] = []
        self.away = False

    async def group_add(self, group: str, channel: str) -> None:
        if self.away and group.startswith("dialogue."):
            raise RedisIsAway
        await super().group_add(group, channel)

    async def receive(self, channel: str) -> dict[str, Any]:
        message: dict[str, Any] = await super().receive(channel)
        if message["type"] == "redis.is.away":
            raise RedisIsAway
        return message

    async def group_send(self, group: str, message: dict[str, Any]) -> None:
        self.sent.append((group, message["type"]))
        await super().group_send(group, message)


@pytest.fixture
def begun(transactional_db: None) -> Stage:
    cast: Cast = gather()
    stage = Stage(cast)
    stage.play(TO_FIRST_SEND)
    return stage


@pytest.fixture
async def layer() -> AsyncIterator[Layer]:
    before = get_channel_layer()
    channel_layers.set("default", layer := Layer())
    yield layer
    channel_layers.set("default", before)


def room_here() -> LiveRoom:
    (room,) = registry.rooms()
    return room


async def quiet(layer: Layer, group: str) -> None:
    """Until nobody here stands in the group any more."""
    await until(lambda: not layer.groups.get(group))


async def until(done: Callable[[], bool]) -> None:
    for _ in range(200):
        if done():
            return
        await asyncio.sleep(0.01)
    pytest.fail("It did not come about.")


def receiving() -> list[asyncio.Task[Any]]:
    tasks = asyncio.all_tasks()
    return [task for task in tasks if "RoomGroup" in getattr(task.get_coro(), "__qualname__", "")]


async def test_two_sockets_are_one_member_and_the_last_one_takes_it_along(begun: Stage, layer: Layer) -> None:
    group = notify.dialogue_group(begun.id)
    async with both(begun):
        assert list(layer.groups[group]) == [room_here().group.channel]
        assert len(receiving()) == 1
    await quiet(layer, group)
    assert registry.rooms() == []
    await until(lambda: not receiving())


async def test_move_that_all_were_shown_is_told_to_no_group(begun: Stage, layer: Layer) -> None:
    group = notify.dialogue_group(begun.id)
    async with both(begun) as (ann, bob):
        layer.sent.clear()
        await ann.move("say", 6, text=SENTENCE)
        for person in (ann, bob):
            assert (await person.until("turn"))["seq"] == 7
        assert (group, "dialogue.changed") not in layer.sent


async def test_move_made_elsewhere_is_read_once_and_told_to_all(
    begun: Stage, layer: Layer, monkeypatch: pytest.MonkeyPatch
) -> None:
    reads: list[int] = []
    read_next = room_snapshot.read_next

    def counted(snapshot: room_snapshot.RoomSnapshot, *given: Any) -> Any:
        reads.append(snapshot.seq)
        return read_next(snapshot, *given)

    monkeypatch.setattr(room_follower, "read_next", counted)
    async with both(begun) as (ann, bob):
        await ann.move("say", 6, text=SENTENCE)
        await bob.until("turn", seq=7)
        await sync_to_async(begun.move)("bob", "ouch")
        shown = [await person.until("turn", seq=8) for person in (ann, bob)]
        assert [frame["html"] != "" for frame in shown] == [True, True]
        assert reads == [7]
        snapshot = room_here().snapshot
        assert snapshot
        assert snapshot.seq == 8
        before = room_here().changes
        await layer.group_send(notify.dialogue_group(begun.id), {"type": "dialogue.changed", "seq": 8})  # twice
        await bob.send({"type": "here"})
        await bob.until("head")
        assert (reads, room_here().changes) == ([7], before)


async def test_several_moves_made_elsewhere_are_told_in_order(begun: Stage, layer: Layer) -> None:
    async with both(begun) as (ann, bob):
        room_here().group.leave()  # nothing is heard for a while
        for _ in range(3):
            await sync_to_async(begun.move)("ann", "ouch")
        await room_here().group.join()
        await layer.group_send(notify.dialogue_group(begun.id), {"type": "dialogue.changed", "seq": 9})
        for person in (ann, bob):
            assert [(await person.until("happened"))["seq"] for _ in range(3)] == [7, 8, 9]


async def test_partner_who_cannot_sign_in_any_more_is_not_shown_what_is_read(begun: Stage, layer: Layer) -> None:
    async with both(begun) as (ann, bob):
        await ann.move("say", 6, text=SENTENCE)
        await bob.until("turn", seq=7)
        person = begun.people["bob"]
        person.is_active = False
        await person.asave()
        await sync_to_async(begun.move)("ann", "ouch")
        assert (await ann.until("happened", seq=8))["seq"] == 8
        assert await told_until_closed(bob) == []


async def told_until_closed(one: Browser) -> list[str]:
    """The kinds of what it is still told."""
    told: list[str] = []
    while (message := await one.socket.receive_output(timeout=5))["type"] == "websocket.send":
        told.append(message["text"])
    assert message["code"] in {4401, 4403}
    return [text for text in told if "happened" in text or '"turn"' in text]


async def test_layer_that_is_away_asks_whoever_comes_to_come_again(begun: Stage, layer: Layer) -> None:
    layer.away = True
    async with browser(begun.people["ann"], f"/ws/dialogue/{begun.id}/?told=6") as ann:
        assert await ann.closed_with() == 1012
    assert registry.rooms() == []
    layer.away = False
    async with both(begun) as (ann, _bob):
        await ann.send({"type": "here"})
        await ann.until("head")


async def test_layer_that_goes_away_asks_all_in_the_room_to_come_again(begun: Stage, layer: Layer) -> None:
    async with both(begun) as (ann, bob):
        await layer.send(room_here().group.channel, {"type": "redis.is.away"})
        assert [await person.closed_with() for person in (ann, bob)] == [1012, 1012]


async def test_room_that_empties_and_fills_at_once_hears(begun: Stage, layer: Layer) -> None:
    group, path = notify.dialogue_group(begun.id), f"/ws/dialogue/{begun.id}/?told=6"
    async with browser(begun.people["bob"], path) as bob:
        for seq in range(7, 10):
            async with browser(begun.people["ann"], path) as ann:
                await ann.until("turn")
                await bob.socket.disconnect()
            async with browser(begun.people["ann"], path) as ann:
                await ann.until("turn")
                await sync_to_async(begun.move)("ann", "ouch")
                await ann.until("happened", seq=seq)
                assert len(layer.groups[group]) == 1
    await quiet(layer, group)


async def test_what_is_told_while_a_socket_joins_reaches_it(
    begun: Stage, layer: Layer, monkeypatch: pytest.MonkeyPatch
) -> None:
    from dialogue.realtime.room.room_consumer import RoomConsumer  # noqa: PLC0415  beside its use

    async def late(consumer: RoomConsumer) -> None:
        """After the turn was sent, and before the socket is one of those that are shown what happens."""
        await sync_to_async(begun.move)("ann", "ouch")
        while not consumer.tasks:  # noqa: ASYNC110  until it has been told, and waits with it
            await asyncio.sleep(0)

    monkeypatch.setattr(RoomConsumer, "renew_lease", late)
    async with browser(begun.people["bob"], f"/ws/dialogue/{begun.id}/?told=6") as bob:
        async with asyncio.timeout(1.5):  # sooner than the watch would look
            assert (await bob.until("happened"))["seq"] == 7


async def test_change_of_the_home_page_is_told_to_an_open_one_and_to_no_room(begun: Stage, layer: Layer) -> None:
    ann, bob = begun.people["ann"], begun.people["bob"]
    async with both(begun), browser(ann, "/ws/home/") as home:
        await home.until("home")
        layer.sent.clear()
        await sync_to_async(notify.home_changed)(ann.pk, bob.pk)
        await home.until("home")
        assert layer.sent == [(notify.home_group(ann.pk), "home.changed")]  # Bob has no such page open
    await quiet(layer, notify.home_group(ann.pk))
