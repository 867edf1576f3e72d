"""Who is in a room right now: a lease of 30 s that each socket renews. Never "last seen"."""

import time
from uuid import UUID

from asgiref.sync import sync_to_async
from django.core.cache import cache
from redis.exceptions import RedisError

from dialogue.protocol.terms import Seat

LEASE = 30  # seconds; a server that is killed says goodbye to nobody


async def arrive(dialogue_id: UUID, seat: Seat, channel: str) -> bool:
    """Takes or renews a socket's lease; True when the seat was empty before."""
    leases = await _leases(dialogue_id, seat)
    await _set(_key(dialogue_id, seat), {**leases, channel: time.time() + LEASE}, LEASE)
    return not leases


async def leave(dialogue_id: UUID, seat: Seat, channel: str) -> bool:
    """Gives a socket's lease back; True when the seat is empty now."""
    leases = await _leases(dialogue_id, seat)
    leases.pop(channel, None)
    await _set(_key(dialogue_id, seat), leases, LEASE)
    return not leases


async def is_here(dialogue_id: UUID, seat: Seat) -> bool:
    return bool(await _leases(dialogue_id, seat))


def is_in_the_room(dialogue_id: UUID, seat: Seat) -> bool:
    """The same, for work that waits. Without Redis only the process that serves knows."""
    return bool(_that_last(cache.get(_key(dialogue_id, seat))))


def may_be_in_the_room(dialogue_id: UUID, seat: Seat) -> bool:
    """The same, for a page. Yes while the cache is away: the page opens, and says of nobody that they are not there."""
    try:
        return is_in_the_room(dialogue_id, seat)
    except RedisError:
        return True


async def _leases(dialogue_id: UUID, seat: Seat) -> dict[str, float]:
    return _that_last(await _get(_key(dialogue_id, seat)))


def _that_last(found: dict[str, float] | None) -> dict[str, float]:
    now = time.time()
    return {channel: until for channel, until in (found or {}).items() if until > now}


def _key(dialogue_id: UUID, seat: Seat) -> str:
    return f"here.{dialogue_id.hex}.{seat}"


# In threads of their own: in the one that all sockets share, a Redis that hangs would hold up every socket.
_get = sync_to_async(cache.get, thread_sensitive=False)
_set = sync_to_async(cache.set, thread_sensitive=False)
