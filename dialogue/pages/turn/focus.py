"""Focus mode: one thing at a time, for a reader who has asked for it. Nothing of it reaches the partner's screen."""

from dataclasses import dataclass
from datetime import datetime

from dialogue.coach.terms import SENDING
from dialogue.domain.access import Room
from dialogue.domain.deadlines import TIME_BOX
from dialogue.pages.turn.reader_moves import ReaderMoves
from dialogue.protocol.terms import MINUTE, PAUSE, Mode

SENTENCES = 2  # go out at once
LONGEST = 20 * MINUTE  # seconds together, after which the rest is offered for another time


@dataclass(frozen=True, slots=True)
class Focus:
    """What a turn has in focus mode, beside leaving out all that can wait."""

    sentences: int = 0  # as many go out at once; 0 without a limit
    movement_break: bool = False  # a minute to move is offered: a round is over, and nothing is said in the next yet
    may_go_on_later: bool = False
    left: int = 0  # seconds until going on later is offered


def focus_for(room: Room, moves: ReaderMoves, now: datetime) -> Focus | None:
    """That of this room's reader; None without focus mode, and once the dialogue is over."""
    if not room.me.focus or room.dialogue.over:
        return None
    if room.dialogue.paused:
        return Focus()
    short = moves.writes and room.step.kind in SENDING
    later = _may_go_on_later(room, moves)
    return Focus(
        sentences=SENTENCES if short else 0,
        movement_break=_begins_a_round(room),
        may_go_on_later=later,
        left=_left(room, now) if later else 0,
    )


def _begins_a_round(room: Room) -> bool:
    ways = [way for step in room.protocol.steps.values() for way in step.ways.values()]
    return room.dialogue.round > 1 and any(way.swap and way.to == room.step.key for way in ways)


def _may_go_on_later(room: Room, moves: ReaderMoves) -> bool:
    """Neither over hours, nor in a quiet time, nor near the end, which is never left out."""
    row, stages = room.dialogue, room.protocol.stages
    if row.mode == Mode.UNHURRIED or row.together_since is None or PAUSE not in moves.legal:
        return False
    return TIME_BOX not in room.step.aids and room.step.stage != stages[-1]


def _left(room: Room, now: datetime) -> int:
    since = room.dialogue.together_since or now
    return max(0, LONGEST - int((now - since).total_seconds()))
