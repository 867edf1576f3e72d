"""The disk under the database is full: readiness and rooms say so, pages open, what was sent is kept later, once."""

import asyncio
import http.client
import json
import os
import resource
import shutil
import subprocess
import sys
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, closing, contextmanager, suppress
from pathlib import Path
from typing import Any
from uuid import uuid4

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed
from websockets.typing import Origin

from tests.faults.site import ROOT, Site, started

NOTHING_KEPT = 4507
SIZE = "24m"  # of the disk


class Disk:
    """The place of a site's database, which can be filled to its last byte and freed again."""

    def __init__(self, place: Path, *, mounted: bool) -> None:
        self.place, self.mounted = place, mounted

    def fill(self, site: Site) -> None:
        """With a file; on a disk that is not its own, the process may write no byte more."""
        if self.mounted:
            with (self.place / "full").open("wb", buffering=0) as file, suppress(OSError):
                while file.write(b"\0" * 4096):
                    pass
        else:
            self._limit(site, 1)

    def free(self, site: Site) -> None:
        if self.mounted:
            (self.place / "full").unlink()
        else:
            self._limit(site, resource.RLIM_INFINITY)

    @staticmethod
    def _limit(site: Site, size: int) -> None:
        resource.prlimit(site.servers[0].process.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))


@contextmanager
def disk(place: Path) -> Iterator[Disk]:
    """A small one of its own where this machine lets us mount it; otherwise a limit on the process."""
    place.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "none", str(place)]
    mounted = subprocess.run(mount, check=False, capture_output=True).returncode == 0
    try:
        yield Disk(place, mounted=mounted)
    finally:
        if mounted:
            subprocess.run(["umount", str(place)], check=True)


def fresh(migrated: Path, var: Path) -> Path:
    """As after a first start, with static files for its pages."""
    shutil.copytree(migrated, var)
    collect = [sys.executable, "manage.py", "collectstatic", "--noinput", "--verbosity=0"]
    subprocess.run(collect, cwd=ROOT, env={"PATH": os.environ["PATH"], "VAR_DIR": str(var)}, check=True)
    return var


def ask(site: Site, path: str, cookie: str = "") -> tuple[int, str]:
    with closing(http.client.HTTPConnection("127.0.0.1", site.ports[0], timeout=30)) as connection:
        connection.request("GET", path, headers={"Cookie": cookie} if cookie else {})
        answer = connection.getresponse()
        return answer.status, answer.read().decode()


@asynccontextmanager
async def in_the_room(site: Site, room: dict[str, Any]) -> AsyncIterator[ClientConnection]:
    """Ann's socket, once it was told everything."""
    address = f"ws://127.0.0.1:{site.ports[0]}/ws/dialogue/{room['dialogue']}/?told=0"
    headers = {"Cookie": room["cookies"][0]}
    async with connect(address, origin=Origin(site.origin), additional_headers=headers, proxy=None) as line:
        while json.loads(await line.recv())["type"] != "turn":
            pass
        yield line


async def answer_to(line: ClientConnection, frame: dict[str, Any]) -> dict[str, Any]:
    """The first frame about it, or the code with which it is closed."""
    await line.send(json.dumps(frame))
    try:
        while True:
            answer: dict[str, Any] = json.loads(await asyncio.wait_for(line.recv(), 20))
            if answer["type"] in {"happened", "kept", "refused"}:
                return answer
    except ConnectionClosed:
        return {"closed": line.close_code}


async def test_a_full_disk_is_said_and_costs_nothing(tmp_path: Path, migrated: Path) -> None:
    with disk(tmp_path / "disk") as full:
        var = await asyncio.to_thread(fresh, migrated, full.place / "var")
        with started(var, 1) as site:
            [room] = await asyncio.to_thread(site.couples, "prepare", "1")
            page = f"/dialogue/{room['dialogue']}/"
            assert ask(site, "/readyz")[0] == 200
            say = {"type": "move", "move_id": str(uuid4()), "after": 0, "move": "ouch"}
            async with in_the_room(site, room) as line:
                await asyncio.to_thread(full.fill, site)
                draft = {"type": "draft", "key": "6.say", "text": "When you came home"}
                assert await answer_to(line, draft) == {"closed": NOTHING_KEPT}
            async with in_the_room(site, room) as line:  # it may be read all the same
                assert await answer_to(line, say) == {"closed": NOTHING_KEPT}
            status, parts = ask(site, "/readyz")
            assert (status, parts.splitlines()[0]) == (503, "database not ok")
            assert ask(site, page, room["cookies"][0])[0] == 200
            await asyncio.to_thread(full.free, site)
            assert ask(site, "/readyz")[0] == 200
            async with in_the_room(site, room) as line:
                answer = await answer_to(line, say)
                assert (answer["type"], answer["move_id"]) == ("happened", say["move_id"])
            log = await asyncio.to_thread(site.couples, "logs", room["dialogue"])
            assert [move_id for _seq, move_id in log[0]].count(say["move_id"]) == 1
