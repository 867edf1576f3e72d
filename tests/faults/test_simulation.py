"""Seeded schedules of couples in simulated rooms: `make test` runs some, `make soak` 10,000. See `simulation`."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.faults.simulation import run
from tests.faults.simulation.actions import ACTIONS
from tests.faults.simulation.schedule import KINDS, Schedule, schedule_of
from tests.faults.simulation.statement_faults import StatementFaults
from tests.faults.site import SOAK

ROOT = Path(__file__).parents[2]
COUNT, PROCESSES = (10_000, os.cpu_count() or 1) if SOAK else (150, 1)


@pytest.mark.soak
@pytest.mark.timeout(7200 if SOAK else 240)
def test_after_every_schedule_all_that_must_hold_does(migrated: Path) -> None:
    command = [sys.executable, "-m", "tests.faults.simulation", str(COUNT), "0", str(PROCESSES)]
    database = {"SIMULATION_DATABASE": str(migrated / "db.sqlite3")}
    ended = subprocess.run(command, cwd=ROOT, env=os.environ | database, capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    assert f"{COUNT} schedules, 0 failed" in ended.stdout


def test_a_seed_is_always_the_same_schedule_and_every_step_can_be_taken() -> None:
    slugs = ["intentional", "letter"]
    assert [schedule_of(seed, slugs) for seed in range(50)] == [schedule_of(seed, slugs) for seed in range(50)]
    assert len({schedule_of(seed, slugs).steps for seed in range(50)}) == 50
    assert set(KINDS) == set(ACTIONS)


@pytest.mark.django_db
def test_a_failing_schedule_is_cut_down_to_the_steps_that_make_it_fail(monkeypatch: pytest.MonkeyPatch) -> None:
    def fails(schedule: Schedule, _faults: object) -> list[str]:
        return ["it does"] * ({"session", "error"} <= {step.kind for step in schedule.steps})

    monkeypatch.setattr(run, "faults_of", fails)
    found = (schedule_of(seed, ["letter"]) for seed in range(1000))
    long = next(one for one in found if len(one.steps) > 20 and fails(one, None))
    nothing = StatementFaults.__new__(StatementFaults)

    assert sorted(step.kind for step in run.shortest(long, nothing).steps) == ["error", "session"]
