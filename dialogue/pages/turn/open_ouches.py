"""An ouch that is open: what it says to the person who said it, and to their partner, and what each may do about it."""

from dataclasses import dataclass

from dialogue.domain.access import Room
from dialogue.domain.nested_dialogues import nestable_protocols
from dialogue.protocol.terms import PARTNERS, Hurt

RECONNECT = "reconnect"  # the dialogue that an ouch may lead to
PAUSE_MINUTES = 20


@dataclass(frozen=True, slots=True)
class OpenOuch:
    """One of them, as this reader sees it."""

    mine: bool
    asked: bool  # what hurt, by the partner of the person who said it
    reconnect: str  # the slug of the dialogue that mends it; empty where none may be opened
    minutes: int = PAUSE_MINUTES


def open_ouches_for(room: Room) -> tuple[OpenOuch, ...]:
    """Those of this room, this reader's own first. None once it is over."""
    if room.dialogue.over:
        return ()
    hurt = [seat for seat in sorted(PARTNERS, key=lambda seat: seat is not room.seat) if room.state.hurt(seat)]
    reconnect = RECONNECT if RECONNECT in dict(nestable_protocols(room)) else ""
    return tuple(OpenOuch(seat is room.seat, room.state.hurt(seat) is Hurt.ASKED, reconnect) for seat in hurt)
