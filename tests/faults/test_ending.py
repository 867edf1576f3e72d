"""A process that ends asks its rooms to come again, and nothing said is lost. A socket that does not read is cut."""

import asyncio
import json
import signal
import time
import urllib.error
import urllib.request
from contextlib import AsyncExitStack, suppress
from pathlib import Path
from typing import Any

import pytest
from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.protocol import State
from websockets.typing import Origin

from tests.faults.conftest import Grown
from tests.faults.site import Site, started, talking
from tests.services import SECRETS, free_port, run_sql


@pytest.mark.xdist_group("grown")
async def test_processes_that_end_in_turn_lose_nothing(grown: Grown) -> None:
    async with talking(grown.site) as crowd:
        for server in grown.site.servers:
            await asyncio.to_thread(server.end, signal.SIGTERM)
            await asyncio.to_thread(server.start)
            await crowd.live_again()
        codes = {code for client in crowd.clients for code in client.codes}
    assert codes == {1012}


def coming_in(site: Site, room: dict[str, Any], who: int, **options: Any) -> connect:
    """A socket of Ann (0) or Bob (1) in their room."""
    address = f"ws://127.0.0.1:{site.ports[0]}/ws/dialogue/{room['dialogue']}/?told=0"
    headers = {"Cookie": room["cookies"][who]}
    return connect(address, origin=Origin(site.origin), additional_headers=headers, ping_interval=None, **options)


async def code_at_the_end(line: ClientConnection) -> int | None:
    """Reads until the server closes."""
    with suppress(ConnectionClosed):
        async for _frame in line:
            pass
    return line.close_code


async def test_each_socket_is_told_and_the_process_is_gone_soon(embedded: Site) -> None:
    (room,) = await asyncio.to_thread(embedded.couples, "prepare", "1")
    async with AsyncExitStack() as stack:
        lines = [await stack.enter_async_context(coming_in(embedded, room, who)) for who in (0, 1, 0, 1)]
        for line in lines:
            while json.loads(await line.recv())["type"] != "turn":
                pass
        begun = time.monotonic()
        await asyncio.to_thread(embedded.servers[0].end, signal.SIGTERM)
        took = time.monotonic() - begun
        assert [await code_at_the_end(line) for line in lines] == [1012] * 4
    assert embedded.servers[0].process.returncode == 0
    assert took < 5  # seconds; a socket that did not answer the farewell is left only later


def ask(port: int, path: str) -> tuple[int, str]:
    try:
        with urllib.request.urlopen(f"http://127.0.0.1:{port}{path}") as answer:
            return answer.status, answer.read().decode()
    except urllib.error.HTTPError as refused:
        return refused.code, refused.read().decode()


async def test_a_process_without_redis_lives_and_is_not_ready(tmp_path: Path, postgresql: str) -> None:
    database = postgresql.replace("/postgres", "/ending")
    run_sql(postgresql, "CREATE DATABASE ending")
    away = f"redis://127.0.0.1:{free_port()}/0"
    with started(tmp_path, 1, DATABASE_URL=database, REDIS_URL=away, **SECRETS) as site:
        port = site.ports[0]
        assert ask(port, "/healthz") == (200, "ok\n")
        assert ask(port, "/readyz") == (503, "database ok\ncache not ok\nlayer not ok\nkeys ok\n")
        (room,) = await asyncio.to_thread(site.couples, "prepare", "1")
        with pytest.raises(InvalidStatus):
            await coming_in(site, room, 0)
        with pytest.raises(OSError, match="refused"):
            ask(port + 1000, "/metrics")
    said = [json.loads(line) for line in site.log.read_text().splitlines() if line.startswith("{")]
    assert {"asctime", "levelname", "name", "message"} <= said[0].keys()
    assert "Traceback" not in site.log.read_text()


@pytest.mark.xdist_group("grown")
def test_a_process_is_ready_and_its_figures_are_numbers(grown: Grown) -> None:
    port = grown.site.ports[0]
    assert ask(port, "/readyz") == (200, "database ok\ncache ok\nlayer ok\nkeys ok\n")
    status, figures = ask(port + 1000, "/metrics")
    assert (status, "site_open_sockets " in figures, "site_turn_seconds_count " in figures) == (200, True, True)


@pytest.mark.xdist_group("grown")
def test_a_process_is_ready_again_when_its_database_is_back(grown: Grown) -> None:
    port = grown.site.ports[1]
    ready = (200, "database ok\ncache ok\nlayer ok\nkeys ok\n")
    assert [ask(port, "/readyz") for _ in range(10)] == [ready] * 10  # each thread has had a connection
    grown.postgresql.end(signal.SIGQUIT)
    try:
        assert ask(port, "/readyz") == (503, "database not ok\ncache ok\nlayer ok\nkeys not ok\n")
    finally:
        grown.postgresql.start()
    assert [ask(port, "/readyz") for _ in range(10)] == [ready] * 10


async def test_socket_that_does_not_read_is_closed_and_the_other_goes_on(embedded: Site) -> None:
    (room,) = await asyncio.to_thread(embedded.couples, "prepare", "1")
    await asyncio.to_thread(embedded.couples, "fill", room["dialogue"])
    async with coming_in(embedded, room, 1) as bob:
        deaf = await coming_in(embedded, room, 0, max_queue=1)
        for _ in range(50):  # each asks for the whole log, and none of it is read
            await deaf.send(json.dumps({"type": "since", "told": 0}))
        async with asyncio.timeout(30):
            while deaf.state is State.OPEN:
                await bob.send(json.dumps({"type": "here"}))
                while json.loads(await bob.recv())["type"] != "head":
                    pass
                await asyncio.sleep(0.3)
                with suppress(ConnectionClosed):
                    await deaf.ping()  # a client that reads nothing learns of its end when it writes
        assert bob.state is State.OPEN
