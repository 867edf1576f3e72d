"""A site whose processes can be killed and started anew, and the couples who go on talking on it meanwhile."""

import asyncio
import os
import socket
import sys
import time
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import ExitStack, asynccontextmanager, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.faults.client import SENTENCE, Client
from tests.faults.forked_processes import ForkedServer, Forks
from tests.services import Server, free_port

ROOT = Path(__file__).parents[2]
SOAK = os.environ.get("SOAK") == "1"
LIVE_AGAIN = 15.0  # seconds
COUPLES = 4


@dataclass(frozen=True)
class Site:
    """Processes of one site, each on a port of its own, with one log file for all."""

    environment: dict[str, str]
    log: Path
    ports: list[int]
    servers: list[Server]
    forks: Forks

    @property
    def origin(self) -> str:
        return self.environment["CSRF_TRUSTED_ORIGINS"]

    def couples(self, command: str, *arguments: str) -> Any:
        """What a function of `tests.faults.couples` returns, in a process of this site."""
        return self.forks.order(call=["tests.faults.couples", command, arguments])

    def manage(self, *command: str) -> str:
        """What a command of `manage.py` prints, in a process of this site."""
        return str(self.forks.order(manage=command))


@contextmanager
def started(var: Path, processes: int, **settings: str) -> Iterator[Site]:
    """A site with this many processes. Its database has to be up to date."""
    ports = [free_port() for _ in range(processes)]
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    environment = {
        **kept,
        "VAR_DIR": str(var),
        "CSRF_TRUSTED_ORIGINS": f"http://127.0.0.1:{ports[0]}",
        "DJANGO_SETTINGS_MODULE": "imago_site.settings",
        "MOVES_A_MINUTE": "60000",  # they talk as nobody does, and for long
        "PYTHONWARNINGS": "ignore:No directory at",
        **settings,
    }
    log = var / "server.log"
    with Forks(environment, log).loaded() as forks, ExitStack() as stack:
        site = Site(environment, log, ports, [_process(forks, port) for port in ports], forks)
        for server in site.servers:
            stack.enter_context(server.running())
        yield site


def _process(forks: Forks, port: int) -> Server:
    command = ["serve", "--port", str(port)]
    return ForkedServer(forks, command, lambda: socket.create_connection(("127.0.0.1", port), 1).close())


class Crowd:
    """Couples who talk. Ann and Bob of each are neighbours in `clients`."""

    def __init__(self, site: Site, rooms: list[dict[str, Any]]) -> None:
        self.site, self.dialogues = site, [room["dialogue"] for room in rooms]
        self.clients = [
            Client(site.ports, site.origin, (room["dialogue"], cookie)) for room in rooms for cookie in room["cookies"]
        ]
        self.slowest = 0.0  # seconds from a fault's end until all were live

    async def live_again(self) -> None:
        """Returns when everybody made a move from now on that was acknowledged and reached the partner."""
        since = time.monotonic()
        async with asyncio.timeout(LIVE_AGAIN):
            await until(lambda: all(self._is_live(place, since) for place in range(len(self.clients))))
        self.slowest = max(self.slowest, time.monotonic() - since)

    def _is_live(self, place: int, since: float) -> bool:
        own, partner = self.clients[place], self.clients[place ^ 1]
        reached = {move_id for _seq, move_id in partner.log[-50:]}
        return any(own.posted[move_id] > since and move_id in reached for move_id in own.acknowledged[-20:])

    async def fall_silent(self) -> None:
        """Returns when nobody waits for an answer and both partners have been told the same."""
        for one in self.clients:
            one.talking = False
        pairs = list(zip(self.clients[::2], self.clients[1::2], strict=True))
        async with asyncio.timeout(LIVE_AGAIN + LIVE_AGAIN):
            await until(lambda: all(not a.waiting and not b.waiting and a.last_seen == b.last_seen for a, b in pairs))

    def check(self) -> str:
        """Asserts that nothing acknowledged is missing or doubled, and that all saw the whole log. Says figures."""
        kept = self.site.couples("logs", *self.dialogues)
        for place, client in enumerate(self.clients):
            events = [(seq, move_id) for seq, move_id in kept[place // 2]]
            ids = [move_id for _seq, move_id in events]
            assert client.refused == []
            assert client.log == events
            assert [ids.count(move_id) for move_id in client.acknowledged] == [1] * len(client.acknowledged)
            assert set(client.acknowledged) == set(client.posted)
            assert {4401, 4403, 4429, 1011}.isdisjoint(client.codes), client.codes
        said = self.site.log.read_text()
        assert SENTENCE not in said
        assert "Exception inside application" not in said, said  # a socket that ended with a traceback
        moves = sum(len(client.acknowledged) for client in self.clients)
        return f"{moves} acknowledged moves, all live again within {self.slowest:.1f} s"


@asynccontextmanager
async def talking(site: Site) -> AsyncIterator[Crowd]:
    """Couples who talk until the block ends; then everything is checked."""
    crowd = Crowd(site, await asyncio.to_thread(site.couples, "prepare", str(COUPLES)))
    lives = asyncio.gather(*(client.live() for client in crowd.clients))
    try:
        await crowd.live_again()
        crowd.slowest = 0.0
        yield crowd
        await crowd.fall_silent()
    finally:
        lives.cancel()
        with suppress(asyncio.CancelledError):
            await lives
    figures = await asyncio.to_thread(crowd.check)
    sys.stdout.write(f"{figures}\n")


async def until(true: Callable[[], bool]) -> None:
    while not true():  # noqa: ASYNC110  what is waited for happens in other processes
        await asyncio.sleep(0.02)
