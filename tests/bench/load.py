"""Many dialogues at once behind a proxy, a long dialogue joined, the weight of a page and of a couple."""

import asyncio
import gzip
import re
import urllib.parse
import urllib.request
from collections.abc import Sequence
from contextlib import AsyncExitStack
from http.client import HTTPMessage
from pathlib import Path
from statistics import quantiles
from time import monotonic, perf_counter
from typing import Any

import psycopg2

from tests.bench.couples import OurCouple
from tests.bench.rows import Row
from tests.bench.servers import Server

LINK = re.compile(r'(?:src|href)="(/static/[^"]+)"')
IMPORT = re.compile(r'(?:from|import)\s*"(\.{1,2}/[^"]+)"')


async def join(server: Server, events: int = 2000, times: int = 7) -> Row:
    """Milliseconds until who opens a dialogue of `events` events has the page, and then whose turn it is."""
    (made,) = server.couples(1, events)
    took = [await _joined(server, made) for _ in range(times)]
    page = len(_page(server, made)[1])
    return {"ms": sorted(took)[times // 2], "page_kib": page / 1024}


async def _joined(server: Server, made: dict[str, Any]) -> float:
    start = perf_counter()
    await asyncio.to_thread(_page, server, made)
    async with server.socket(f"/ws/dialogue/{made['dialogue']}/?told={made['seq']}", made["ann"]) as socket:
        while '"turn"' not in await socket.recv():
            pass
    return (perf_counter() - start) * 1000


def room_page(server: Server) -> Row:
    """KiB that cross the wire when a room is opened for the first time: the page, and all that it loads."""
    (made,) = server.couples(1)
    headers, page = _page(server, made)
    html = gzip.decompress(page).decode() if headers["Content-Encoding"] == "gzip" else page.decode()
    loaded: dict[str, int] = {"": len(page)}
    wanted = LINK.findall(html)
    while wanted:
        path = wanted.pop()
        if path not in loaded:
            headers, body = _get(server, path)
            loaded[path] = len(body)
            text = gzip.decompress(body) if headers["Content-Encoding"] == "gzip" else body
            wanted += [urllib.parse.urljoin(path, name) for name in IMPORT.findall(text.decode("utf-8", "ignore"))]
    script = sum(size for path, size in loaded.items() if path.endswith(".js"))
    return {"kib": sum(loaded.values()) / 1024, "script_kib": script / 1024}


async def memory(server: Server, couples: int = 100) -> float:
    """KiB that a connected couple adds to the server, once it has served a few."""
    made = [OurCouple(server, one) for one in server.couples(couples + 10)]
    async with AsyncExitStack() as stack:
        for one in made[:10]:
            await one.open(stack)
            await one.turn()
        before = _resident(server.pid)
        for one in made[10:]:
            await one.open(stack)
            await one.turn()
        return (_resident(server.pid) - before) / couples


async def load(server: Server, couples: int, seconds: float) -> Row:
    """Many couples at once, each with a turn every five seconds: how long the slow ones take, and what is lost.

    Turns begin at fixed times, so that a slow server is not asked less. 100 couples make 20 moves a second.
    """
    made = [OurCouple(server, one) for one in await asyncio.to_thread(server.couples, couples)]
    took: list[float] = []
    async with AsyncExitStack() as stack:
        for one in made:
            await one.open(stack)
        start = monotonic() + 1
        every = 5.0
        plans = [
            _talk(one, start + every * place / couples, every, start + seconds, took) for place, one in enumerate(made)
        ]
        failed = sum(await asyncio.gather(*plans))
    slow = quantiles(took, n=100)
    kept = _kept(server, made)
    return {
        "p50_ms": slow[49] * 1000,
        "p95_ms": slow[94] * 1000,
        "p99_ms": slow[98] * 1000,
        "moves": len(took),
        "errors": failed,
        "lost": sum(one.seq for one in made) - kept,
    }


async def _talk(one: OurCouple, first: float, every: float, end: float, took: list[float]) -> int:
    """Turns until the time is up; says how many failed."""
    at = first
    while at < end:
        await asyncio.sleep(at - monotonic())
        try:
            async with asyncio.timeout(10):
                took.append(await one.turn())
        except (OSError, RuntimeError, TimeoutError):
            return 1
        at = max(at + every, monotonic())
    return 0


def _kept(server: Server, couples: Sequence[OurCouple]) -> int:
    """The events that the database has of these dialogues."""
    ids = tuple(one.made["dialogue"] for one in couples)
    with psycopg2.connect(server.environment["DATABASE_URL"]) as connection, connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM dialogue_event WHERE dialogue_id::text IN %s", [ids])
        row = cursor.fetchone()
    return int(row[0]) if row else 0


def empty_database(url: str, name: str) -> str:
    """A new database on the server of `url`."""
    connection = psycopg2.connect(url)
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(f'CREATE DATABASE "{name}"')
    connection.close()
    return urllib.parse.urlsplit(url)._replace(path=f"/{name}").geturl()


def _page(server: Server, made: dict[str, Any]) -> tuple[HTTPMessage, bytes]:
    return _get(server, f"/dialogue/{made['dialogue']}/", made["ann"])


def _get(server: Server, path: str, session: str = "") -> tuple[HTTPMessage, bytes]:
    headers = {"Accept-Encoding": "gzip", "Cookie": server.cookie(session)}
    request = urllib.request.Request(f"{server.origin}{path}", headers=headers)  # noqa: S310  our own server
    with urllib.request.urlopen(request) as answer:  # noqa: S310  the same
        return answer.headers, answer.read()


def _resident(pid: int) -> float:
    """KiB of memory of a process that are its own and in use."""
    text = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    found = re.search(r"^Pss:\s+(\d+) kB", text, re.MULTILINE)
    return float(found[1]) if found else 0.0
