"""Python that has loaded what the site is made of, and nothing of the site: each program here is a fork of it.

Run by `tests.programs.forked_python` as `python -m tests.programs.python_forks`. An order is a line of JSON with the
`arguments` of a Python, its whole `environment`, its `umask`, and the files for what it says (`out`, `err`); the answer
is how it ended.
"""

import gc
import importlib
import json
import os
import runpy
import sys
import time
from typing import Any

LIBRARIES = (
    *("cryptography.hazmat.primitives.ciphers.aead", "cryptography.hazmat.primitives.kdf.hkdf"),
    *("django.core.management", "django.db.models", "django.forms", "django.http", "django.template", "django.urls"),
    *("environ", "icalendar", "pydantic", "pygal", "qrcode", "redis.asyncio", "snowballstemmer", "whitenoise"),
)


def run(arguments: list[str]) -> None:
    """As `python ARGUMENTS`: a program, or its text behind -c."""
    first, *sys.argv[1:] = arguments
    sys.argv[0] = first
    if first == "-c":
        exec(compile(sys.argv.pop(1), "<string>", "exec"), {"__name__": "__main__"})  # noqa: S102  what `python -c` does
    else:
        runpy.run_path(first, run_name="__main__")


def become(environment: dict[str, str], umask: int, out: str, err: str) -> None:
    """Has from now on what a process begins with."""
    os.environ.clear()
    os.environ.update(environment)
    time.tzset()
    for place, path in enumerate((os.devnull, out, err)):
        opened = os.open(path, os.O_RDWR)
        os.dup2(opened, place)
        os.close(opened)
    os.umask(umask)


def main() -> None:
    """A child leaves this by its own end, as any Python does."""
    answers = os.dup(1)
    for line in sys.stdin:
        order: dict[str, Any] = json.loads(line)
        if not (pid := os.fork()):
            os.close(answers)
            arguments = order.pop("arguments")
            become(**order)
            return run(arguments)
        os.write(answers, f"{os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])}\n".encode())
    return None


if __name__ == "__main__":
    for library in LIBRARIES:
        importlib.import_module(library)
    gc.collect()
    gc.freeze()  # a fork that looked for garbage in all of this would copy it
    main()
