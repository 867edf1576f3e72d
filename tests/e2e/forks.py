"""The site, loaded once: each order runs in a fork of it, as fresh as a new process and there much sooner.

Run by `tests.e2e.forked_site` as `python -m tests.e2e.forks`; a module and its function that are named are called
first. An order is a line of JSON, and so is its answer: `{"serve": LOG}` begins to serve, `{"end": true}` ends that,
and `{"run": [MODULE, FUNCTION, ARGUMENTS]}` gives back what the function returns. Nothing here opens the database: a
fork must not share a connection.
"""

import gc
import importlib
import json
import os
import signal
import sys
import traceback
from collections.abc import Callable, Iterable
from functools import partial
from typing import Any

import django

django.setup()

from django.conf import settings  # noqa: E402  the apps first
from django.contrib.auth.hashers import PBKDF2PasswordHasher  # noqa: E402
from django.db import connection  # noqa: E402
from django.template.loader import get_template  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import get_resolver  # noqa: E402

from imago_site import asgi, server  # noqa: E402  what takes long is done before the first fork
from tests.commits import wait_for_no_disk  # noqa: E402

wait_for_no_disk()
PBKDF2PasswordHasher.iterations = 1  # that a site hashes slowly has a test of its own, and no story waits for it
assert asgi.application
assert get_resolver().url_patterns


def warm_up() -> None:
    """What a process does at its first pages, done for all forks: compiled templates, loaded translations."""
    templates = settings.BASE_DIR / "templates"
    for template in templates.rglob("*.html"):
        get_template(str(template.relative_to(templates)))
    for path in ("/", "/account/login/"):  # pages that ask no database
        assert Client(headers={"host": "127.0.0.1"}).get(path).status_code == 200
    assert connection.connection is None
    gc.collect()
    gc.freeze()  # a fork that looked for garbage in all of this would copy it


def fork(work: Callable[[], object]) -> int:
    """Does the work in a child of its own; gives its pid at once."""
    if pid := os.fork():
        return pid
    try:
        work()
    except BaseException:  # noqa: BLE001  the child ends here, whatever it was
        traceback.print_exc()
        os._exit(1)
    os._exit(0)


def serve(log: str) -> None:
    output = os.open(log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    os.dup2(output, 1)
    os.dup2(output, 2)
    server.serve("127.0.0.1", settings.PORT)


def run(module: str, function: str, arguments: Iterable[object] = ()) -> Any:
    return getattr(importlib.import_module(module), function)(*arguments)


def answer(module: str, function: str, arguments: list[object], answers: int) -> None:
    os.write(answers, json.dumps({"result": run(module, function, arguments)}).encode() + b"\n")


def main() -> None:
    answers = os.dup(1)
    os.dup2(2, 1)  # what somebody prints is no answer
    if prepare := sys.argv[1:]:
        run(*prepare)
    warm_up()
    server = 0
    for line in sys.stdin:
        match json.loads(line):
            case {"serve": log}:
                server = fork(partial(serve, log))
                os.write(answers, b"{}\n")
            case {"end": True}:
                os.kill(server, signal.SIGTERM)
                os.waitpid(server, 0)
                os.write(answers, b"{}\n")
            case {"run": [module, function, arguments]}:
                child = fork(partial(answer, module, function, arguments, answers))
                if os.waitpid(child, 0)[1]:
                    os.write(answers, b'{"failed": true}\n')


if __name__ == "__main__":
    main()
