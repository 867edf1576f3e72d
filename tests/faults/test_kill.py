"""The server is killed without notice under load: no acknowledged word is lost or doubled, everybody comes back."""

import asyncio
from itertools import cycle, islice

import pytest

from tests.faults.conftest import Grown
from tests.faults.site import SOAK, Site, talking

KILLS = 50 if SOAK else 2


@pytest.mark.soak
@pytest.mark.timeout(1800 if SOAK else 120)
async def test_killed_server_loses_nothing_on_sqlite(embedded: Site) -> None:
    await kill(embedded)


@pytest.mark.soak
@pytest.mark.timeout(1800 if SOAK else 120)
@pytest.mark.xdist_group("grown")
async def test_killed_processes_lose_nothing_on_postgresql(grown: Grown) -> None:
    await kill(grown.site)


async def kill(site: Site) -> None:
    """One process after the other, in turn."""
    async with talking(site) as crowd:
        for server in islice(cycle(site.servers), KILLS):
            server.end()
            await asyncio.to_thread(server.start)
            await crowd.live_again()
