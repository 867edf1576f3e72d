"""Many dialogues open at once behind a proxy: how long the slow turns take, what is lost, what a couple weighs."""

import asyncio
import re
from collections.abc import Sequence
from pathlib import Path
from statistics import quantiles
from time import monotonic

import psycopg2

from tests.bench.browsers import Stuck
from tests.bench.couples import OurCouple, all_open
from tests.bench.processor_time import Watch
from tests.bench.rows import Row, our_side
from tests.bench.servers import Server

BEAT = 15.0  # seconds; each page says so often that it is there


class OpenPages(OurCouple):
    """A couple whose pages beat from their opening on, as pages do: a lease ends while a thousand others open."""

    beating: asyncio.Task[None]

    async def open(self) -> None:
        await super().open()
        self.beating = asyncio.create_task(self._beat())

    def close(self) -> None:
        self.beating.cancel()
        super().close()

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(BEAT)
            for browser in self.browsers.values():
                if not browser.wrong:
                    browser.send({"type": "here"})


async def load(server: Server, couples: int, per_s: float, seconds: float) -> Row:
    """Many couples at once who make `per_s` moves together, with the heartbeats of their pages.

    Turns begin at fixed times, so that a slow server is not asked less.
    """
    made = [OpenPages(server, one) for one in await asyncio.to_thread(server.couples, couples)]
    took: list[float] = []
    every = couples / per_s
    async with all_open(made):
        watch, start = Watch(server.pids), monotonic() + 1
        plans = [
            _talk(one, start + every * place / couples, every, start + seconds, took) for place, one in enumerate(made)
        ]
        failed = sum(await asyncio.gather(*plans))
        used = watch.rate(len(took))
    slow = quantiles(took, n=100)
    return {
        "p50_ms": slow[49] * 1000,
        "p95_ms": slow[94] * 1000,
        "p99_ms": slow[98] * 1000,
        "moves": len(took),
        "errors": failed,
        "lost": await asyncio.to_thread(_lost, server, made),
        "cpu_ms": used.cpu_ms,
        "generator": used.generator,
    }


async def _talk(one: OurCouple, first: float, every: float, end: float, took: list[float]) -> int:
    """Turns until the time is up; says how many failed."""
    at = first
    while at < end:
        await asyncio.sleep(at - monotonic())
        try:
            took.append(await one.turn())
        except Stuck:
            return 1
        at = max(at + every, monotonic())
    return 0


def _lost(server: Server, couples: Sequence[OurCouple]) -> int:
    """How many events somebody has been told of that the database does not have."""
    ids = tuple(one.made["dialogue"] for one in couples)
    with psycopg2.connect(server.environment["DATABASE_URL"]) as connection, connection.cursor() as cursor:
        count = "SELECT dialogue_id::text, count(*) FROM dialogue_event WHERE dialogue_id::text IN %s GROUP BY 1"
        cursor.execute(count, [ids])
        kept = dict(cursor.fetchall())
    return sum(max(0, one.seq - kept.get(one.made["dialogue"], 0)) for one in couples)


async def memory(server: Server, couples: int = 500) -> Row:
    """KiB that a connected couple adds to the server, once it has served a few."""
    first, others = (our_side(server, count).couples for count in (10, couples))
    async with all_open(first):
        for one in first:
            await one.turn()
        before = _resident(server.pids[0])
        async with all_open(others):
            for one in others:
                await one.turn()
            return {"couple": (_resident(server.pids[0]) - before) / couples}


def _resident(pid: int) -> float:
    """KiB of memory of a process that are its own and in use."""
    text = Path(f"/proc/{pid}/smaps_rollup").read_text(encoding="ascii")
    found = re.search(r"^Pss:\s+(\d+) kB", text, re.MULTILINE)
    return float(found[1]) if found else 0.0
