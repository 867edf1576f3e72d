"""One next step after the end of a dialogue, by how it ended. The same for both: nothing private goes into it."""

from dataclasses import dataclass

from django.utils.functional import Promise

from dialogue.models import Dialogue
from dialogue.protocol.library import PROTOCOLS
from dialogue.protocol.terms import CLOSED, STOPPED
from dialogue.texts.next_steps import FIND_HELP, NEXT_STEPS

SHELTERED = "sheltered"


@dataclass(frozen=True, slots=True)
class NextStep:
    """What its link says, why, and the kind of dialogue that it begins; without one it leads to the help page."""

    words: str | Promise
    tip: str | Promise = ""
    slug: str = ""
    quiet: bool = False  # it is no answer to a no


def next_step_after(dialogue: Dialogue) -> NextStep | None:
    """None before the end, and where the dialogue that this one interrupted waits."""
    if not dialogue.over or dialogue.parent_id:
        return None
    if dialogue.step == SHELTERED:
        return NextStep(FIND_HELP)
    slug = _kind_after(dialogue)
    return NextStep(*NEXT_STEPS[slug], slug, quiet=dialogue.step not in {CLOSED, STOPPED})


def _kind_after(dialogue: Dialogue) -> str:
    kinds = PROTOCOLS.values()
    if dialogue.step == CLOSED and not (dialogue.protocol.heavy and not dialogue.protocol.then):
        return dialogue.protocol.then or next(one.slug for one in kinds if one.usual)
    if dialogue.step == STOPPED:
        return next(one.slug for one in kinds if one.cools)
    return min(kinds, key=lambda one: one.minutes).slug  # after a no, an unanswered request, or what wants a rest
