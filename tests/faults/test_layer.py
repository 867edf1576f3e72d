"""A layer that drops, doubles, delays or forgets: nothing is lost or doubled, and it heals without a heartbeat."""

import asyncio
from collections.abc import Iterator
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from channels.layers import channel_layers, get_channel_layer
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dialogue.domain import notify
from dialogue.realtime import catch_up
from imago_site.demo.scripts import moves
from tests.cast import Cast, gather
from tests.dialogue.browser import Browser, browser
from tests.faults.layers import FaultyChannelLayer
from tests.stage import ROUND_ONE, TO_FIRST_SEND, Stage

pytestmark = pytest.mark.django_db(transaction=True)
HEALED = 5  # seconds


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return gather()


@pytest.fixture(params=range(3))
def faulty(request: pytest.FixtureRequest) -> Iterator[FaultyChannelLayer]:
    """In place of the site's layer, with another seed each time."""
    before = get_channel_layer()
    channel_layers.set("default", layer := FaultyChannelLayer(seed=request.param))
    yield layer
    channel_layers.set("default", before)


async def log_of(one: Browser, last: int) -> list[tuple[int, str]]:
    """The seqs and texts that a socket is told, until `last`. It never says a word itself."""
    received: list[tuple[int, str]] = []
    async with asyncio.timeout(HEALED + 30):
        while not received or received[-1][0] < last:
            frame = await one.next()
            if frame["type"] == "happened":
                received.append((frame["seq"], frame["html"]))
    return received


async def test_faulty_layer_loses_and_doubles_nothing(cast: Cast, faulty: FaultyChannelLayer) -> None:
    stage = await sync_to_async(Stage)(cast)
    await sync_to_async(stage.play)(TO_FIRST_SEND)
    path, script = f"/ws/dialogue/{stage.id}/?told=6", list(moves(ROUND_ONE))
    async with browser(cast.ann, path) as ann, browser(cast.bob, path) as bob:
        logs = asyncio.gather(*(log_of(one, 6 + len(script)) for one in (ann, bob)))
        first, _newline, last = ROUND_ONE.strip().rpartition("\n")
        await sync_to_async(stage.play)(first)
        faulty.mute = True  # nobody is notified of the last word
        await sync_to_async(stage.play)(last)
        async with asyncio.timeout(HEALED):
            received = await logs
    assert [[seq for seq, _html in log] for log in received] == [list(range(7, 7 + len(script)))] * 2
    assert faulty.lost > 0


async def test_socket_that_the_layer_forgot_hears_again(cast: Cast) -> None:
    stage = await sync_to_async(Stage)(cast)
    await sync_to_async(stage.play)(TO_FIRST_SEND)
    layer: Any = get_channel_layer()
    async with browser(cast.bob, f"/ws/dialogue/{stage.id}/?told=6") as bob:
        await bob.until("turn")
        layer.groups.pop(notify.dialogue_group(stage.id))
        await sync_to_async(stage.move)("ann", "ouch")
        async with asyncio.timeout(HEALED):
            assert (await bob.until("happened"))["seq"] == 7
        await sync_to_async(stage.move)("ann", "ouch")  # it stands in its group again
        assert (await bob.until("happened"))["seq"] == 8


async def test_task_ends_with_the_last_socket(cast: Cast) -> None:
    stage = await sync_to_async(Stage)(cast)
    path = f"/ws/dialogue/{stage.id}/?told=0"
    async with browser(cast.ann, path) as ann, browser(cast.bob, path) as bob:
        for one in (ann, bob):
            await one.until("presence")
        task = catch_up.watch().task
        assert len(catch_up.watch().listeners) == 2
    assert catch_up.watch().listeners == set()
    assert task
    with pytest.raises(asyncio.CancelledError):
        await task


def test_heads_of_all_rooms_are_one_query(cast: Cast) -> None:
    stage = Stage(cast)
    with CaptureQueriesContext(connection) as queries:
        assert catch_up.heads_of([stage.id]) == {stage.id: 1}
    assert len(queries) == 1
