"""How long each move took, and the pauses between. PURE: it gets its times and never asks a clock."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from dialogue.protocol import engine
from dialogue.protocol.terms import INTERRUPTS, PAUSE, Fact, Protocol, Seat, State

NONE = timedelta()
ARRIVING = "arrive"  # finding a time and coming to rest; no part of a dialogue's length


@dataclass(frozen=True, slots=True)
class Moment:
    """A move and how long its step had waited for it; pauses do not count. Zero for what happens within a visit."""

    seq: int
    fact: Fact
    stage: str
    took: timedelta
    paused: timedelta  # on the move with which a pause began: how long it lasted


def moments(protocol: Protocol, events: Sequence[tuple[int, Fact, datetime]]) -> list[Moment]:
    """A moment for each event, in order; the events are whole and begin with the first."""
    found: list[Moment] = []
    state: State | None = None
    last, spent, pause_at = None, NONE, -1
    for seq, fact, at in events:
        before = state or engine.start(protocol, fact.seat)
        since = at - (last or at)
        if before.paused:
            found[pause_at] = _longer(found[pause_at], since)
        else:
            spent += since
        if fact.move == PAUSE and not before.paused:
            pause_at = len(found)
        state, last = engine.evolve(protocol, before, fact), at
        leaves = engine.begins_visit(before, state, fact)
        found.append(Moment(seq, fact, protocol.steps[fact.step].stage, spent if leaves else NONE, NONE))
        spent = NONE if leaves else spent
    return found


def length(found: Iterable[Moment]) -> timedelta:
    """From the first sentence to the end, without pauses and without arriving."""
    return sum((moment.took for moment in found if moment.stage != ARRIVING), NONE)


def airtime(found: Iterable[Moment], seat: Seat, round_: int) -> timedelta:
    """How long this person had the turn in a round: thinking, writing, answering."""
    own = (m for m in found if m.fact.seat is seat and m.fact.round == round_ and m.fact.move not in INTERRUPTS)
    return length(own)


def _longer(moment: Moment, by: timedelta) -> Moment:
    return Moment(moment.seq, moment.fact, moment.stage, moment.took, moment.paused + by)
