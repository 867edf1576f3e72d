"""What one person sees and may do now: the turn, made of small view models. Templates only read it."""

from dataclasses import dataclass

from django.utils import timezone

from dialogue.domain.access import Room
from dialogue.domain.nested_dialogues import open_nested_dialogue
from dialogue.models import Dialogue
from dialogue.pages.instructions import Instructions, OpenRequest, instructions_for, open_request_for
from dialogue.pages.menu_bar import MenuBar, menu_bar_for
from dialogue.pages.move_forms import MoveForms, forms_for
from dialogue.pages.participants import Participants, participants_for
from dialogue.pages.pinned_texts import PinnedText, pinned_texts_for
from dialogue.pages.step_aids import StepAids, step_aids_for
from dialogue.pages.turn_timing import SetTimes, Timing, set_times_of, timing_of
from dialogue.pages.writing_aids import WritingAids, writing_aids_for
from dialogue.protocol.terms import SAY


@dataclass(frozen=True, slots=True)
class Turn:
    """All that `_turn.html` and `_menu_bar.html` need, for one reader; read from the database when it is made."""

    room: Room
    instructions: Instructions
    forms: MoveForms
    pins: tuple[PinnedText, ...]
    step_aids: StepAids
    writing_aids: WritingAids
    participants: Participants
    request: OpenRequest
    timing: Timing
    times: SetTimes
    bar: MenuBar
    nested: Dialogue | None  # the dialogue that interrupts this one, and comes first
    readable: bool  # it is over, and something was said that can be read again


def turn_for(room: Room, text: str | None = None) -> Turn:
    """The turn of this room's reader. `text` is what stands in the box, when it is not the draft that was kept."""
    now, pins = timezone.now(), pinned_texts_for(room)
    return Turn(
        room=room,
        instructions=instructions_for(room),
        forms=forms_for(room, now, text),
        pins=pins,
        step_aids=step_aids_for(room, pins),
        writing_aids=writing_aids_for(room),
        participants=participants_for(room),
        request=open_request_for(room, now),
        timing=timing_of(room, now),
        times=set_times_of(room.dialogue, now),
        bar=menu_bar_for(room, now),
        nested=open_nested_dialogue(room.dialogue),
        readable=_is_readable(room),
    )


def _is_readable(room: Room) -> bool:
    if not room.dialogue.over:
        return False
    later = room.dialogue.events.filter(seq__gt=1)
    return (later.filter(move=SAY) if room.protocol.aloud else later.filter(sealed__isnull=False)).exists()
