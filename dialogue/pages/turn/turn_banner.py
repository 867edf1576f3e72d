"""The banner of a turn: whether this reader acts or waits, told by whose color it has and whether it is filled."""

from dataclasses import dataclass
from enum import StrEnum

from accounts.initials import initial_of
from dialogue.domain.access import Room
from dialogue.pages.turn.reader_moves import ReaderMoves
from dialogue.protocol.terms import Seat


class Manner(StrEnum):
    """How it looks."""

    ACTS = "acts"  # filled, in the reader's own color
    WAITS = "waits"  # an outline, with the partner's badge
    REST = "rest"  # it is nobody's turn: a pause, an end


@dataclass(frozen=True, slots=True)
class TurnBanner:
    """What it shows beside the words of the turn."""

    manner: Manner
    seat: Seat  # of the person whose color and initial it has
    initial: str


def banner_for(room: Room, moves: ReaderMoves) -> TurnBanner:
    """The banner of this room's reader. Where both act, each has their own."""
    if room.dialogue.paused or room.dialogue.over:
        return TurnBanner(Manner.REST, Seat.HOUSE, "")
    if moves.waits:
        return TurnBanner(Manner.WAITS, room.seat.other, initial_of(room.partner.name))
    return TurnBanner(Manner.ACTS, room.seat, initial_of(room.me.name))
