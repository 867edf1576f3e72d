"""`make bench`: measures, prints the table, and writes `var/bench.json`. QUICK=1 gives the rows that compare."""

import asyncio
import json
import os
import tempfile
import urllib.parse
from pathlib import Path

from tests.bench import load, pages, rows
from tests.bench.browsers import Stuck
from tests.bench.chromium.screens import browser
from tests.bench.results import Results, say
from tests.bench.rows import our_side, peer_side
from tests.bench.servers import ROOT, Server, limit, ours, peer
from tests.bench.targets import TARGETS, verdict
from tests.bench.two_processes import two_processes
from tests.bench.whole_dialogues import whole_dialogues
from tests.services import postgresql_server, redis_server, run_sql

QUICK = os.environ.get("QUICK") == "1"
TURNS = 100 if QUICK else 400
GO, GOES = (1.5, 2) if QUICK else (4.0, 5)  # seconds of one side in a crowd, and how often
CROWD = 50  # couples


def on_sqlite(results: Results, directory: Path) -> None:
    with ours(directory / "ours") as mine, peer(directory / "peer") as theirs, limit(directory / "limit") as least:
        sides = [our_side(mine, CROWD), peer_side(theirs, CROWD), peer_side(least, CROWD)]
        results.keep("turn_sqlite", asyncio.run(rows.turn(sides[0], sides[1], TURNS)))
        we, they, bound = asyncio.run(rows.crowd(sides, GO, GOES))
        results.keep("crowd_sqlite", rows.against_peer(we, they))
        results.keep("turn_cpu", rows.processor_time(we, they))
        results.keep("limit", rows.against_peer(bound, they))
        found = whole_dialogues(mine, theirs, GO, goes=1 if QUICK else 3, couples=CROWD)
        results.keep("whole_dialogue", asyncio.run(found))
        results.keep("growth", asyncio.run(rows.growth(mine, 80 if QUICK else 400)))
        if not QUICK:
            results.keep("join_2000", asyncio.run(pages.join(mine)))
            results.keep("room_page", pages.room_page(mine))
            results.keep("browser", browser(mine))
    if not QUICK:
        with ours(directory / "new") as mine:
            results.keep("kib_per", asyncio.run(load.memory(mine)))


def on_postgresql(results: Results, directory: Path, database: str) -> None:
    with peer(directory / "peer_postgresql", DATABASE_URL=empty_database(database, "peer")) as theirs:
        with ours(directory / "ours_postgresql", DATABASE_URL=empty_database(database, "ours")) as mine:
            sides = [our_side(mine, CROWD), peer_side(theirs, CROWD)]
            results.keep("turn_postgresql", asyncio.run(rows.turn(sides[0], sides[1], TURNS)))
            we, they = asyncio.run(rows.crowd(sides, GO, GOES))
            results.keep("crowd_postgresql", rows.against_peer(we, they))
        if not QUICK:
            with redis_server(directory) as (redis, _):
                behind_a_proxy(results, directory, (empty_database(database, "proxied"), redis), theirs)


def behind_a_proxy(results: Results, directory: Path, services: tuple[str, str], theirs: Server) -> None:
    with two_processes(directory / "proxied", *services) as (together, apart):
        sides = [our_side(together, CROWD), our_side(apart, CROWD), peer_side(theirs, CROWD)]
        one, two, they = asyncio.run(rows.crowd(sides, GO, GOES))
        for name, we in (("together", one), ("apart", two)):
            results.keep(f"two_processes_{name}", {**rows.against_peer(we, they), "cpu_ms": rows.cost(we)})
        for couples, per_s, seconds in ((100, 20, 30), (200, 40, 120), (1000, 100, 60)):
            results.keep(f"load_{couples}", asyncio.run(load.load(together, couples, per_s, seconds)))


def empty_database(url: str, name: str) -> str:
    """A new database on the server of `url`."""
    run_sql(url, f'CREATE DATABASE "{name}"')
    return urllib.parse.urlsplit(url)._replace(path=f"/{name}").geturl()


def measure(results: Results) -> None:
    with tempfile.TemporaryDirectory(prefix="imago-bench-") as home:
        on_sqlite(results, Path(home))
        with postgresql_server() as (database, _):
            on_postgresql(results, Path(home), database)


def main() -> None:
    results = Results()
    try:
        measure(results)
    except Stuck as stuck:
        raise SystemExit(f"Not measured to the end. {stuck}") from None
    finally:
        path = ROOT / "var" / "bench.json"
        path.parent.mkdir(mode=0o700, exist_ok=True)
        path.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")
    for name in TARGETS:
        if name in results or not QUICK:
            say(verdict(name, results.get(name)))


if __name__ == "__main__":
    main()
