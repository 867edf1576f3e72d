"""A Python of its own for a program of a test, begun in a fraction of the time: see `tests.programs.python_forks`."""

import atexit
import json
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]


def run_python(
    *arguments: str, env: Mapping[str, str], umask: int = 0o022, check: bool = False
) -> "subprocess.CompletedProcess[str]":
    """As `subprocess.run([sys.executable, *arguments])` in the root of the project."""
    with tempfile.NamedTemporaryFile("r") as out, tempfile.NamedTemporaryFile("r") as err:
        order = {"arguments": arguments, "environment": dict(env), "umask": umask, "out": out.name, "err": err.name}
        loaded = _loaded()
        assert loaded.stdin
        assert loaded.stdout
        loaded.stdin.write(json.dumps(order) + "\n")
        loaded.stdin.flush()
        done = subprocess.CompletedProcess(arguments, int(loaded.stdout.readline()), out.read(), err.read())
    if check:
        done.check_returncode()
    return done


@cache
def _loaded() -> "subprocess.Popen[str]":
    """One for all tests of this process."""
    command, pipe = [sys.executable, "-m", "tests.programs.python_forks"], subprocess.PIPE
    process = subprocess.Popen(command, cwd=ROOT, env={}, stdin=pipe, stdout=pipe, text=True)
    atexit.register(process.communicate)
    return process
