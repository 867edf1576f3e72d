"""The real server, started as `make run` starts it, with a directory and a port of its own."""

import os
import subprocess
import sys
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from tests.services import free_port, running, wait_until

ROOT = Path(__file__).parents[2]


@dataclass(frozen=True)
class Started:
    """A running site: its address, what it logs, its environment, and its process."""

    url: str
    log: Path
    environment: dict[str, str]
    process: subprocess.Popen[bytes]


def environment_of(var: Path, **settings: str) -> dict[str, str]:
    """On a free port, unless `settings` (DATABASE_URL, PORT ...) name one."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ}
    return {**kept, "VAR_DIR": str(var), "PORT": str(free_port()), **settings}


@contextmanager
def started(var: Path, **settings: str) -> Iterator[Started]:
    """A site that has answered once."""
    environment = environment_of(var, **settings)
    url, log = f"http://127.0.0.1:{environment['PORT']}", var / "server.log"
    with (
        log.open("ab") as output,
        running([sys.executable, "scripts/run.py"], cwd=ROOT, env=environment, stdout=output, stderr=output) as process,
    ):
        try:
            wait_until(lambda: urllib.request.urlopen(url).close(), process)
        except OSError as error:
            raise RuntimeError(f"The site does not answer. It said:\n{log.read_text()}") from error
        yield Started(url, log, environment, process)
