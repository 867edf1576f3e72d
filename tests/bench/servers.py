"""The servers that the benchmark compares, each started as its makers mean it to be, on a free port."""

import json
import os
import ssl
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from websockets.asyncio.client import connect
from websockets.typing import Origin

from tests.deploy.behind_nginx import behind_nginx
from tests.e2e.site import started
from tests.services import free_port, running, wait_until

ROOT = Path(__file__).parents[2]
SECRETS = {
    "SECRET_KEY": "for the benchmark and nothing else, 40 chars",
    "CONTENT_KEYS": "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
}


@dataclass(frozen=True)
class Server:
    """A running server; `environment` is what its commands need, `tls` what its clients do."""

    origin: str
    pid: int
    environment: dict[str, str]
    tls: ssl.SSLContext | None = None

    def cookie(self, session: str) -> str:
        """The header of the person who is signed in with this session."""
        return f"{'__Host-' if self.tls else ''}sessionid={session}"

    def socket(self, path: str, session: str = "") -> connect:
        """A socket's connection, to be entered. Nothing of the client's own is measured: no compression, no pings."""
        address = f"{self.origin.replace('http', 'ws', 1)}{path}"
        headers = {"Cookie": self.cookie(session)} if session else {}
        return connect(
            address,
            origin=Origin(self.origin),
            additional_headers=headers,
            ssl=self.tls,
            ping_interval=None,
            compression=None,
            max_size=2**24,
            proxy=None,
        )

    def couples(self, count: int, events: int = 6) -> list[dict[str, Any]]:
        """New couples in dialogues of about `events` events, on our site."""
        command = [sys.executable, "-m", "tests.bench.people", str(count), str(events)]
        environment = {**self.environment, "DJANGO_SETTINGS_MODULE": "imago_site.settings"}
        said = subprocess.run(command, cwd=ROOT, env=environment, check=True, stdout=subprocess.PIPE, text=True).stdout
        return [json.loads(line) for line in said.splitlines()]


@contextmanager
def ours(var: Path, **settings: str) -> Iterator[Server]:
    var.mkdir()
    with started(var, MOVES_A_MINUTE="60000", **(SECRETS if settings else {}), **settings) as site:
        yield Server(site.url, site.process.pid, site.environment)


@contextmanager
def behind_proxy(var: Path, database: str, redis: str) -> Iterator[Server]:
    """Two processes of our site behind nginx, as deploy/ has them."""
    var.mkdir()
    with behind_nginx(var, database, redis) as proxied:
        site = proxied.site
        yield Server(site.origin, site.servers[0].process.pid, site.environment, proxied.tls)


@contextmanager
def peer(var: Path, **settings: str) -> Iterator[Server]:
    var.mkdir()
    port, module = free_port(), "tests.bench.peer"
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    environment = {**kept, "VAR_DIR": str(var), "DJANGO_SETTINGS_MODULE": f"{module}.settings", **settings}
    migrate = [sys.executable, "-m", "django", "migrate", "--run-syncdb", "--verbosity", "0"]
    subprocess.run(migrate, cwd=ROOT, env=environment, check=True)
    daphne = ["-m", "daphne", "-v", "0", "-b", "127.0.0.1", "-p", str(port), f"{module}.asgi:application"]
    with (
        (var / "server.log").open("wb") as log,
        running([sys.executable, *daphne], cwd=ROOT, env=environment, stderr=log) as process,
    ):
        wait_until(lambda: _answers(port), process)
        yield Server(f"http://127.0.0.1:{port}", process.pid, environment)


def _answers(port: int) -> None:
    try:
        urllib.request.urlopen(f"http://127.0.0.1:{port}/").close()
    except urllib.error.HTTPError:
        return  # it has no pages
