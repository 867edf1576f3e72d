"""An opening and the undo of a stop at one moment: one waits for the other, and is judged by what it left."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.services import SECRETS, new_database

ROOT = Path(__file__).parents[3]


def test_a_stop_stays_when_it_is_undone_while_something_else_begins(postgresql: str, tmp_path: Path) -> None:
    environment = {**os.environ, "VAR_DIR": str(tmp_path), "DJANGO_SETTINGS_MODULE": "imago_site.settings", **SECRETS}
    environment["DATABASE_URL"] = new_database(postgresql)
    command = [sys.executable, "-m", "tests.dialogue.domain.opening_race"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=200, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout) == [{"opens": "done", "undoes": "NotUsable"}, ["stopped", "answer"]]
