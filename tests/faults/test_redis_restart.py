"""Redis is killed and started anew under load, and has forgotten everything."""

import asyncio

import pytest

from tests.faults.conftest import Grown
from tests.faults.site import SOAK, talking

RESTARTS = 10 if SOAK else 2


@pytest.mark.soak
@pytest.mark.timeout(600 if SOAK else 120)
@pytest.mark.xdist_group("grown")
async def test_restarted_redis_costs_no_move(grown: Grown) -> None:
    async with talking(grown.site) as crowd:
        for _ in range(RESTARTS):
            grown.redis.end()
            await asyncio.to_thread(grown.redis.start)
            await crowd.live_again()
