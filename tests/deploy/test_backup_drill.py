"""The drill of docs/deploy.md: a backup is taken while people talk, and restored into a fresh place.

It signs nobody in there; once they have signed in again, they go on.
"""

import asyncio
import http.client
import os
import re
import shlex
import shutil
import subprocess
import time
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, closing, suppress
from pathlib import Path
from typing import Any

import pytest

from tests.faults.site import ROOT, Crowd, Site, started, until
from tests.programs.forked_python import run_python
from tests.services import SECRETS, run_sql

Rooms = list[dict[str, Any]]


async def test_drill_on_sqlite(tmp_path: Path, migrated: Path) -> None:
    before, after, file = tmp_path / "before", tmp_path / "after", tmp_path / "site.sqlite3"
    shutil.copytree(migrated, before)
    after.mkdir(mode=0o700)
    with started(before, 1) as site:
        rooms, known = await talk_during(site, lambda: site.manage("backup", str(file)))
    assert file.stat().st_mode & 0o777 == 0o600
    shutil.copy(file, after / "db.sqlite3")
    for key in ("secret_key", "content_keys"):  # they are kept apart, and come from another place
        shutil.copy(before / key, after)
    with started(after, 1) as site:
        await go_on(site, rooms, known)


async def test_drill_on_postgresql(tmp_path: Path, postgresql: str, redis_url: str) -> None:
    file, server = tmp_path / "site.dump", postgresql.removesuffix("/postgres")
    old, new = f"{server}/drill_before", f"{server}/drill_after"
    run_sql(postgresql, "CREATE DATABASE drill_before", "CREATE DATABASE drill_after TEMPLATE template0")
    for name in ("drill_before", "drill_after"):
        (tmp_path / name).mkdir(mode=0o700)
    with started(tmp_path / "drill_before", 2, DATABASE_URL=old, REDIS_URL=redis_url, **SECRETS) as site:
        dump = documented("pg_dump", {"/backup/site-2026-01-31.dump": str(file), "$DATABASE_URL": old})
        rooms, known = await talk_during(site, lambda: native(*dump))
    native("pg_restore", "--no-owner", "--exit-on-error", "--single-transaction", f"--dbname={new}", str(file))
    with started(tmp_path / "drill_after", 2, DATABASE_URL=new, REDIS_URL=redis_url, **SECRETS) as site:
        await go_on(site, rooms, known)


def documented(program: str, given: dict[str, str]) -> list[str]:
    """The command of docs/deploy.md that begins with this program, with what is given in place of its examples."""
    text = (ROOT / "docs/deploy.md").read_text(encoding="utf-8").replace("\\\n", " ")
    (line,) = re.findall(rf"^    deploy/run-as-site sh -c '({program} .*)'$", text, re.MULTILINE)
    for example, real in given.items():
        assert example in line
        line = line.replace(example, real)
    return shlex.split(line, comments=True)


def native(program: str, *arguments: str) -> None:
    if not shutil.which(program):
        pytest.skip(f"{program} is not installed.")
    subprocess.run([program, *arguments], check=True)


@asynccontextmanager
async def at_it(crowd: Crowd) -> AsyncIterator[None]:
    """They talk until the block ends; then everything that was acknowledged is in the log, once, in order."""
    lives = asyncio.gather(*(client.live() for client in crowd.clients))
    try:
        await crowd.live_again()
        yield
        await crowd.fall_silent()
    finally:
        lives.cancel()
        with suppress(asyncio.CancelledError):
            await lives
    await asyncio.to_thread(crowd.check)


async def talk_during(site: Site, back_up: Callable[[], object]) -> tuple[Rooms, list[list[str]]]:
    """The rooms, and by room what had been acknowledged before the backup began."""
    rooms: Rooms = await asyncio.to_thread(site.couples, "prepare", "3")
    crowd = Crowd(site, rooms)
    for client in crowd.clients:
        client.pace = 0.02
    async with at_it(crowd):
        await until(lambda: all(client.last_seen > 25 for client in crowd.clients))
        for client in crowd.clients:
            client.pace = 0.2  # as fast as a socket allows for as long as a backup takes
        known = [a.acknowledged + b.acknowledged for a, b in zip(crowd.clients[::2], crowd.clients[1::2], strict=True)]
        since = time.monotonic()
        await asyncio.to_thread(back_up)
        posted = [client.posted[move_id] for client in crowd.clients for move_id in client.acknowledged]
        assert max(posted) > since  # they were not kept waiting for its end
        await crowd.live_again()
    return rooms, known


async def go_on(site: Site, rooms: Rooms, known: list[list[str]]) -> None:
    assert site.manage("verify_log") == "All 3 dialogues are whole.\n"
    assert site.manage("verify_audit").startswith("The trail is whole. ")
    kept = await asyncio.to_thread(site.couples, "logs", *(room["dialogue"] for room in rooms))
    for events, acknowledged in zip(kept, known, strict=True):
        ids = [move_id for _seq, move_id in events]
        assert len(acknowledged) > 10
        assert [ids.count(move_id) for move_id in acknowledged] == [1] * len(acknowledged)
    assert [opened(site, cookie) for room in rooms for cookie in room["cookies"]] == [302] * 6  # to the sign-in page
    crowd = Crowd(site, await asyncio.to_thread(site.couples, "enter", *(room["dialogue"] for room in rooms)))
    async with at_it(crowd):
        pass  # each makes a move that reaches the other
    for place, client in enumerate(crowd.clients):
        events = [tuple(event) for event in kept[place // 2]]
        assert client.log[: len(events)] == events


def opened(site: Site, cookie: str) -> int:
    """With what the account page answers to this cookie."""
    connection = http.client.HTTPConnection("127.0.0.1", site.ports[0], timeout=30)
    with closing(connection):
        connection.request("GET", "/you/", headers={"Cookie": cookie})
        return connection.getresponse().status


def test_backup_refuses_a_file_that_is_there(tmp_path: Path) -> None:
    environment = {"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path)}
    (tmp_path / "kept").write_text("older")
    done = run_python("manage.py", "backup", str(tmp_path / "kept"), env=environment)
    assert (done.returncode, (tmp_path / "kept").read_text()) == (1, "older")


def test_backup_of_no_database_leaves_no_file(tmp_path: Path) -> None:
    environment = {"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path)}
    done = run_python("manage.py", "backup", str(tmp_path / "new"), env=environment)
    assert (done.returncode, (tmp_path / "new").exists()) == (1, False)


def test_backup_of_postgresql_names_the_program_for_it(tmp_path: Path) -> None:
    database = {"DATABASE_URL": "postgres://site@127.0.0.1:1/site", "REDIS_URL": "redis://:x@127.0.0.1:1/0", **SECRETS}
    environment = {"PATH": os.environ["PATH"], "VAR_DIR": str(tmp_path), **database}
    done = run_python("manage.py", "backup", str(tmp_path / "new"), env=environment)
    assert done.stderr == "CommandError: The database is PostgreSQL: use pg_dump (docs/deploy.md).\n"
