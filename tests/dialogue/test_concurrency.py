"""Several processes on one dialogue: no gap, no double, the same answer to the same move."""

import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from uuid import uuid4

import psycopg2
import pytest

ROOT = Path(__file__).parents[2]
SOAK = os.environ.get("SOAK") == "1"
WRITERS, MOVES = (8, 200) if SOAK else (4, 50)
pytestmark = [pytest.mark.soak, pytest.mark.timeout(600 if SOAK else 240)]
Run = Callable[..., str]


def empty_database(url: str) -> str:
    """The address of a new database on this server."""
    name = f"crowd_{uuid4().hex}"
    connection = psycopg2.connect(url)
    connection.autocommit = True
    with connection.cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
    connection.close()
    return url.rpartition("/")[0] + f"/{name}"


@pytest.fixture(params=["sqlite", "postgresql"])
def run(request: pytest.FixtureRequest, tmp_path: Path) -> Run:
    """Runs a command of `tests.crowd` in a process of its own, against an empty database."""
    environment = {**os.environ, "VAR_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "imago_site.settings"}
    environment.pop("DATABASE_URL", None)
    if request.param == "postgresql":
        environment |= {
            "DATABASE_URL": empty_database(request.getfixturevalue("postgresql")),
            "SECRET_KEY": "for this test and nothing else, 40 chars",
            "CONTENT_KEYS": "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=",
        }

    def run(*arguments: str) -> str:
        command = [sys.executable, *arguments]
        done = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300, check=False
        )
        assert done.returncode == 0, done.stderr
        return done.stdout.strip()

    run("manage.py", "migrate", "--verbosity", "0")
    return run


def crowd(run: Run, dialogue: str, workers: list[tuple[str, str]], count: int) -> list[str]:
    """The answers of workers (name, seed), all at once."""
    with ThreadPoolExecutor(len(workers)) as pool:
        jobs = [pool.submit(run, "-m", "tests.crowd", "work", dialogue, *worker, str(count)) for worker in workers]
        return [job.result() for job in jobs]


def test_processes_at_once_leave_a_whole_log(run: Run) -> None:
    dialogue = run("-m", "tests.crowd", "prepare")
    before = int(run("-m", "tests.crowd", "check", dialogue))

    answers = crowd(run, dialogue, [(("ann", "bob")[n % 2], str(n)) for n in range(WRITERS)], MOVES)

    seqs = sorted(int(seq) for answer in answers for seq in answer.split(","))
    assert seqs == list(range(before + 1, before + 1 + WRITERS * MOVES))
    assert int(run("-m", "tests.crowd", "check", dialogue)) == before + WRITERS * MOVES


def test_the_same_moves_from_four_processes_are_kept_once(run: Run) -> None:
    dialogue = run("-m", "tests.crowd", "prepare")
    before = int(run("-m", "tests.crowd", "check", dialogue))

    answers = crowd(run, dialogue, [("ann", "same")] * 4, MOVES)

    assert len(set(answers)) == 1
    assert int(run("-m", "tests.crowd", "check", dialogue)) == before + MOVES
