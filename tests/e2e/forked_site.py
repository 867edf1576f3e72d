"""A site for one test after the other: each finds a fresh process and an empty database, and waits for neither."""

import json
import shutil
import socket
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from io import StringIO
from pathlib import Path
from typing import Any

from django.core.management import call_command

from tests.e2e.site import ROOT, environment_of
from tests.services import running, wait_until


class Site:
    """A site in a directory of its own: its address, where it keeps things, and what it logs."""

    def __init__(self, fresh: Path, home: Path, **settings: str) -> None:
        """Begins with what is kept in `fresh`; `settings` (REDIS_URL, PORT ...) are its environment."""
        self.fresh = fresh
        self.var = shutil.copytree(fresh, home / "var")
        self.environment = environment_of(self.var, **settings)
        self.url, self.log = f"http://127.0.0.1:{self.environment['PORT']}", self.var / "server.log"

    @contextmanager
    def loaded(self, prepare: Callable[[], None] | None = None) -> Iterator["Site"]:
        """Ready to be served. `prepare` is called in the process whose forks serve."""
        first = [prepare.__module__, prepare.__qualname__] if prepare else []
        command, pipe = [sys.executable, "-m", "tests.e2e.forks", *first], subprocess.PIPE
        environment = {**self.environment, "DJANGO_SETTINGS_MODULE": "imago_site.settings"}
        with running(command, cwd=ROOT, env=environment, stdin=pipe, stdout=pipe) as self.process, self.process:
            yield self

    @contextmanager
    def served(self) -> Iterator["Site"]:
        """Empty, and answering, until the block ends."""
        for path in (*self.var.glob("db.sqlite3*"), self.log):
            path.unlink(missing_ok=True)
        shutil.rmtree(self.var / "mail", ignore_errors=True)
        shutil.copy(self.fresh / "db.sqlite3", self.var)
        self._order(serve=str(self.log))
        try:
            wait_until(
                lambda: socket.create_connection(("127.0.0.1", int(self.environment["PORT"])), 1).close(), self.process
            )
            yield self
        finally:
            self._order(end=True)

    def run(self, function: Callable[..., object], *arguments: object) -> Any:
        """What this function of ours returns in a process of this site. All of it passes as JSON."""
        return self._order(run=[function.__module__, function.__qualname__, arguments])["result"]

    def manage(self, *arguments: str) -> str:
        """What a command of this site prints."""
        return str(self.run(printed, *arguments))

    def filled_by(self, function: Callable[..., object], *arguments: object) -> Any:
        """Holds what the function writes into the empty database, and gives what it returns. It runs only once."""
        kept = self.fresh.parent / f"{function.__qualname__}{abs(hash(arguments))}.sqlite3"
        returned = kept.with_suffix(".json")
        if returned.exists():
            copy(kept, self.var / "db.sqlite3")
        else:
            returned.write_text(json.dumps(self.run(function, *arguments)))
            copy(self.var / "db.sqlite3", kept)
        return json.loads(returned.read_text())

    def _order(self, **order: object) -> dict[str, Any]:
        assert self.process.stdin
        assert self.process.stdout
        self.process.stdin.write(json.dumps(order).encode() + b"\n")
        self.process.stdin.flush()
        answer: dict[str, Any] = json.loads(self.process.stdout.readline())
        assert "failed" not in answer, f"{order} failed; its traceback stands in what was written to stderr"
        return answer


def printed(*arguments: str) -> str:
    call_command(*arguments, stdout=(said := StringIO()))
    return said.getvalue()


def copy(source: Path, target: Path) -> None:
    """Puts the rows of one database in the place of another's, while a site has it open."""
    with closing(sqlite3.connect(source)) as one, closing(sqlite3.connect(target)) as other:
        one.backup(other)
