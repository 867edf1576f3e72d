"""The participants as one reader sees them: the partner, and a therapist who sits in or asks to."""

from dataclasses import dataclass

from accounts.models import User
from dialogue.domain.access import Room
from dialogue.pages.turn.reader_moves import ReaderMoves
from dialogue.pages.turn.turn_facts import TurnFacts


@dataclass(frozen=True, slots=True)
class Guest:
    """The therapist in the seat of a dialogue, as one partner sees them."""

    name: str
    taken: bool  # both agreed; else the therapist has asked
    here: bool
    agreed: bool  # this partner's own yes
    suggestion: str  # the stem that is offered to this partner


@dataclass(frozen=True, slots=True)
class Participants:
    """The others, for one reader."""

    partner: User
    guest: Guest | None = None


def participants_for(room: Room, moves: ReaderMoves, facts: TurnFacts) -> Participants:
    """Who is there beside this room's reader."""
    return Participants(room.partner, _guest_for(room, moves, facts))


def _guest_for(room: Room, moves: ReaderMoves, facts: TurnFacts) -> Guest | None:
    seat = facts.guest
    if seat is None:
        return None
    return Guest(
        name=seat.therapist.name,
        taken=seat.taken,
        here=seat.here,
        agreed=room.seat.value in seat.agreed,
        suggestion=facts.private.suggestion if moves.writes else "",  # in a pause there is no box to put it in
    )
