"""Several processes on one dialogue: no gap, no double, the same answer to the same move."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from tests.services import SECRETS, new_database

ROOT = Path(__file__).parents[4]
SOAK = os.environ.get("SOAK") == "1"
WRITERS, MOVES = (8, 200) if SOAK else (4, 50)
pytestmark = [pytest.mark.soak, pytest.mark.timeout(600 if SOAK else 240)]
Run = Callable[..., Any]


@pytest.fixture(params=["sqlite", "postgresql"])
def run(request: pytest.FixtureRequest, tmp_path: Path, migrated: Path) -> Run:
    """What a command of `tests.crowd` answers, from a process of its own, against an empty database."""
    var = shutil.copytree(migrated, tmp_path / "var")
    environment = {**os.environ, "VAR_DIR": str(var), "DJANGO_SETTINGS_MODULE": "imago_site.settings"}
    environment.pop("DATABASE_URL", None)
    if request.param == "postgresql":
        environment |= {"DATABASE_URL": new_database(request.getfixturevalue("postgresql")), **SECRETS}

    def run(*arguments: str) -> Any:
        command = [sys.executable, "-m", "tests.crowd", *arguments]
        done = subprocess.run(
            command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=300, check=False
        )
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    return run


def test_processes_at_once_leave_a_whole_log(run: Run) -> None:
    dialogue, before = run("prepare")

    workers = [f"{('ann', 'bob')[n % 2]}:{n}" for n in range(WRITERS)]
    answers, head = run("work", dialogue, str(MOVES), *workers)

    seqs = sorted(seq for answer in answers for seq in answer)
    assert seqs == list(range(before + 1, before + 1 + WRITERS * MOVES))
    assert head == before + WRITERS * MOVES


def test_the_same_moves_from_four_processes_are_kept_once(run: Run) -> None:
    dialogue, before = run("prepare")

    answers, head = run("work", dialogue, str(MOVES), *["ann:same"] * 4)

    assert answers == [list(range(before + 1, before + 1 + MOVES))] * 4
    assert head == before + MOVES
