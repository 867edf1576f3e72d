"""Presence in a room: a lease of 30 s that each socket renews. Never "last seen".

A seat has a few places in the cache, each a key of its own, and a socket holds one of them. So two processes never
write the same value, and `add` lets only one of them have a place that is free.
"""

from collections.abc import Collection, Mapping
from typing import NamedTuple
from uuid import UUID

from asgiref.sync import sync_to_async
from django.core.cache import cache
from redis.exceptions import RedisError

from dialogue.domain.access import Viewer
from dialogue.protocol.terms import Seat

LEASE = 30  # seconds; a server that is killed says goodbye to nobody
PLACES = 8  # of one seat; a browser beyond them counts from its first heartbeat after one is free


class Company(NamedTuple):
    """Who is in a room beside one socket."""

    arrived: bool  # whether the socket's own seat was empty before it
    partner: bool
    therapist: bool


class Lease(NamedTuple):
    """What a socket holds, or is to hold."""

    dialogue_id: UUID
    seat: Seat
    channel: str


def renew(dialogue_id: UUID, seat: Seat, channel: str) -> Company:
    """Takes or renews a socket's lease, and says who else is here. In a thread."""
    (company,) = renew_all([Lease(dialogue_id, seat, channel)])
    return company


def renew_all(leases: Collection[Lease]) -> list[Company]:
    """The same of many sockets: one look for all, and one more word for the leases that they hold. In a thread."""
    if not leases:
        return []
    seats = [[_keys(one.dialogue_id, each) for each in (one.seat, one.seat.other, Viewer.THERAPIST)] for one in leases]
    held = cache.get_many({key: None for three in seats for keys in three for key in keys})
    own = [_place_of(one.channel, own, held) for one, (own, _, _) in zip(leases, seats, strict=True)]
    kept = _touched([key for key in own if key])
    companies = []
    for one, place, (keys, partner, guest) in zip(leases, own, seats, strict=True):
        arrived = place not in kept and _take_free_place(keys, one.channel, held)
        companies.append(Company(arrived, _is_any_in(partner, held), _is_any_in(guest, held)))
    return companies


async def arrive(dialogue_id: UUID, seat: Seat | Viewer, channel: str) -> bool:
    """Takes or renews a socket's lease; True when the seat was empty before."""
    return await _arrive(_keys(dialogue_id, seat), channel)


async def leave(dialogue_id: UUID, seat: Seat | Viewer, channel: str) -> bool:
    """Gives a socket's lease back; True when the seat is empty now."""
    return await _leave(_keys(dialogue_id, seat), channel)


async def is_here(dialogue_id: UUID, seat: Seat | Viewer) -> bool:
    return await _is_here(dialogue_id, seat)


def is_in_the_room(dialogue_id: UUID, seat: Seat | Viewer) -> bool:
    """The same, for work that waits. Without Redis only the process that serves knows."""
    return bool(cache.get_many(_keys(dialogue_id, seat)))


def may_be_in_the_room(dialogue_id: UUID, seat: Seat | Viewer) -> bool:
    """The same, for a page. Yes while the cache is away: the page opens, and says of nobody that they are not there."""
    try:
        return is_in_the_room(dialogue_id, seat)
    except RedisError:
        return True


def _keys(dialogue_id: UUID, seat: Seat | Viewer) -> list[str]:
    return [f"here.{dialogue_id.hex}.{seat}.{place}" for place in range(PLACES)]


def _is_any_in(keys: Collection[str], held: Mapping[str, str]) -> bool:
    return not held.keys().isdisjoint(keys)


def _arrive_in(keys: list[str], channel: str) -> bool:
    return _take_place(keys, channel, cache.get_many(keys))


def _take_place(keys: list[str], channel: str, held: Mapping[str, str]) -> bool:
    """`held` is what the cache has just said of these keys. True when the seat was empty before."""
    own = _place_of(channel, keys, held)
    return not (own and cache.touch(own, LEASE)) and _take_free_place(keys, channel, held)


def _place_of(channel: str, keys: list[str], held: Mapping[str, str]) -> str:
    return next((key for key in keys if held.get(key) == channel), "")


def _touched(keys: list[str]) -> set[str]:
    """Those that are still held, for as long again."""
    if hasattr(cache, "touch_many"):
        return set(cache.touch_many(keys, LEASE))
    return {key for key in keys if cache.touch(key, LEASE)}


def _take_free_place(keys: list[str], channel: str, held: Mapping[str, str]) -> bool:
    """True when the seat was empty before."""
    for key in keys:
        if key not in held and cache.add(key, channel, LEASE):
            break
    return held.keys().isdisjoint(keys)


def _give_back(keys: list[str], channel: str) -> bool:
    """Looks once more after it, so that of two that leave at once the last one finds the seat empty."""
    held: dict[str, str] = cache.get_many(keys)
    cache.delete_many([key for key in keys if held.get(key) == channel])
    return not cache.get_many(keys)


# In threads of their own: in the one that all sockets share, a Redis that hangs would hold up every socket.
_arrive = sync_to_async(_arrive_in, thread_sensitive=False)
_leave = sync_to_async(_give_back, thread_sensitive=False)
_is_here = sync_to_async(is_in_the_room, thread_sensitive=False)
