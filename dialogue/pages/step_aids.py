"""What a step offers one person beside its forms: a check of the body, how heard they felt, choices about the words."""

from dataclasses import dataclass
from typing import ClassVar

from accounts.care import consent
from accounts.models import CareLink
from dialogue.care import sharing_preferences
from dialogue.coach.control_requests import touches_freedom
from dialogue.domain import queries
from dialogue.domain.access import Room
from dialogue.pages.move_forms import answers_in
from dialogue.pages.pinned_texts import PinnedText

HIGH = 7  # a body check from which on the room offers to postpone


@dataclass(frozen=True, slots=True)
class StepAids:
    """For one reader's eyes only."""

    body_level: int | None = None
    tense: bool = False  # the body check is high
    closing: bool = False  # this is the last stage
    heard_level: int | None = None
    about_freedom: bool = False  # what is asked for touches this reader's own freedom
    wish: sharing_preferences.Wish | None = None  # their answer about the words, where it is asked
    care_link: CareLink | None = None  # with the therapist who would read what is shared

    levels: ClassVar[range] = range(11)


def step_aids_for(room: Room, pins: tuple[PinnedText, ...]) -> StepAids:
    """What the step of this room's reader offers; each is read only where the step has it."""
    aids, asks_choices = room.step.aids, "choices" in room.step.aids
    level = queries.body_check_for(room) if "body_check" in aids else None
    return StepAids(
        body_level=level,
        tense=level is not None and level >= HIGH,
        closing=room.step.stage == room.protocol.stages[-1],
        heard_level=queries.felt_heard_for(room) if "felt_heard" in aids else None,
        about_freedom="freedom" in aids and bool(answers_in(room)) and any(touches_freedom(pin.text) for pin in pins),
        wish=sharing_preferences.wish_of(room.me, room.dialogue) if asks_choices else None,
        care_link=consent.link_of(room.dialogue.couple) if asks_choices else None,
    )
