"""`make bench`: measures, prints the table, and writes `var/bench.json`. QUICK=1 gives turn, crowd and growth."""

import asyncio
import json
import os
import sys
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from tests.bench import load, rows
from tests.bench.screens import browser
from tests.bench.servers import ROOT, Server, behind_proxy, ours, peer
from tests.services import postgresql_server, redis_server

# What docs/performance.md promises, by the name in the file that is written.
TARGETS = {
    "turn_sqlite_ratio": "<= 0.75",
    "turn_postgresql_ratio": "<= 1.25",
    "crowd_sqlite_ratio": ">= 1.25",
    "growth_ratio": "<= 1.1",
    "join_2000_ms": "<= 300",
    "load_100_p95_ms": "<= 250",
    "load_100_lost": "0",
    "load_200_p95_ms": "<= 1000",
    "load_200_lost": "0",
    "kib_per_couple": "<= 150",
    "room_page_kib": "<= 60",
    "browser_p95_ms": "<= 150",
}
QUICK = os.environ.get("QUICK") == "1"
TURNS = 100 if QUICK else 400
LOADED = 120.0  # seconds under load


class Results(dict[str, float]):
    """Every figure by its name, printed as it comes."""

    def keep(self, name: str, row: rows.Row) -> None:
        self.update({f"{name}_{key}": round(value, 3) for key, value in row.items()})
        sys.stdout.write(f"{name:<18}{'  '.join(f'{key} {value:.2f}' for key, value in row.items())}\n")
        sys.stdout.flush()


@contextmanager
def two(database: str = "") -> Iterator[tuple[Server, Server]]:
    """Our site and the peer, on SQLite files, or on new databases of the PostgreSQL server at this address."""
    with tempfile.TemporaryDirectory(prefix="imago-bench-") as directory, ExitStack() as stack:
        sides = []
        for start in (ours, peer):
            name = start.__name__
            settings = {"DATABASE_URL": load.empty_database(database, name)} if database else {}
            sides.append(stack.enter_context(start(Path(directory) / name, **settings)))
        yield sides[0], sides[1]


def on_sqlite(results: Results) -> None:
    with two() as (mine, theirs):
        results.keep("turn_sqlite", asyncio.run(rows.turn(mine, theirs, TURNS)))
        results.keep("crowd_sqlite", asyncio.run(rows.crowd(mine, theirs, 9 if QUICK else 30)))
        results.keep("growth", asyncio.run(rows.growth(mine, 80 if QUICK else 400)))
        if not QUICK:
            results.keep("join_2000", asyncio.run(load.join(mine)))
            results.keep("kib_per", {"couple": asyncio.run(load.memory(mine))})
            results.keep("room_page", load.room_page(mine))
            results.keep("browser", browser(mine))


def on_postgresql(results: Results, directory: Path) -> None:
    with postgresql_server() as (database, _):
        with two(database) as (mine, theirs):
            results.keep("turn_postgresql", asyncio.run(rows.turn(mine, theirs, TURNS)))
        if QUICK:
            return
        with redis_server(directory) as (redis, _):
            url = load.empty_database(database, "proxied")
            with behind_proxy(directory / "proxied", url, redis) as server:
                for couples in (100, 200):
                    results.keep(f"load_{couples}", asyncio.run(load.load(server, couples, LOADED)))


def main() -> None:
    results = Results()
    on_sqlite(results)
    with tempfile.TemporaryDirectory(prefix="imago-bench-") as directory:
        on_postgresql(results, Path(directory))
    path = ROOT / "var" / "bench.json"
    path.parent.mkdir(mode=0o700, exist_ok=True)
    path.write_text(json.dumps(results, indent=2) + "\n", encoding="utf-8")
    for name, target in TARGETS.items():
        sys.stdout.write(f"{name:<24}{results.get(name, '-'):>10}   wanted {target}\n")


if __name__ == "__main__":
    main()
