"""The site, loaded once: each server and command of a test is a fork of it, and so begins in a tenth of the time.

Run by `tests.faults.forked_processes` as `python -m tests.faults.site_forks`, with the environment of a site. An order
is a line of JSON, and so is its answer: `{"begin": ARGUMENTS, "log": FILE}` begins a command of `manage.py` that goes
on, and gives its pid, `{"poll": PID}` gives with what it ended, `{"manage": ARGUMENTS}` gives what a command printed,
and `{"call": [MODULE, FUNCTION, ARGUMENTS]}` what a function returned.
"""

import asyncio
import importlib
import json
import os
import sys
import traceback
from collections.abc import Callable
from contextlib import redirect_stdout, suppress
from functools import partial
from io import StringIO
from typing import Any

import django

django.setup()

from django.core.management import execute_from_command_line  # noqa: E402  the apps first
from django.urls import get_resolver  # noqa: E402
from twisted.internet import asyncioreactor  # noqa: E402

from imago_site import origins, routing  # noqa: E402  what takes long is done before the first fork
from tests.faults import couples  # noqa: E402

LOADED = (origins, routing, couples, get_resolver().url_patterns)
_codes: dict[int, int | None] = {}  # of what goes on


def fork(work: Callable[[], object]) -> int:
    """Does the work in a child; gives its pid at once."""
    if pid := os.fork():
        return pid
    code = 1
    try:
        work()
        code = 0
    except SystemExit as ended:
        code = ended.code if isinstance(ended.code, int) else bool(ended.code)
    except BaseException:  # noqa: BLE001  the child ends here, whatever it was
        traceback.print_exc()
    finally:
        with suppress(OSError):
            sys.stdout.flush()
        os._exit(code)


def goes_on(arguments: list[str], log: str, answers: int) -> None:
    """A command as a process of its own: with its own output, and an event loop that no other fork has a hand in."""
    output, nothing = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600), os.open(os.devnull, os.O_RDONLY)
    for ours, theirs in ((nothing, 0), (output, 1), (output, 2)):
        os.dup2(ours, theirs)
    os.close(answers)
    for module in ("twisted.internet.reactor", "daphne.server"):
        sys.modules.pop(module, None)
    asyncioreactor.install(asyncio.new_event_loop())  # type: ignore[no-untyped-call]  # twisted has no types here
    execute_from_command_line(["manage.py", *arguments])


def managed(*arguments: str) -> str:
    with redirect_stdout(StringIO()) as said:
        execute_from_command_line(["manage.py", *arguments])
    return said.getvalue()


def called(module: str, function: str, arguments: list[str]) -> Any:
    return getattr(importlib.import_module(module), function)(*arguments)


def answered(work: Callable[[], object], answers: int) -> None:
    """Writes what the work gives, or how it failed."""
    try:
        answer = {"result": work()}
    except BaseException:  # noqa: BLE001  the test tells of it
        answer = {"failed": traceback.format_exc()}
    with os.fdopen(answers, "w") as file:
        file.write(json.dumps(answer) + "\n")


def code_of(pid: int) -> int | None:
    """With what it ended, as `subprocess` says it; None while it goes on."""
    if _codes[pid] is None:
        ended, status = os.waitpid(pid, os.WNOHANG)
        _codes[pid] = os.waitstatus_to_exitcode(status) if ended else None
    return _codes[pid]


def main() -> None:
    answers = os.dup(1)
    os.dup2(2, 1)  # what somebody prints is no answer

    def say(result: object) -> None:
        os.write(answers, json.dumps({"result": result}).encode() + b"\n")

    for line in sys.stdin:
        match json.loads(line):
            case {"begin": arguments, "log": log}:
                _codes[pid := fork(partial(goes_on, arguments, log, answers))] = None
                say(pid)
            case {"poll": pid}:
                say(code_of(pid))
            case {"manage": arguments}:
                os.waitpid(fork(partial(answered, partial(managed, *arguments), answers)), 0)
            case {"call": [module, function, arguments]}:
                os.waitpid(fork(partial(answered, partial(called, module, function, arguments), answers)), 0)


if __name__ == "__main__":
    main()
