"""The bar of a room: pause, ouch, stop, and what may be opened within the dialogue."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID, uuid4

from django.utils.functional import Promise

from dialogue.domain.access import Room
from dialogue.domain.nested_dialogues import nestable_protocols
from dialogue.pages.turn.reader_moves import ReaderMoves
from dialogue.protocol import engine
from dialogue.protocol.terms import OUCH, PAUSE, RESUME, STOP, Actor
from dialogue.texts import time_labels

OFFERED = frozenset({PAUSE, RESUME, OUCH, STOP})


@dataclass(frozen=True, slots=True)
class MenuBar:
    """What the bar offers to one reader."""

    key: str  # names what it holds, so that a browser is sent no bar that it has
    interrupts: tuple[str, ...]
    pauses: list[tuple[int, str]]  # minutes and label
    openings: list[tuple[str, str | Promise]]  # slug and name of the protocols that may interrupt this one
    withdraws: str = ""  # what a stop takes back while the two have not met: "request" or "time"
    focus: bool = False  # this reader is in focus mode

    @property
    def move_id(self) -> UUID:
        """For a form that is posted without a script; a new one for each, made only when the bar is sent."""
        return uuid4()


def menu_bar_for(room: Room, moves: ReaderMoves, now: datetime) -> MenuBar:
    """The bar of this room's reader. The ends of the pauses that it offers go with the minute, and so does its key."""
    interrupts, openings = interrupts_for(room, moves), nestable_protocols(room)
    withdraws = withdrawal_for(room, interrupts)
    offer = offer_name(interrupts, len(openings), withdraws, paused=room.dialogue.paused)
    focus = room.me.focus
    return MenuBar(bar_key(offer, now, focus=focus), interrupts, time_labels.pauses(now), openings, withdraws, focus)


def interrupts_for(room: Room, moves: ReaderMoves) -> tuple[str, ...]:
    """The moves of this room's reader that the bar has. Without a query."""
    # A stop would be a refusal that the other sees at once; whoever is asked may let it rest, unseen.
    refuses = room.asked and bool(moves.answers)
    return tuple(move for move in moves.legal if move in OFFERED and not (move == STOP and refuses))


def withdrawal_for(room: Room, interrupts: tuple[str, ...]) -> str:
    """What a stop takes back while the two have not met, "request" or "time"; empty where it ends a dialogue.

    A request is taken back by the person who makes it; what their partner ends is the dialogue.
    """
    if STOP not in interrupts or PAUSE in interrupts:
        return ""
    if room.step.actor is Actor.BOTH:
        return "time"
    return "request" if engine.role_of(room.state, room.seat) is Actor.SENDER else ""


def offer_name(interrupts: tuple[str, ...], openings: int, withdraws: str, *, paused: bool) -> str:
    """Names what a bar offers, whenever it is."""
    return f"{interrupts}{paused}{openings}{withdraws}"


def bar_key(offer: str, now: datetime, *, focus: bool) -> str:
    """Names a bar at this minute."""
    return f"{offer}{now.hour:02}{now.minute:02}{'focus' if focus else ''}"
