"""The servers that the benchmark compares, each started as its makers mean it to be, on a free port."""

import json
import os
import ssl
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tests.bench.websocket import Socket, connect
from tests.e2e.site import started
from tests.services import free_port, running, wait_until

ROOT = Path(__file__).parents[2]
SECRETS = {
    "SECRET_KEY": "for the benchmark and nothing else, 40 chars",
    "CONTENT_KEYS": "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
}
UNHELD = {"MOVES_A_MINUTE": "60000", "FRAMES_A_SECOND": "60000"}  # they talk as nobody does
KEPT = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}


@dataclass(frozen=True)
class Server:
    """A running site: `pids` of its processes, the `environment` that its commands need, `tls` that its clients do.

    It is reached at `address`, which is its own `origin` unless a second proxy leads to it.
    """

    origin: str
    pids: tuple[int, ...]
    environment: dict[str, str]
    tls: ssl.SSLContext | None = None
    address: str = ""

    def cookie(self, session: str) -> str:
        """The header of the person who is signed in with this session."""
        return f"{'__Host-' if self.tls else ''}sessionid={session}"

    async def socket(
        self, path: str, hear: Callable[[bytes], None], end: Callable[[int], None], session: str = ""
    ) -> Socket:
        """A socket of this person, open."""
        address = f"{(self.address or self.origin).replace('http', 'ws', 1)}{path}"
        headers = {"Origin": self.origin, **({"Cookie": self.cookie(session)} if session else {})}
        return await connect(address, headers, self.tls, hear, end)

    def couples(self, count: int, events: int = 6) -> list[dict[str, Any]]:
        """New couples in dialogues of about `events` events, on our site."""
        command = [sys.executable, "-m", "tests.bench.people", str(count), str(events)]
        environment = {**self.environment, "DJANGO_SETTINGS_MODULE": "imago_site.settings"}
        said = subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout
        return [json.loads(line) for line in said.splitlines()]


@contextmanager
def ours(var: Path, **settings: str) -> Iterator[Server]:
    """One process of our site, as `make run` starts it."""
    var.mkdir()
    with started(var, **UNHELD, **(SECRETS if settings else {}), **settings) as site:
        yield Server(site.url, (site.process.pid,), site.environment)


@contextmanager
def peer(var: Path, **settings: str) -> Iterator[Server]:
    """The tutorial's chat on daphne, as its readers start it."""
    var.mkdir()
    module = "tests.bench.peer"
    environment = {**KEPT, "VAR_DIR": str(var), "DJANGO_SETTINGS_MODULE": f"{module}.settings", **settings}
    migrate = [sys.executable, "-m", "django", "migrate", "--run-syncdb", "--verbosity", "0"]
    subprocess.run(migrate, cwd=ROOT, env=environment, check=True)
    daphne = ["daphne", "-v", "0", "-b", "127.0.0.1", "-p", "{port}", f"{module}.asgi:application"]
    with _answering(var, daphne, environment) as server:
        yield server


@contextmanager
def limit(var: Path) -> Iterator[Server]:
    """The least that a chat which keeps its messages can cost."""
    var.mkdir()
    with _answering(var, ["tests.bench.limit", "{port}", str(var / "limit.sqlite3")], KEPT) as server:
        yield server


@contextmanager
def _answering(var: Path, module: list[str], environment: dict[str, str]) -> Iterator[Server]:
    port = free_port()
    command = [sys.executable, "-m", *(part.format(port=port) for part in module)]
    with (
        (var / "server.log").open("wb") as log,
        running(command, cwd=ROOT, env=environment, stderr=log) as process,
    ):
        wait_until(lambda: _answers(port), process)
        yield Server(f"http://127.0.0.1:{port}", (process.pid,), environment)


def _answers(port: int) -> None:
    try:
        urllib.request.urlopen(f"http://127.0.0.1:{port}/").close()
    except urllib.error.HTTPError:
        return  # it has no pages
