"""What one person sees and may do now: the turn, made of small view models. Templates only read it."""

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone
from django.utils.translation import get_language

from dialogue.domain.access import Room
from dialogue.pages.turn.after_the_end import NextStep, next_step_after
from dialogue.pages.turn.focus import Focus, focus_for
from dialogue.pages.turn.instructions import Instructions, OpenRequest, instructions_for, open_request_for
from dialogue.pages.turn.interruption import Interruption, interruption_facts_for, interruption_of, waiting_forms
from dialogue.pages.turn.menu_bar import MenuBar, menu_bar_for
from dialogue.pages.turn.move_forms import MoveForms, forms_for
from dialogue.pages.turn.open_ouches import OpenOuch, open_ouches_for
from dialogue.pages.turn.participants import Participants, participants_for
from dialogue.pages.turn.pinned_texts import PinnedText, fold_of, pinned_texts_for
from dialogue.pages.turn.reader_moves import moves_of
from dialogue.pages.turn.step_aids import StepAids, step_aids_for
from dialogue.pages.turn.turn_banner import TurnBanner, banner_for, forms_beside
from dialogue.pages.turn.turn_facts import TurnFacts, facts_for
from dialogue.pages.turn.turn_timing import SetTimes, Timing, set_times_for, timing_of
from dialogue.pages.turn.undo import Undo, undo_for
from dialogue.pages.turn.writing_aids import WritingAids, writing_aids_for


@dataclass(frozen=True, slots=True)
class Turn:
    """All that `_turn.html` and `_menu_bar.html` need, for one reader."""

    room: Room
    banner: TurnBanner
    instructions: Instructions
    forms: MoveForms
    ouches: tuple[OpenOuch, ...]
    undo: Undo | None
    pins: tuple[PinnedText, ...]
    fold: str  # of the pins
    step_aids: StepAids
    writing_aids: WritingAids
    participants: Participants
    request: OpenRequest
    timing: Timing
    focus: Focus | None
    times: SetTimes
    bar: MenuBar
    interruption: Interruption | None  # the dialogue that interrupts this one, and comes first
    next_step: NextStep | None  # it is over, and nothing that it interrupted waits
    readable: bool  # it is over, and something was said that can be read again


def turn_for(room: Room, text: str | None = None) -> Turn:
    """The turn of this room's reader. `text` is what stands in the box, when it is not the draft that was kept."""
    return turn_from(room, facts_for(room, with_draft=text is None), text)


def turn_from(room: Room, facts: TurnFacts, text: str | None = None, now: datetime | None = None) -> Turn:
    """The same from facts that are at hand, for this state of the room. It asks neither database nor cache."""
    now, moves = now or timezone.now(), moves_of(room)
    pins, nested = pinned_texts_for(room, facts, get_language()), facts.nested
    interruption = interruption_of(room, nested.pk, interruption_facts_for(room, nested)) if nested else None
    banner = banner_for(room, moves, now)
    forms = forms_beside(banner, forms_for(room, moves, facts.private, pins, now, text=text))
    return Turn(
        room=room,
        banner=banner,
        instructions=instructions_for(room, moves),
        forms=waiting_forms(forms, interruption),
        ouches=() if interruption else open_ouches_for(room),
        undo=undo_for(room, now),
        pins=pins,
        fold=fold_of(pins),
        step_aids=step_aids_for(room, moves, facts.private, pins),
        writing_aids=writing_aids_for(room, moves, facts.private),
        participants=participants_for(room, moves, facts),
        request=open_request_for(room, moves, facts.private, now),
        timing=timing_of(room, now),
        focus=focus_for(room, moves, now),
        times=set_times_for(room, now),
        bar=menu_bar_for(room, moves, now),
        interruption=interruption,
        next_step=next_step_after(room.dialogue),
        readable=facts.readable,
    )
