"""How a turn is held: aloud or in writing, since when, and until when the house waits. Its clocks hurry nobody."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.functional import Promise

from dialogue.domain.access import Room
from dialogue.domain.deadlines import house_waits
from dialogue.protocol.terms import Actor, Ask, Mode
from dialogue.texts import time_labels
from dialogue.texts.modes import MANNERS


@dataclass(frozen=True, slots=True)
class Held:
    """What the page shows of it. Lengths are whole seconds."""

    manner: tuple[str | Promise, str | Promise] | None = (
        None  # said while the two arrive, where it is not the usual one
    )
    aloud: bool = False  # a turn that is taken aloud, and has a clock of its own
    speaking: bool = False  # somebody has something to say now; else it takes a tap
    lasted: int = 0  # since this turn began
    left: int = 0  # until the house moves on; 0 where it does not
    box: int = 0  # of how many

    @property
    def lasted_words(self) -> str:
        return time_labels.lasted(self.lasted)

    @property
    def left_words(self) -> str:
        return time_labels.left(self.left)


def held_in(room: Room, now: datetime) -> Held:
    """How this room's turn is held at this moment."""
    arriving = room.step.stage == room.protocol.stages[0]
    chosen = len(room.protocol.modes) > 1 and room.dialogue.mode != Mode.LIVE
    manner = MANNERS[Mode(room.dialogue.mode)] if arriving and chosen else None
    if room.dialogue.paused or room.step.over:
        return Held()
    aloud = room.protocol.aloud and not arriving and room.step.actor is not Actor.BOTH
    ends = room.dialogue.house_at if "time_box" in room.step.aids else None
    if not aloud and ends is None:
        return Held(manner)
    began = _began(room, now)
    box = house_waits(room.step) or _seconds(began, ends or now)
    left = _seconds(now, ends or now)
    first = next(iter(room.step.ways.values()))
    return Held(manner, aloud, aloud and first.asks is Ask.ALOUD, _seconds(began, now), left, max(box, left))


def _began(room: Room, now: datetime) -> datetime:
    """When this visit of the step began."""
    return room.dialogue.events.filter(seq=room.dialogue.visit).values_list("at", flat=True).first() or now


def _seconds(since: datetime, until: datetime) -> int:
    return max(0, round((until - since).total_seconds()))
