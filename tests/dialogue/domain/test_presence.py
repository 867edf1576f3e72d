"""Who is in a room: several browsers of one person, in several processes, on both kinds of cache."""

import asyncio
from collections.abc import Iterator
from uuid import UUID, uuid4

import pytest
import redis
from django.core.cache import caches
from pytest_django import Settings

from dialogue.domain import presence
from dialogue.domain.access import Viewer
from dialogue.domain.presence import Company, Lease
from dialogue.protocol.terms import Seat
from imago_site.settings.cache_and_channels import IN_MEMORY

ROUNDS = 30  # chance decides which of two comes first


@pytest.fixture(params=["memory", "redis"])
def room(request: pytest.FixtureRequest, settings: Settings) -> Iterator[UUID]:
    """A room nobody is in, on a cache of each kind."""
    if request.param == "memory":
        settings.CACHES = {"default": IN_MEMORY}
    else:
        settings.CACHES = {"default": redis_cache(request.getfixturevalue("redis_url"))}
    yield uuid4()
    caches["default"].clear()


def redis_cache(url: str) -> dict[str, object]:
    """As the settings have it with Redis."""
    return {
        "BACKEND": "imago_site.cache.SharedCache",
        "LOCATION": url,
        "KEY_FUNCTION": "imago_site.cache.hashed_key",
        "OPTIONS": {"serializer": "imago_site.cache.JSONSerializer"},
    }


@pytest.mark.parametrize(("stays", "closes"), [("phone", "laptop"), ("laptop", "phone")])
async def test_two_browsers_that_renew_at_once_both_keep_their_lease(room: UUID, stays: str, closes: str) -> None:
    for _ in range(ROUNDS):
        await asyncio.gather(*(presence.arrive(room, Seat.A, one) for one in ("phone", "laptop")))
        await presence.leave(room, Seat.A, closes)
        assert await presence.is_here(room, Seat.A)
        assert await presence.leave(room, Seat.A, stays)


async def test_one_that_closes_takes_no_other_lease_along(room: UUID) -> None:
    for _ in range(ROUNDS):
        await presence.arrive(room, Seat.A, "phone")
        await asyncio.gather(presence.leave(room, Seat.A, "phone"), presence.arrive(room, Seat.A, "laptop"))
        assert await presence.is_here(room, Seat.A)
        await presence.leave(room, Seat.A, "laptop")
        assert not await presence.is_here(room, Seat.A)


async def test_of_two_that_close_at_once_one_says_that_the_seat_is_empty(room: UUID) -> None:
    for _ in range(ROUNDS):
        for one in ("phone", "laptop"):
            await presence.arrive(room, Seat.A, one)
        answers = await asyncio.gather(*(presence.leave(room, Seat.A, one) for one in ("phone", "laptop")))
        assert any(answers)


async def test_only_the_first_and_the_last_change_whether_somebody_is_here(room: UUID) -> None:
    assert await presence.arrive(room, Seat.A, "phone")
    assert not await presence.arrive(room, Seat.A, "laptop")
    assert not await presence.arrive(room, Seat.A, "phone")
    assert not await presence.leave(room, Seat.A, "laptop")
    assert await presence.leave(room, Seat.A, "phone")
    assert not presence.is_in_the_room(room, Seat.A)


async def test_a_lease_counts_for_one_seat_in_one_room(room: UUID) -> None:
    await presence.arrive(room, Seat.A, "phone")
    assert not await presence.is_here(room, Seat.B)
    assert not await presence.is_here(uuid4(), Seat.A)


async def test_more_browsers_than_places_leave_the_seat_taken_until_the_last_has_gone(room: UUID) -> None:
    many = [f"browser {number}" for number in range(presence.PLACES + 2)]
    for one in many:
        await presence.arrive(room, Seat.A, one)
    for one in many[:-1]:
        await presence.leave(room, Seat.A, one)
        await presence.arrive(room, Seat.A, many[-1])  # its next heartbeat
        assert await presence.is_here(room, Seat.A)
    assert await presence.leave(room, Seat.A, many[-1])


async def test_a_lease_ends_by_itself_unless_it_is_renewed(redis_url: str, settings: Settings) -> None:
    settings.CACHES = {"default": redis_cache(redis_url)}
    room = uuid4()
    with redis.Redis.from_url(redis_url) as server:
        server.flushall()
        await presence.arrive(room, Seat.A, "phone")
        (key,) = server.keys()
        assert 0 < server.ttl(key) <= presence.LEASE
        server.expire(key, 5)  # as later, when its heartbeat comes
        await presence.arrive(room, Seat.A, "phone")
        assert server.keys() == [key]
        assert 5 < server.ttl(key) <= presence.LEASE


async def renewed(room: UUID, seat: Seat, channel: str) -> Company:
    return await asyncio.to_thread(presence.renew, room, seat, channel)


async def test_one_that_renews_is_told_who_else_is_here(room: UUID) -> None:
    assert await renewed(room, Seat.A, "phone") == Company(arrived=True, partner=False, therapist=False)
    assert await renewed(room, Seat.B, "tablet") == Company(arrived=True, partner=True, therapist=False)
    await presence.arrive(room, Viewer.THERAPIST, "desk")
    assert await renewed(room, Seat.A, "laptop") == Company(arrived=False, partner=True, therapist=True)
    assert not await presence.leave(room, Seat.A, "phone")
    assert await presence.leave(room, Seat.A, "laptop")
    assert await renewed(room, Seat.B, "tablet") == Company(arrived=False, partner=False, therapist=True)


async def test_many_renew_at_once_and_each_hears_of_its_own_room(room: UUID) -> None:
    leases = [Lease(room, Seat.A, "phone"), Lease(room, Seat.B, "tablet"), Lease(uuid4(), Seat.A, "laptop")]
    first = await asyncio.to_thread(presence.renew_all, leases)
    assert first == [Company(arrived=True, partner=False, therapist=False)] * 3
    await presence.leave(*leases[1])

    assert await asyncio.to_thread(presence.renew_all, leases) == [
        Company(arrived=False, partner=False, therapist=False),
        Company(arrived=True, partner=True, therapist=False),
        Company(arrived=False, partner=False, therapist=False),
    ]
    assert await asyncio.to_thread(presence.renew_all, []) == []
