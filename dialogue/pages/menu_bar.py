"""The bar of a room: pause, ouch, stop, and what may be opened within the dialogue."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.utils.functional import Promise

from dialogue.domain.access import Room
from dialogue.domain.nested_dialogues import nestable_protocols
from dialogue.pages.move_forms import answers_in
from dialogue.protocol import engine
from dialogue.protocol.terms import INTERRUPTS, STOP
from dialogue.texts import time_labels


@dataclass(frozen=True, slots=True)
class MenuBar:
    """What the bar offers to one reader."""

    key: str  # names what it holds, so that a browser is sent no bar that it has
    interrupts: tuple[str, ...]
    pauses: list[tuple[int, str]]  # minutes and label
    openings: list[tuple[str, str | Promise]]  # slug and name of the protocols that may interrupt this one

    @property
    def move_id(self) -> UUID:
        """For a form that is posted without a script; a new one for each, made only when the bar is sent."""
        return uuid4()


def menu_bar_for(room: Room, now: datetime) -> MenuBar:
    """The bar of this room's reader. The ends of the pauses that it offers go with the minute, and so does its key."""
    legal = engine.legal_moves(room.protocol, room.state, room.seat)
    # A stop would be a refusal that the other sees at once; whoever is asked may let it rest, unseen.
    refuses = room.asked and bool(answers_in(room))
    interrupts = tuple(move for move in legal if move in INTERRUPTS and not (move == STOP and refuses))
    openings = nestable_protocols(room)
    key = f"{interrupts}{room.dialogue.paused}{len(openings)}{now:%H%M}"
    return MenuBar(key, interrupts, time_labels.pauses(now), openings)
