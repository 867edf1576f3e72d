"""Runs simulated schedules: `python -m tests.faults.simulation COUNT [FIRST [PROCESSES]]`, seeds from FIRST on (0).

A seed that fails is said with what is wrong and with the shortest list of its steps that still fails. Then it ends
with 1. `SIMULATION_DATABASE` names a file of SQLite that is up to date; without one it makes its own.
"""

import logging
import multiprocessing
import os
import sys
import time

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tests.settings")
if os.environ.get("PYTHONHASHSEED") != "0":  # sets of names would have another order in each run
    os.execve(  # noqa: S606  this very program
        sys.executable,
        [sys.executable, "-m", "tests.faults.simulation", *sys.argv[1:]],
        {**os.environ, "PYTHONHASHSEED": "0"},
    )
django.setup()

from django.conf import settings  # noqa: E402  the apps first

import imago_site.asgi  # noqa: E402, F401  so that every module that looks at a clock is there
from tests.faults.simulation.database import SLUGS  # noqa: E402
from tests.faults.simulation.processes import install  # noqa: E402
from tests.faults.simulation.run import faults_of, shortest  # noqa: E402
from tests.faults.simulation.schedule import schedule_of  # noqa: E402
from tests.faults.simulation.statement_faults import StatementFaults  # noqa: E402
from tests.faults.simulation.virtual_time import VirtualLoop  # noqa: E402

_faults: list[StatementFaults] = []  # of this process's connection


def report_on(seed: int) -> str:
    """What is wrong with a schedule, or "". In a process that begins with its first one."""
    if not _faults:
        logging.disable(logging.CRITICAL)
        settings.DATABASES["default"]["NAME"] = ":memory:"
        settings.MOVES_A_MINUTE = settings.FRAMES_A_SECOND = 1000
        install(VirtualLoop())
        _faults.append(StatementFaults())
    schedule = schedule_of(seed, SLUGS)
    found = faults_of(schedule, _faults[0])
    if not found:
        return ""
    short = shortest(schedule, _faults[0])
    steps = "\n  ".join(f"{step.kind} by browser {step.browser} of couple {step.couple}" for step in short.steps)
    lasting = "\n  ".join(faults_of(short, _faults[0]))
    return (
        f"seed {seed}, {short.slug} from place {short.place}, {short.processes} processes:\n  "
        + "\n  ".join(found)
        + f"\n the shortest that fails:\n  {steps}\n with:\n  {lasting}"
    )


def main(count: int, first: int = 0, processes: int = 1) -> int:
    """1 when a schedule failed."""
    begun, failed = time.perf_counter(), 0
    with multiprocessing.get_context("fork").Pool(processes) as pool:
        for report in pool.imap_unordered(report_on, range(first, first + count), chunksize=10):
            if report:
                failed += 1
                print(report, flush=True)  # noqa: T201  it talks to a terminal
    print(f"{count} schedules, {failed} failed, {time.perf_counter() - begun:.0f} s")  # noqa: T201
    return min(failed, 1)


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
