"""Counters of an event loop, ahead of those in Redis: nobody waits for Redis, which is told of many in one trip.

A process judges by what Redis said last and what it has counted itself since. So a limit is exceeded by no more than
what other processes count in `PAUSE` and one trip to Redis, after which the next begins.
"""

import asyncio
import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol, cast
from weakref import WeakKeyDictionary

from django.core.cache import cache
from redis.exceptions import RedisError

PAUSE = 0.05  # seconds between two trips
SWEEP_SECONDS = 60.0  # between two looks for windows that are over


class SharedCache(Protocol):
    """A cache that several processes share (`imago_site.cache.SharedCache`)."""

    def count_many(self, counts: Mapping[str, int], seconds: Mapping[str, int]) -> dict[str, tuple[int, float]]: ...


@dataclass(slots=True)
class Window:
    """One counter until it ends, by the monotonic clock."""

    seconds: int
    ends: float
    total: int = 0  # of all processes, as Redis said last
    ahead: int = 0  # counted here, and not yet in `total`
    given: int = 0  # what was answered last


class LoopCounters:
    """Those of one event loop, and the task that tells Redis while there is something to tell."""

    def __init__(self) -> None:
        self.windows: dict[str, Window] = {}
        self.waiting: dict[str, int] = {}
        self.task: asyncio.Task[None] | None = None
        self.swept = time.monotonic()

    def count(self, key: str, seconds: int) -> tuple[int, int]:
        """Counts once, and gives the count since the window began, after the one given last. It waits for nothing."""
        now = time.monotonic()
        window = self.windows.get(key)
        if window is None or window.ends <= now:
            window = self.windows[key] = Window(seconds, now + seconds)
        window.ahead += 1
        self.waiting[key] = self.waiting.get(key, 0) + 1
        if self.task is None or self.task.done():
            self.task = asyncio.create_task(self._tell())
        before, window.given = window.given, window.total + window.ahead
        return before, window.given

    async def _tell(self) -> None:
        while counts := self.waiting:
            self.waiting = {}
            seconds = {key: self.windows[key].seconds for key in counts}
            try:
                said = await asyncio.to_thread(_shared().count_many, counts, seconds)
            except RedisError:
                self.windows, self.waiting = {}, {}  # while it is away, a counter holds nobody up
            else:
                self._hear(counts, said)
            self._sweep()
            await asyncio.sleep(PAUSE)

    def _hear(self, counts: Mapping[str, int], said: Mapping[str, tuple[int, float]]) -> None:
        now = time.monotonic()
        for key, (total, left) in said.items():
            window = self.windows[key]
            # A window that began here anew meanwhile has these counts no more.
            window.total, window.ahead, window.ends = total, max(0, window.ahead - counts[key]), now + left

    def _sweep(self) -> None:
        now = time.monotonic()
        if now - self.swept > SWEEP_SECONDS:
            self.swept = now
            waiting = self.waiting
            self.windows = {key: each for key, each in self.windows.items() if each.ends > now or key in waiting}


_counters: "WeakKeyDictionary[asyncio.AbstractEventLoop, LoopCounters | None]" = WeakKeyDictionary()


def loop_counters() -> LoopCounters | None:
    """Those of the running event loop. None in a thread, and where the cache is this process's own and never waits."""
    try:
        loop = asyncio.get_running_loop()
    except RuntimeError:
        return None
    try:
        return _counters[loop]
    except KeyError:
        counters = _counters[loop] = LoopCounters() if hasattr(cache, "count_many") else None
        return counters


def _shared() -> SharedCache:
    return cast("SharedCache", cache)
