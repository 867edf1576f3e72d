"""A forked Python is one like any other: what it is given, what it says, and how it ends."""

import subprocess
import sys

import pytest

from tests.programs.forked_python import ROOT, run_python

GIVEN = """import os, sys
umask = os.umask(0)
print(dict(os.environ), sys.argv, os.getcwd(), oct(umask), sys.stdin.read(), __name__)
print("aside", file=sys.stderr)"""
NOTHING_LOADED = """import sys
from django.conf import settings
print(settings.configured, [name for name in ("accounts", "dialogue", "imago_site") if name in sys.modules])"""


def started(*arguments: str, env: dict[str, str]) -> "subprocess.CompletedProcess[str]":
    command, nothing = [sys.executable, *arguments], subprocess.DEVNULL
    return subprocess.run(
        command, cwd=ROOT, env=env, umask=0o027, stdin=nothing, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("code", "last"),
    [
        (GIVEN, "aside"),
        ("raise SystemExit(3)", ""),
        ("raise SystemExit('PORT: say one.')", "PORT: say one."),
        ("1 / 0", "ZeroDivisionError: division by zero"),
        ("import atexit; atexit.register(print, 'the end')", ""),
        ("import os, signal; os.kill(os.getpid(), signal.SIGKILL)", ""),
    ],
)
def test_a_fork_is_given_says_and_ends_as_a_process_does(code: str, last: str) -> None:
    environment = {"LC_CTYPE": "C.UTF-8", "VAR_DIR": "/nowhere"}
    forked, process = (
        run_python("-c", code, "one", env=environment, umask=0o027),
        started("-c", code, "one", env=environment),
    )
    assert (forked.returncode, forked.stdout) == (process.returncode, process.stdout)
    assert [said.stderr.splitlines()[-1:] for said in (forked, process)] == [[last] * bool(last)] * 2


def test_nothing_of_one_is_left_in_the_next() -> None:
    assert run_python("-c", "import imago_site.env, os; os.environ['A'] = '1'", env={}).returncode == 0
    assert run_python("-c", "import os; print(os.environ.get('A'))", env={}).stdout == "None\n"
    assert run_python("-c", NOTHING_LOADED, env={}).stdout == "False []\n"


def test_a_program_that_fails_is_an_error_where_that_is_asked_for() -> None:
    with pytest.raises(subprocess.CalledProcessError):
        run_python("manage.py", "no_such_command", env={"VAR_DIR": "/nowhere"}, check=True)
