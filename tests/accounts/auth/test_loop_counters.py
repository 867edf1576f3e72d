"""On an event loop a limit is judged at once, and Redis is told of many counts in one trip."""

import asyncio
import threading
from collections.abc import Mapping

import pytest
from django.core.cache import cache
from redis.exceptions import ConnectionError as RedisIsAway

from accounts.auth import loop_counters as module
from accounts.auth.loop_counters import loop_counters
from accounts.auth.rate_limit import allowed
from accounts.models import User

ANN, BOB = User(pk=1), User(pk=2)


class Redis:
    """Counters of all processes, and how often this one asked for them."""

    def __init__(self) -> None:
        self.counts: dict[str, int] = {}
        self.trips: list[dict[str, int]] = []
        self.away = False
        self.ends = 60.0
        self.answers = threading.Event()
        self.answers.set()
        self.asked = threading.Event()

    def count_many(self, counts: Mapping[str, int], seconds: Mapping[str, int]) -> dict[str, tuple[int, float]]:
        assert set(seconds.values()) == {60}
        assert threading.current_thread() is not threading.main_thread()
        self.asked.set()
        self.answers.wait(5)
        if self.away:
            raise RedisIsAway
        self.trips.append(dict(counts))
        for key, count in counts.items():
            self.counts[key] = self.counts.get(key, 0) + count
        return {key: (self.counts[key], self.ends) for key in counts}


@pytest.fixture
def redis(monkeypatch: pytest.MonkeyPatch) -> Redis:
    redis = Redis()
    monkeypatch.setattr(cache, "count_many", redis.count_many, raising=False)
    return redis


def knocks(times: int, person: User = ANN) -> list[bool]:
    return [allowed("knock", person, most=3, seconds=60) for _ in range(times)]


async def told() -> None:
    """Until Redis knows all that was counted."""
    counters = loop_counters()
    assert counters
    assert counters.task
    await counters.task


async def test_limit_holds_at_once_and_redis_is_told_in_one_trip(redis: Redis) -> None:
    assert knocks(5) == [True, True, True, False, False]
    assert knocks(1, BOB) == [True]
    assert redis.trips == []
    await told()
    assert redis.trips == [{"limit:knock:1": 5, "limit:knock:2": 1}]


async def test_what_other_processes_count_holds_from_the_next_trip_on(redis: Redis) -> None:
    redis.counts["limit:knock:1"] = 3
    assert knocks(1) == [True]
    await told()
    assert knocks(2) == [False, False]
    await told()
    assert redis.counts["limit:knock:1"] == 6


async def test_what_is_counted_during_a_trip_goes_with_the_next(redis: Redis) -> None:
    redis.answers.clear()
    knocks(1)
    assert await asyncio.to_thread(redis.asked.wait, 5)  # the first trip is on its way
    assert knocks(3) == [True, True, False]
    redis.answers.set()
    await told()
    assert redis.trips == [{"limit:knock:1": 1}, {"limit:knock:1": 3}]
    assert knocks(1) == [False]


async def test_counter_that_ends_begins_anew(redis: Redis) -> None:
    redis.ends = 0.0
    assert knocks(4)[-1] is False
    await told()
    redis.counts.clear()
    assert knocks(1) == [True]


async def test_redis_that_is_away_holds_nobody_up(redis: Redis) -> None:
    redis.away = True
    assert knocks(4)[-1] is False
    await told()
    assert knocks(1) == [True]


async def test_limit_reached_with_others_stands_in_the_log_once(redis: Redis, caplog: pytest.LogCaptureFixture) -> None:
    redis.counts["limit:knock:1"] = 7
    with caplog.at_level("INFO", "site.refused"):
        for _ in range(3):
            knocks(1)
            await told()
    assert [record.getMessage() for record in caplog.records] == ["limit reached: what=knock account=1"]


async def test_counters_that_are_over_are_forgotten(redis: Redis, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "SWEEP_SECONDS", 0.0)
    redis.ends = 0.0
    knocks(1)
    await told()
    counters = loop_counters()
    assert counters
    assert counters.windows == {}


async def test_threads_and_a_cache_of_one_process_count_in_the_cache(redis: Redis) -> None:
    assert loop_counters()
    assert await asyncio.to_thread(loop_counters) is None


async def test_without_redis_nothing_is_counted_ahead() -> None:
    assert loop_counters() is None
