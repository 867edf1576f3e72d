"""Processes of one site that are forks of one that has loaded it, with what tests ask of `subprocess.Popen`."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import Lock
from typing import Any

from tests.services import Server, wait_until

ROOT = Path(__file__).parents[2]


class Forks:
    """A process that has loaded the site, and the orders that it takes (`tests.faults.site_forks`)."""

    def __init__(self, environment: dict[str, str], log: Path) -> None:
        self.environment, self.log, self.lock = environment, log, Lock()

    @contextmanager
    def loaded(self) -> Iterator["Forks"]:
        """There until the block ends; what it forked has to end before."""
        command, pipe = [sys.executable, "-m", "tests.faults.site_forks"], subprocess.PIPE
        with (
            self.log.open("ab") as output,
            subprocess.Popen(
                command, cwd=ROOT, env=self.environment, stdin=pipe, stdout=pipe, stderr=output
            ) as self.process,
        ):
            yield self

    def order(self, **order: object) -> Any:
        """The answer. Raises AssertionError with the traceback of what failed there."""
        assert self.process.stdin
        assert self.process.stdout
        with self.lock:
            self.process.stdin.write(json.dumps(order).encode() + b"\n")
            self.process.stdin.flush()
            answer = json.loads(self.process.stdout.readline() or '{"failed": "It ended."}')
        assert "failed" not in answer, answer["failed"]
        return answer["result"]


class ForkedProcess:
    """A command of `manage.py` that goes on, known by its pid."""

    def __init__(self, forks: Forks, arguments: list[str]) -> None:
        self.forks, self.returncode = forks, None
        self.pid: int = forks.order(begin=arguments, log=str(forks.log))

    def poll(self) -> int | None:
        """With what it ended; None while it goes on."""
        if self.returncode is None:
            self.returncode = self.forks.order(poll=self.pid)
        return self.returncode

    def wait(self, timeout: float) -> int:
        """Raises `subprocess.TimeoutExpired` like a process of our own."""
        end = time.monotonic() + timeout
        while (code := self.poll()) is None:
            if time.monotonic() > end:
                raise subprocess.TimeoutExpired("a fork", timeout)
            time.sleep(0.02)
        return code

    def send_signal(self, sig: int) -> None:
        if self.poll() is None:
            os.kill(self.pid, sig)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)


class ForkedServer(Server):
    """A server that is a fork each time it starts."""

    def __init__(self, forks: Forks, arguments: list[str], answers: Callable[[], object]) -> None:
        super().__init__(arguments, answers)
        self.forks = forks

    def start(self) -> None:
        self.process = ForkedProcess(self.forks, self.command)
        wait_until(self.answers, self.process)
