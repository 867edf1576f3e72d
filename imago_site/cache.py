"""The cache: in one process, or in Redis, with values as JSON, so that none is ever run, and keys that tell nothing."""

import json
import logging
import time
from collections.abc import Mapping, Sequence
from functools import cached_property, lru_cache
from typing import Any

from django.core.cache.backends.locmem import LocMemCache
from django.core.cache.backends.redis import RedisCache, RedisCacheClient
from django.utils.crypto import salted_hmac
from redis.exceptions import RedisError


class JSONSerializer:
    """Django's own unpickles what it reads: whoever could write to Redis would run code here."""

    def dumps(self, value: Any) -> int | bytes:
        """A whole number as it is: Redis counts with it. Raises `TypeError` for what JSON has no form for."""
        return value if type(value) is int else json.dumps(value).encode()

    def loads(self, data: bytes) -> Any:
        """Raises `ValueError` for what this did not write."""
        return json.loads(data)


class SharedClient(RedisCacheClient):
    """Django's own, which would make an object for each command. Threads may share one."""

    commands: Any = None

    def get_client(self, key: Any = None, *, write: bool = False) -> Any:
        if self.commands is None:
            self.commands = super().get_client(key, write=write)
        return self.commands


class ProcessCache(LocMemCache):
    """Django's own, of this process alone. Each move counts in it, and would have its key read letter by letter."""

    def validate_key(self, key: str) -> None:
        """Memory takes every key."""


# What guards a sign-in: limits of tries, and codes that are good once. With Redis away a process guards by itself.
GUARDS = ("allauth", "code:")
PAUSE = 5.0  # seconds without a try after Redis was away, so that a form does not wait for it again and again
_clients: dict[str, RedisCacheClient] = {}  # by the address of their server
_guards_here = LocMemCache("guards", {"OPTIONS": {"MAX_ENTRIES": 100_000}})
logger = logging.getLogger(__name__)


class SharedCache(RedisCache):
    """Django's own, which also counts for many at once, with one pool of connections for the whole process.

    Django makes a cache for each thread and each task, and would connect anew with each heartbeat of a socket.
    """

    away_until = 0.0  # by the monotonic clock, for all of the process

    def __init__(self, server: str, params: dict[str, Any]) -> None:
        super().__init__(server, params)
        self.server, self._class = server, SharedClient

    @cached_property
    def _cache(self) -> RedisCacheClient:
        return _clients.setdefault(self.server, super()._cache)

    def add(self, key: str, *args: Any, **kwargs: Any) -> bool:
        return bool(self._guarded("add", key, *args, **kwargs))

    def get(self, key: str, *args: Any, **kwargs: Any) -> Any:
        return self._guarded("get", key, *args, **kwargs)

    def set(self, key: str, *args: Any, **kwargs: Any) -> None:
        self._guarded("set", key, *args, **kwargs)

    def delete(self, key: str, *args: Any, **kwargs: Any) -> bool:
        return bool(self._guarded("delete", key, *args, **kwargs))

    def _guarded(self, act: str, key: str, *args: Any, **kwargs: Any) -> Any:
        """Django's own; for what guards a sign-in kept in this process while Redis is away, so that people get in."""
        if not key.startswith(GUARDS):
            return getattr(super(), act)(key, *args, **kwargs)
        if time.monotonic() >= SharedCache.away_until:
            try:
                return getattr(super(), act)(key, *args, **kwargs)
            except RedisError as error:
                SharedCache.away_until = time.monotonic() + PAUSE
                logger.warning("Redis is away; limits of sign-in count by process: %s", type(error).__name__)
        return getattr(_guards_here, act)(key, *args, **kwargs)

    def validate_key(self, key: str) -> None:
        """A hash is a key that every server takes."""

    def touch_many(self, keys: Sequence[str], seconds: int) -> list[str]:
        """Keeps these for so long from now on, in one trip. Gives those that were still there."""
        if not keys:
            return []
        with self._cache.get_client(None, write=True).pipeline(transaction=False) as pipeline:
            for key in keys:
                pipeline.expire(self.make_and_validate_key(key), seconds)
            return [key for key, was_there in zip(keys, pipeline.execute(), strict=True) if was_there]

    def count_many(self, counts: Mapping[str, int], seconds: Mapping[str, int]) -> dict[str, tuple[int, float]]:
        """Adds to counters in one trip. Gives what each has come to, and in how many seconds it ends.

        One that is new ends after its `seconds`.
        """
        with self._cache.get_client(None, write=True).pipeline() as pipeline:
            for key, count in counts.items():
                name = self.make_and_validate_key(key)
                pipeline.set(name, 0, ex=seconds[key], nx=True)
                pipeline.incrby(name, count)
                pipeline.pttl(name)
            said = pipeline.execute()
        return {key: (said[3 * place + 1], said[3 * place + 2] / 1000) for place, key in enumerate(counts)}


@lru_cache(maxsize=4096)  # a person's counter is asked for with each move
def hashed_key(key: str, prefix: str, version: int) -> str:
    """Keys name people, addresses and codes of apps. The hash is keyed, so that nobody can try some and compare."""
    return salted_hmac("cache", f"{prefix}:{version}:{key}", algorithm="sha256").hexdigest()
