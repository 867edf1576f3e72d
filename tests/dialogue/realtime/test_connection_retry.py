"""The database or Redis is gone for a moment: what is tried again, and what a socket leaves behind."""

from collections import Counter
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.db import OperationalError
from redis.exceptions import ConnectionError as RedisAway

from dialogue.domain import presence
from dialogue.realtime import base_consumer, catch_up, connection_retry
from tests.cast import gather
from tests.dialogue.browser import browser
from tests.stage import Stage


class Cause(Exception):
    """What the driver said."""

    def __init__(self, pgcode: str | None) -> None:
        super().__init__()
        self.pgcode = pgcode


class Work:
    """Fails so many times, with this code of PostgreSQL."""

    def __init__(self, failures: int, pgcode: str | None) -> None:
        self.failures, self.pgcode, self.tries = failures, pgcode, 0

    async def __call__(self) -> str:
        self.tries += 1
        if self.tries <= self.failures:
            raise OperationalError from Cause(self.pgcode)
        return "kept"


@pytest.fixture(autouse=True)
def no_pauses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection_retry, "PAUSES", (0.0, 0.0, 0.0))


@pytest.mark.parametrize("pgcode", [None, "57P01", "08006"])
async def test_lost_connection_is_tried_again_three_times(pgcode: str | None) -> None:
    assert await connection_retry.with_retries(Work(3, pgcode)) == "kept"
    hopeless = Work(4, pgcode)
    with pytest.raises(OperationalError):
        await connection_retry.with_retries(hopeless)
    assert hopeless.tries == 4


async def test_late_lock_is_not_tried_again() -> None:
    late = Work(1, "55P03")
    with pytest.raises(OperationalError):
        await connection_retry.with_retries(late)
    assert late.tries == 1


@pytest.mark.django_db(transaction=True)
async def test_socket_closes_and_frees_its_place_when_redis_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    stage = await sync_to_async(lambda: Stage(gather()))()

    def away(*_arguments: Any) -> bool:
        raise RedisAway

    monkeypatch.setattr(presence, "renew", away)
    monkeypatch.setattr(presence, "leave", sync_to_async(away))
    async with browser(stage.people["ann"], f"/ws/dialogue/{stage.id}/?told=0") as ann:
        assert await ann.closed_with() == base_consumer.SERVICE_RESTART
    assert base_consumer._open == Counter()
    assert catch_up.watch().listeners == set()
