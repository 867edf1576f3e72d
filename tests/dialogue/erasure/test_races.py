"""Whoever is erased while they write: nothing of it is kept, whatever they write, on both databases."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.dialogue.models.sealed_stores import STORES
from tests.services import SECRETS, new_database

ROOT = Path(__file__).parents[3]
# What a request under way may be answered: signed out, or that there is no such thing for this person.
CLEAN = {"AccountErased", "NotInTheRoom", "Http404"}
# Read while it is erased, a key may be gone before its row. The door answers that as it answers the others.
CLEAN_AT_THE_DOOR = {"CannotDecrypt"}
pytestmark = pytest.mark.timeout(300)


def on(database: str) -> Any:
    """With xdist all of one database stay in one process: they look at one long run."""
    return pytest.param(database, marks=pytest.mark.xdist_group(f"races_{database}"))


@pytest.fixture(scope="module", params=[on("sqlite"), on("postgresql")])
def found(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory, migrated: Path) -> Any:
    """For each store, the tables in which something was left, and what the writers were told."""
    var = shutil.copytree(migrated, tmp_path_factory.mktemp("erasures") / "var")
    environment = {**os.environ, "VAR_DIR": str(var), "DJANGO_SETTINGS_MODULE": "imago_site.settings"}
    environment.pop("DATABASE_URL", None)
    if request.param == "postgresql":
        environment |= {"DATABASE_URL": new_database(request.getfixturevalue("postgresql")), **SECRETS}
    command = [sys.executable, "-m", "tests.erasures"]
    done = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, timeout=240, check=False)
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


@pytest.mark.parametrize("store", [model.__name__ for model in STORES])
def test_nothing_is_left_of_whoever_is_erased_while_they_write(found: Any, store: str) -> None:
    left, refusals = found[store]
    assert (left, set(refusals) - CLEAN - CLEAN_AT_THE_DOOR) == ([], set())


def test_nothing_stays_on_the_shelf_of_a_couple_that_ends_meanwhile(found: Any) -> None:
    assert found["ended"] == [[], ["NotInTheRoom"]]
