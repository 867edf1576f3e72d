"""Rounds of heartbeats: those that come meanwhile share one thread, and what goes wrong with one is theirs alone."""

import asyncio
from collections.abc import Sequence
from typing import Any

import pytest
from django.db import OperationalError

from dialogue.domain.access import NotInTheRoom
from dialogue.realtime.room import heartbeat_rounds
from dialogue.realtime.room.heartbeat_rounds import HeartbeatRounds


class Socket:
    """As much of a socket as a round asks for."""

    def __init__(self, name: str) -> None:
        self.signed_in = self.room = None
        self.scope: dict[str, Any] = {"cookies": {}}
        self.lease = name

    async def in_thread(self, work: Any, pulses: Sequence[Any]) -> Any:
        return work(pulses)


class Looks:
    """What each look is asked, and how it ends for some channels."""

    def __init__(self, **ends: Exception) -> None:
        self.asked: list[list[str]] = []
        self.ends = ends

    def __call__(self, pulses: Sequence[Any]) -> list[Any]:
        self.asked.append([pulse.lease for pulse in pulses])
        for pulse in pulses:
            if pulse.lease in self.ends:
                raise self.ends[pulse.lease]
        return [NotInTheRoom() if pulse.lease == "closed" else pulse.lease for pulse in pulses]


@pytest.fixture(autouse=True)
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(heartbeat_rounds, "PAUSE", 0.01)


async def beat(rounds: HeartbeatRounds, name: str) -> Any:
    return await rounds.look(Socket(name))  # type: ignore[arg-type]  # enough of one


async def beats(looks: Looks, monkeypatch: pytest.MonkeyPatch, *names: str) -> list[Any]:
    monkeypatch.setattr(heartbeat_rounds, "look", looks)
    rounds = HeartbeatRounds()
    waiting = [asyncio.create_task(beat(rounds, name)) for name in names]
    return await asyncio.gather(*waiting, return_exceptions=True)


async def test_those_that_come_together_are_looked_at_together(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = Looks()
    assert await beats(looks, monkeypatch, "ann", "bob", "carl") == ["ann", "bob", "carl"]
    assert looks.asked == [["ann", "bob", "carl"]]


async def test_those_that_come_during_a_round_are_of_the_next(monkeypatch: pytest.MonkeyPatch) -> None:
    looks, rounds = Looks(), HeartbeatRounds()
    monkeypatch.setattr(heartbeat_rounds, "look", looks)
    assert await beat(rounds, "ann") == "ann"
    late = [asyncio.create_task(beat(rounds, name)) for name in ("bob", "carl")]
    assert await asyncio.gather(*late) == ["bob", "carl"]
    assert looks.asked == [["ann"], ["bob", "carl"]]


async def test_a_closed_room_is_an_error_for_its_own_socket_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    ann, closed = await beats(Looks(), monkeypatch, "ann", "closed")
    assert (ann, type(closed)) == ("ann", NotInTheRoom)


async def test_what_goes_wrong_with_one_is_not_told_to_the_others(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = Looks(bob=ValueError())
    found = await beats(looks, monkeypatch, "ann", "bob", "carl")
    assert [found[0], type(found[1]), found[2]] == ["ann", ValueError, "carl"]
    assert looks.asked == [["ann", "bob", "carl"], ["ann"], ["bob"], ["carl"]]


async def test_a_database_that_is_away_is_away_for_all_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looks = Looks(bob=OperationalError())
    assert [type(each) for each in await beats(looks, monkeypatch, "ann", "bob")] == [OperationalError] * 2
    assert looks.asked == [["ann", "bob"]]


async def test_nobody_is_looked_at_who_has_gone(monkeypatch: pytest.MonkeyPatch) -> None:
    looks, rounds = Looks(), HeartbeatRounds()
    monkeypatch.setattr(heartbeat_rounds, "look", looks)
    assert await beat(rounds, "ann") == "ann"
    gone, stays = [asyncio.create_task(beat(rounds, name)) for name in ("gone", "stays")]
    await asyncio.sleep(0)
    gone.cancel()
    assert await stays == "stays"
    assert looks.asked == [["ann"], ["stays"]]
