"""A heartbeat costs one thread, two statements and two looks at the cache; at 2,000 sockets there are 130 a second."""

from functools import partial
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.couples.invitations import leave
from dialogue.domain.access import NotInTheRoom, room_for
from dialogue.realtime.base_consumer import PersonConsumer
from dialogue.realtime.room import heartbeats
from dialogue.realtime.socket_auth import signed_in
from tests.cast import Cast, gather
from tests.dialogue.browser import both, cookies_of
from tests.stage import TO_FIRST_SEND, Stage

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def begun(transactional_db: None) -> Stage:
    cast: Cast = gather()
    stage = Stage(cast)
    stage.play(TO_FIRST_SEND)
    return stage


def cookies(stage: Stage) -> dict[str, str]:
    name, _, value = cookies_of(stage.people["ann"]).decode().partition("=")
    return {name: value}


def counting(monkeypatch: pytest.MonkeyPatch, *names: str) -> list[str]:
    """What the cache is asked from now on."""
    asked: list[str] = []

    def counted(name: str, work: Any, *args: Any) -> Any:
        asked.append(name)
        return work(*args)

    for name in names:
        monkeypatch.setattr(cache, name, partial(counted, name, getattr(cache, name)))
    return asked


def test_it_asks_as_little_as_it_takes(begun: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    ann, mine = begun.people["ann"], cookies(begun)
    seen, room = signed_in(mine), room_for(ann, begun.id)
    assert seen
    heartbeats.look(seen, mine, room, "phone")
    asked = counting(monkeypatch, "get_many", "touch", "add")
    with CaptureQueriesContext(connection) as queries:
        beat = heartbeats.look(seen, mine, room, "phone")
    assert beat
    assert (beat.signed_in, beat.room.dialogue.seq, beat.company.arrived) == (seen, 6, False)
    assert len(queries) == 2
    assert asked == ["get_many", "touch"]


def test_session_that_is_over_and_a_room_that_is_closed_take_no_place(begun: Stage) -> None:
    ann, mine = begun.people["ann"], cookies(begun)
    seen, room = signed_in(mine), room_for(ann, begun.id)
    assert seen
    leave(ann)
    with pytest.raises(NotInTheRoom):
        heartbeats.look(seen, mine, room, "phone")
    ann.set_password("another quiet place")
    ann.save()
    assert heartbeats.look(seen, mine, room, "phone") is None


async def test_it_goes_into_one_thread(begun: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    async with both(begun) as (ann, bob):
        for person in (ann, bob):
            await person.until("presence")
        threads, in_thread = [], PersonConsumer.in_thread

        async def counted(consumer: PersonConsumer, work: Any, *args: Any) -> Any:
            threads.append(work)
            return await in_thread(consumer, work, *args)

        monkeypatch.setattr(PersonConsumer, "in_thread", counted)
        await ann.send({"type": "here"})
        assert (await ann.until("head"))["seq"] == 6
        assert (await ann.until("presence"))["here"] is True
        assert len(threads) == 1


async def test_it_ends_with_the_session(begun: Stage) -> None:
    async with both(begun) as (ann, _bob):
        person = begun.people["ann"]
        await sync_to_async(person.set_password)("another quiet place")
        await person.asave()
        await ann.send({"type": "here"})
        assert await ann.closed_with() == 4401
