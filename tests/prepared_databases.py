"""What takes long to make and is the same for many tests: made once in a run, whichever process of it comes first."""

import fcntl
import os
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.services import SECRETS, postgresql_server, run_sql

ROOT = Path(__file__).parents[1]
Once = Callable[[str, Callable[[Path], object]], Path]


@pytest.fixture(scope="session")
def once(tmp_path_factory: pytest.TempPathFactory) -> Once:
    """`once(name, make)` is a directory that `make` has filled; the other processes of xdist wait for it, and share it.

    Nobody may change it. If `make` fails, the next who asks tries again.
    """
    base = tmp_path_factory.getbasetemp()
    root = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base

    def once(name: str, make: Callable[[Path], object]) -> Path:
        place = root / name
        with (root / f"{name}.lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not place.exists():
                unfinished = Path(tempfile.mkdtemp(dir=root))
                make(unfinished)
                unfinished.rename(place)
        return place

    return once


def migrate(var: Path, **settings: str) -> None:
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    command = [sys.executable, "manage.py", "migrate", "--verbosity", "0"]
    subprocess.run(command, cwd=ROOT, env={**kept, "VAR_DIR": str(var), **settings}, check=True)


@pytest.fixture(scope="session")
def migrated(once: Once) -> Path:
    """A VAR_DIR with fresh keys and an empty SQLite database that is up to date."""
    return once("migrated", migrate)


@pytest.fixture(scope="session")
def cluster(once: Once) -> Path:
    """A data directory of PostgreSQL in which each new database is up to date, but for those made from template0."""
    return once("cluster", _cluster) / "data"


def _cluster(place: Path) -> None:
    with postgresql_server() as (url, server):
        template = url.replace("/postgres", "/template1")
        migrate(place / "var", DATABASE_URL=template, **SECRETS)
        run_sql(template, "DROP DATABASE postgres", "CREATE DATABASE postgres")
        server.end(signal.SIGINT)
        assert server.process.returncode == 0  # ended whole, not killed
        subprocess.run(["cp", "-a", Path(server.popen["cwd"], "data"), place], check=True)


@pytest.fixture(scope="session")
def postgresql(cluster: Path) -> Iterator[str]:
    """The DATABASE_URL of a PostgreSQL server whose databases, unless made from template0, are up to date."""
    with postgresql_server(cluster) as (url, _server):
        yield url
