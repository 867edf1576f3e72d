"""PostgreSQL is shut down immediately under load, as in a crash, and started anew."""

import asyncio
import signal

import pytest

from tests.faults.conftest import Grown
from tests.faults.site import SOAK, talking

RESTARTS = 10 if SOAK else 2


@pytest.mark.soak
@pytest.mark.timeout(600 if SOAK else 120)
@pytest.mark.xdist_group("grown")
async def test_restarted_postgresql_costs_no_move(grown: Grown) -> None:
    async with talking(grown.site) as crowd:
        for _ in range(RESTARTS):
            await asyncio.to_thread(grown.postgresql.end, signal.SIGQUIT)
            await asyncio.to_thread(grown.postgresql.start)
            await crowd.live_again()
