"""The process that serves does by itself what is due."""

import os
import shutil
import sqlite3
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from tests.e2e.site import started
from tests.programs.forked_python import run_python

A_REQUEST = (
    "import django; django.setup(); from tests.cast import gather; from tests.stage import Stage; Stage(gather())"
)


def overdue(var: Path) -> None:
    """The database of a site that was away while a request went by."""
    environment = {**os.environ, "VAR_DIR": str(var), "DJANGO_SETTINGS_MODULE": "imago_site.settings"}
    run_python("-c", A_REQUEST, env=environment, check=True)
    with closing(sqlite3.connect(var / "db.sqlite3")) as rows, rows:
        rows.execute("UPDATE dialogue_dialogue SET house_at = '2026-01-01 00:00:00'")


def step(var: Path) -> str:
    with closing(sqlite3.connect(var / "db.sqlite3")) as rows:
        return str(rows.execute("SELECT step FROM dialogue_dialogue").fetchone()[0])


def comes_true(true: Callable[[], bool]) -> bool:
    end = time.monotonic() + 25  # seconds; it looks when it starts
    while not true() and time.monotonic() < end:
        time.sleep(0.05)
    return true()


def test_what_is_due_is_done_by_the_serving_process(tmp_path: Path, migrated: Path) -> None:
    var = shutil.copytree(migrated, tmp_path / "var")
    overdue(var)
    with started(var) as site:
        assert comes_true(lambda: step(var) == "lapsed")
    assert site.log.read_text() == f"The site is at {site.url}/  (Ctrl-C stops it)\n"
