"""Aids of a step beside its forms: a body check, how heard somebody felt, choices about the words."""

from dataclasses import dataclass
from typing import ClassVar

from accounts.models import CareLink
from dialogue.care.sharing_preferences import Wish
from dialogue.coach.control_requests import touches_freedom
from dialogue.domain.access import Room
from dialogue.pages.turn.pinned_texts import PinnedText
from dialogue.pages.turn.reader_moves import ReaderMoves
from dialogue.pages.turn.turn_facts import PrivateFacts

HIGH = 7  # a body check from which on the room offers to postpone


@dataclass(frozen=True, slots=True)
class StepAids:
    """For one reader's eyes only."""

    body_level: int | None = None
    tense: bool = False  # the body check is high
    heard_level: int | None = None
    about_freedom: bool = False  # what is asked for touches this reader's own freedom
    wish: Wish | None = None  # their answer about the words, where it is asked
    care_link: CareLink | None = None  # with the therapist who would read what is shared

    levels: ClassVar[range] = range(11)
    high: ClassVar[int] = HIGH


def step_aids_for(room: Room, moves: ReaderMoves, own: PrivateFacts, pins: tuple[PinnedText, ...]) -> StepAids:
    """What the step of this room's reader offers."""
    asked_here = "freedom" in room.step.aids and bool(moves.answers)
    return StepAids(
        body_level=own.body_level,
        tense=own.body_level is not None and own.body_level >= HIGH,
        heard_level=own.heard_level,
        about_freedom=asked_here and any(touches_freedom(pin.text) for pin in pins),
        wish=own.wish,
        care_link=own.care_link,
    )
