"""Heartbeats cost one thread, four statements and two looks at the cache together; 2,000 sockets send 130 a second."""

from functools import partial
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.core.cache import cache
from django.db import connection
from django.test.utils import CaptureQueriesContext

from accounts.couples.invitations import leave
from accounts.models import User
from dialogue.domain import presence
from dialogue.domain.access import NotInTheRoom, room_for
from dialogue.domain.presence import Company
from dialogue.models import Dialogue
from dialogue.realtime.base_consumer import PersonConsumer
from dialogue.realtime.room.heartbeats import Heartbeat, Pulse, look
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


def cookies(person: User) -> dict[str, str]:
    name, _, value = cookies_of(person).decode().partition("=")
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


def pulses(begun: Stage) -> list[Pulse]:
    """Both partners, each in their browser."""
    found = []
    for person in begun.people.values():
        mine = cookies(person)
        seen = signed_in(mine)
        assert seen
        found.append(Pulse(seen, mine, room_for(person, begun.id), f"{person.name}'s phone"))
    return found


def test_they_ask_as_little_as_it_takes(begun: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    both_pulse = pulses(begun)
    look(both_pulse)
    asked = counting(monkeypatch, "get_many", "touch", "add")
    with CaptureQueriesContext(connection) as queries:
        beats = look(both_pulse)
    for beat, pulse in zip(beats, both_pulse, strict=True):
        assert isinstance(beat, Heartbeat)
        assert (beat.signed_in, beat.room.dialogue.seq, beat.nested) == (pulse.signed_in, 6, None)
        assert beat.room.seat == pulse.room.seat
        assert beat.company == Company(arrived=False, partner=True, therapist=False)
    assert len(queries) == 4  # sessions, people, rooms and who is in them
    assert asked == ["get_many", "touch", "touch"]


def test_what_interrupts_one_of_them_is_found(begun: Stage) -> None:
    row = begun.row
    row.paused = True
    row.save()
    nested = Dialogue.objects.create(couple=row.couple, slug="quick", version=1, parent=row, step="x", sender="a")
    beats, nested_id = look(pulses(begun)), nested.pk
    nested.delete()
    row.paused = False
    row.save()
    assert [isinstance(beat, Heartbeat) and beat.nested for beat in beats] == [nested_id] * 2


def test_session_that_is_over_and_a_room_that_is_closed_take_no_place(begun: Stage) -> None:
    ann, _bob = both_pulse = pulses(begun)
    leave(begun.people["ann"])
    assert [type(answer) for answer in look(both_pulse)] == [NotInTheRoom, NotInTheRoom]
    person = begun.people["ann"]
    person.set_password("another quiet place")
    person.save()
    assert [type(answer) for answer in look(both_pulse)] == [type(None), NotInTheRoom]
    assert not presence.is_in_the_room(begun.id, ann.room.seat)


def test_one_whose_session_is_over_takes_nobody_along(begun: Stage) -> None:
    both_pulse = pulses(begun)
    person = begun.people["ann"]
    person.set_password("another quiet place")
    person.save()
    gone, there = look(both_pulse)
    assert gone is None
    assert isinstance(there, Heartbeat)
    assert not there.company.partner


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
