"""Who else is there: the partner, and a therapist who sits in or asks to."""

from dataclasses import dataclass

from accounts.models import User
from dialogue.care import live_seat
from dialogue.domain.access import Room
from dialogue.pages.move_forms import answers_in


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


def participants_for(room: Room) -> Participants:
    """Who is there beside this room's reader."""
    return Participants(room.partner, _guest_for(room))


def _guest_for(room: Room) -> Guest | None:
    seat = live_seat.guest_of(room)
    if seat is None:
        return None
    acting = bool(answers_in(room))
    return Guest(
        name=seat.therapist.name,
        taken=seat.taken,
        here=seat.here,
        agreed=room.seat.value in seat.agreed,
        suggestion=live_seat.suggestion_for(room) if acting else "",
    )
