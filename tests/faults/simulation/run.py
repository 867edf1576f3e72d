"""Runs one schedule, and finds the shortest list of its steps that still fails."""

import asyncio
from dataclasses import replace
from typing import Any

from dialogue.domain.notify import socket_loop
from dialogue.realtime import base_consumer
from tests.faults.simulation.actions import ACTIONS
from tests.faults.simulation.audience import nobody_hears_without_the_right, sockets_have_seen_the_log
from tests.faults.simulation.invariants import INVARIANTS
from tests.faults.simulation.schedule import Schedule
from tests.faults.simulation.site import SimulatedSite
from tests.faults.simulation.statement_faults import StatementFaults
from tests.faults.simulation.turn_comparison import comparing
from tests.faults.simulation.virtual_time import as_in_a_thread, chance_of, end_all

PAUSES = (0.0, 0.0, 0.0, 0.001, 0.02, 0.4, 1.5)  # seconds between two steps
HEALED = 21.0  # seconds


def faults_of(schedule: Schedule, faults: StatementFaults) -> list[str]:
    """Everything that is wrong after this schedule."""
    base_consumer._open.clear()
    faults.clear()
    with faults.none():
        site = SimulatedSite(schedule, faults)
    found: list[str] = []

    def note(_loop: object, context: dict[str, Any]) -> None:
        found.append(f"{context['message']} {context.get('exception')!r}")

    site.loop.set_exception_handler(note)
    try:
        with comparing(site, found):
            found += site.loop.run_until_complete(_play(site))
    except RuntimeError as error:  # a deadlock
        found.append(str(error))
    finally:
        site.loop.close()
    return found


async def _play(site: SimulatedSite) -> list[str]:
    socket_loop.set(site.loop)
    for number in sorted({step.couple for step in site.schedule.steps}):
        for browser in site.browsers[number][:2]:
            browser.come()
    await asyncio.sleep(0.1)
    for step in site.schedule.steps:
        chance = chance_of(step.chance)
        site.loop.chance = chance_of(step.chance + 1)
        with site.faults.none():
            as_in_a_thread(ACTIONS[step.kind], site, step, chance)
        await asyncio.sleep(18 if step.kind == "wait" else chance.choice(PAUSES))
    site.faults.clear()
    site.layer.faults, site.layer.mute, site.loop.slow = 0.0, False, False
    await asyncio.sleep(HEALED)
    found = as_in_a_thread(_check, site)
    await end_all(site.loop)
    return found


def _check(site: SimulatedSite) -> list[str]:
    invariants = (*INVARIANTS, sockets_have_seen_the_log, nobody_hears_without_the_right)
    return [fault for invariant in invariants for fault in invariant(site)]


def shortest(schedule: Schedule, faults: StatementFaults) -> Schedule:
    """The same with as many steps dropped as can be, so that it still fails: in halves, then less at a time."""
    size = len(schedule.steps) // 2
    while size:
        place, dropped = 0, False
        while place < len(schedule.steps):
            fewer = replace(schedule, steps=schedule.steps[:place] + schedule.steps[place + size :])
            if faults_of(fewer, faults):
                schedule, dropped = fewer, True
            else:
                place += size
        size = size if dropped and size == 1 else size // 2
    return schedule
