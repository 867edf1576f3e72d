"""The times of a turn: since when it lasts, until when the house waits, and what was agreed. They hurry nobody."""

from dataclasses import dataclass, replace
from datetime import datetime

from django.utils.functional import Promise

from dialogue.domain.access import Room
from dialogue.domain.deadlines import TIME_BOX, house_waits
from dialogue.models import Dialogue
from dialogue.protocol.terms import Actor, Ask, Mode
from dialogue.texts import time_labels
from dialogue.texts.modes import MANNERS


@dataclass(frozen=True, slots=True)
class Timing:
    """How a turn is held, aloud or in writing, and how long. Lengths are whole seconds."""

    # Said while the two arrive, where it is not the usual one.
    manner: tuple[str | Promise, str | Promise] | None = None
    aloud: bool = False  # a turn that is taken aloud, and has a clock of its own
    clocked: bool = False  # it has one in writing too, in focus mode
    speaking: bool = False  # somebody has something to say now; else it takes a tap
    lasted: int = 0  # since this turn began
    left: int = 0  # until the house moves on; 0 where it does not
    box: int = 0  # of how many

    lasted_words: str = ""
    left_words: str = ""


@dataclass(frozen=True, slots=True)
class SetTimes:
    """Moments that were agreed on, in words; "" where there is none."""

    appointed: str  # when the two meet, or until when one of them cools down
    back: str  # when a pause is meant to end
    asked_by: str = ""  # "me" or "partner": who chose it, where it is known
    partner_is_back: bool = False  # from a pause, and waits for this reader
    paused_by: str = ""  # "me" or "partner", where it is known; of a pause that is a break, while not back yet
    pause_set: bool = False  # until a time that one of them chose for both, in place of a break of so many minutes


def set_times_for(room: Room, now: datetime) -> SetTimes:
    """The same for this room's reader, who is told what their partner did about them. Without a query."""
    is_back = room.dialogue.paused and room.seat.other in room.state.back and room.seat not in room.state.back
    times = set_times_of(room.dialogue, now, asked_by(room))
    told = room.dialogue.paused and (times.pause_set or room.dialogue.paused_by not in room.state.back)
    paused_by = _me_or_partner(room, room.dialogue.paused_by) if told else ""
    return replace(times, partner_is_back=is_back, paused_by=paused_by)


def set_times_of(dialogue: Dialogue, now: datetime, asked_by: str = "") -> SetTimes:
    """The moments of a dialogue, as they read now. Without a query."""
    appointed, back = dialogue.appointed_at, dialogue.back_at
    appointed_words = time_labels.in_words(appointed, now) if appointed else ""
    pause_set = bool(dialogue.paused and back and appointed == back)
    return SetTimes(appointed_words, time_labels.in_words(back, now) if back else "", asked_by, pause_set=pause_set)


def asked_by(room: Room) -> str:
    """Whose move this room's reader is told set the time that runs now."""
    row = room.dialogue
    chosen = row.appointed_at and (room.step.apart or TIME_BOX in room.step.aids)
    return _me_or_partner(room, row.visit_by) if chosen else ""


def _me_or_partner(room: Room, seat: str) -> str:
    """Whose seat this is for this room's reader; "" where it is nobody's of the two."""
    return {room.seat.value: "me", room.seat.other.value: "partner"}.get(seat, "")


def timing_of(room: Room, now: datetime) -> Timing:
    """How this room's turn is held at this moment, and how long."""
    if not _goes_on(room):
        return Timing()
    chosen = len(room.protocol.modes) > 1 and room.dialogue.mode != Mode.LIVE
    manner = MANNERS[Mode(room.dialogue.mode)] if chosen and _is_arriving(room) else None
    aloud, ends, clocked = _is_aloud(room), _box_ends(room), _is_clocked(room)
    if not aloud and ends is None and not clocked:
        return Timing(manner)
    began = room.dialogue.visit_at or now
    box = house_waits(room.step) or _seconds(began, ends or now)
    lasted, left = _seconds(began, now), _seconds(now, ends or now)
    first = next(iter(room.step.ways.values()))
    return Timing(
        manner=manner,
        aloud=aloud,
        clocked=clocked and not aloud,
        speaking=aloud and first.asks is Ask.ALOUD,
        lasted=lasted,
        left=left,
        box=max(box, left),
        lasted_words=time_labels.lasted(lasted),
        left_words=time_labels.time_left(left),
    )


def _goes_on(room: Room) -> bool:
    return not (room.dialogue.paused or room.step.over)


def _is_arriving(room: Room) -> bool:
    return room.step.stage == room.protocol.stages[0]


def _is_aloud(room: Room) -> bool:
    return room.protocol.aloud and not _is_arriving(room) and room.step.actor is not Actor.BOTH


def _is_clocked(room: Room) -> bool:
    unhurried = room.dialogue.mode == Mode.UNHURRIED
    return room.me.focus and not (unhurried or _is_arriving(room) or room.step.actor is Actor.BOTH)


def _box_ends(room: Room) -> datetime | None:
    return room.dialogue.house_at if TIME_BOX in room.step.aids else None


def _seconds(since: datetime, until: datetime) -> int:
    return max(0, round((until - since).total_seconds()))
