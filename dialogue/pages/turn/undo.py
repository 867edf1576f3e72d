"""Undo: whether this reader can take their last move back at this moment, and for how many seconds yet."""

from dataclasses import dataclass
from datetime import datetime

from dialogue.domain.access import Room
from dialogue.domain.moves import earlier_fold
from dialogue.protocol import engine


@dataclass(frozen=True, slots=True)
class Undo:
    """The offer, to the person who moved alone."""

    stop: bool  # it opens again what they ended
    left: int  # seconds


def undo_for(room: Room, now: datetime) -> Undo | None:
    """That of this room's reader. Without a query."""
    if not engine.may_take_back(room.state, room.seat):
        return None
    until = earlier_fold.until(room.dialogue)
    left = int((until - now).total_seconds()) if until else 0
    return Undo(room.dialogue.over, left) if left > 0 else None
