"""Real servers for tests: PostgreSQL and Redis, each on a free port of this machine, gone afterwards."""

import contextlib
import os
import pwd
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol
from uuid import uuid4

import psycopg2
import pytest
import redis

# With PostgreSQL a site wants them from its environment.
SECRETS = {
    "SECRET_KEY": "for these tests and nothing else, 40 characters",
    "CONTENT_KEYS": "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
}


class Process(Protocol):
    """What is asked of a server's process; `subprocess.Popen` has it all."""

    pid: int

    @property
    def returncode(self) -> int | None: ...
    def poll(self) -> int | None: ...
    def wait(self, timeout: float) -> int: ...
    def send_signal(self, sig: int) -> None: ...
    def kill(self) -> None: ...


def free_port() -> int:
    """A port that nobody used a moment ago."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


def wait_until(answers: Callable[[], object], process: Process, seconds: float = 90) -> None:
    """Returns when `answers` does so without an error. Raises its error when the time is up or the process is gone."""
    end = time.monotonic() + seconds
    while True:
        try:
            answers()
        except (OSError, psycopg2.OperationalError, redis.ConnectionError):
            if time.monotonic() > end or process.poll() is not None:
                raise
            time.sleep(0.05)
        else:
            return


class Server:
    """A server that can be ended without notice, and started anew on its port with what it had kept."""

    def __init__(self, command: list[str], answers: Callable[[], object], **popen: Any) -> None:
        self.command, self.answers, self.popen = command, answers, popen

    def start(self) -> None:
        self.process: Process = subprocess.Popen(self.command, **self.popen)
        wait_until(self.answers, self.process)

    def end(self, how: signal.Signals = signal.SIGKILL) -> None:
        self.process.send_signal(how)
        try:
            self.process.wait(20)
        except subprocess.TimeoutExpired:
            self.process.kill()
            self.process.wait(20)

    @contextlib.contextmanager
    def running(self, how: signal.Signals = signal.SIGTERM) -> Iterator["Server"]:
        """Started and, with `how`, ended with the block."""
        self.start()
        try:
            yield self
        finally:
            self.end(how)


@contextlib.contextmanager
def running(
    command: list[str], stop: signal.Signals = signal.SIGTERM, **popen: Any
) -> Iterator[subprocess.Popen[bytes]]:
    """The command as a process that ends with the block."""
    process: subprocess.Popen[bytes] = subprocess.Popen(command, **popen)
    try:
        yield process
    finally:
        process.send_signal(stop)
        try:
            process.wait(20)
        except subprocess.TimeoutExpired:
            process.kill()
            process.wait()


def run_sql(url: str, *statements: str) -> None:
    """Each outside of a transaction, as what concerns whole databases must be."""
    with contextlib.closing(psycopg2.connect(url)) as connection:
        connection.autocommit = True
        with connection.cursor() as cursor:
            for statement in statements:
                cursor.execute(statement)


def new_database(url: str) -> str:
    """The address of a new database on this server."""
    run_sql(url, f"CREATE DATABASE {(name := f'of_a_test_{uuid4().hex}')}")
    return url.rpartition("/")[0] + f"/{name}"


def run_tests_on(url: str, *options: str) -> None:
    """Runs these tests once more in a process of their own, on a new database of this PostgreSQL server."""
    environment = {**os.environ, "DATABASE_URL": new_database(url), **SECRETS}
    environment = {name: value for name, value in environment.items() if not name.startswith("PYTEST_XDIST")}
    command = [sys.executable, "-m", "pytest", "-q", "-n", "0", "-p", "no:cacheprovider", *options]
    done = subprocess.run(command, cwd=Path(__file__).parents[1], env=environment, check=False, capture_output=True)
    assert done.returncode == 0, done.stdout.decode()[-3000:]


def chromium_program() -> str | None:
    """Chromium's headless shell where there is one, as it is quicker; otherwise the machine's Chromium."""
    names = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome")
    return next(filter(None, map(shutil.which, names)), None)


@contextlib.contextmanager
def postgresql_server(like: Path | None = None) -> Iterator[tuple[str, Server]]:
    """A PostgreSQL server and its DATABASE_URL. It is empty, or begins with a copy of the data directory `like`."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/postgres")) or [Path(shutil.which("postgres") or "missing")]
    bin_dir = found[-1].parent
    if not (bin_dir / "initdb").exists():
        pytest.skip("PostgreSQL is not installed.")
    # The server refuses to run as root.
    owner: dict[str, Any] = {"user": "postgres", "group": "postgres", "extra_groups": []} if os.getuid() == 0 else {}
    with tempfile.TemporaryDirectory(prefix="imago-postgresql-") as home:
        if owner:
            os.chown(home, pwd.getpwnam("postgres").pw_uid, -1)
        data, port = f"{home}/data", free_port()
        if like:
            subprocess.run(["cp", "-a", like, data], check=True)
        else:
            subprocess.run(
                [bin_dir / "initdb", "-D", data, "-U", "imago", "-A", "trust", "-E", "UTF8", "--no-locale", "-N"],
                check=True, stdout=subprocess.DEVNULL, cwd=home, **owner,
            )  # fmt: skip
        url = f"postgres://imago@127.0.0.1:{port}/postgres"
        # With -F no commit waits for the disk. It is still there when the server is killed, if not the machine.
        command = [str(bin_dir / "postgres"), "-F", "-D", data, "-p", str(port), "-h", "127.0.0.1", "-k", home]
        answers = lambda: psycopg2.connect(url).close()  # noqa: E731  one line says it
        with Server(command, answers, cwd=home, stderr=subprocess.DEVNULL, **owner).running(signal.SIGINT) as server:
            yield url, server


@contextlib.contextmanager
def redis_server(home: Path) -> Iterator[tuple[str, Server]]:
    """A fresh Redis server that keeps nothing, and its REDIS_URL."""
    program = shutil.which("redis-server") or pytest.skip("Redis is not installed.")
    url = f"redis://127.0.0.1:{(port := free_port())}/0"
    command = [program, "--port", str(port), "--bind", "127.0.0.1", "--save", "", "--appendonly", "no"]
    with (
        redis.Redis.from_url(url) as client,
        Server(command, client.ping, cwd=home, stdout=subprocess.DEVNULL).running() as server,
    ):
        yield url, server


@pytest.fixture(scope="session")
def redis_url(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The REDIS_URL of a fresh Redis server that keeps nothing."""
    with redis_server(tmp_path_factory.mktemp("redis")) as (url, _server):
        yield url
