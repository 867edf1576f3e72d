"""The dialogue that interrupts this one and comes first: who began it, the way there, and whether it can be left."""

from dataclasses import dataclass, replace
from typing import NamedTuple
from uuid import UUID

from accounts.text_direction import isolated
from dialogue.domain.access import Room
from dialogue.models import Dialogue
from dialogue.pages.turn.move_forms import MoveForms
from dialogue.texts.interruptions import GO_ON_WITHOUT, INTERRUPTIONS, TAKE_BACK


class InterruptionFacts(NamedTuple):
    """What is known of an interruption for one reader, but for its id."""

    slug: str
    mine: bool  # this reader began it
    may_end: bool  # nobody has answered yet: going on here ends it


@dataclass(frozen=True, slots=True)
class Interruption:
    """What stands above the forms of the dialogue that waits."""

    pk: UUID
    line: str
    facts: InterruptionFacts


def interruption_facts_for(room: Room, nested: Dialogue) -> InterruptionFacts:
    """Those of this room's reader. Without a query."""
    return InterruptionFacts(nested.slug, nested.sender == room.seat, nested.protocol.steps[nested.step].may_rest)


def interruption_of(room: Room, pk: UUID, facts: InterruptionFacts) -> Interruption:
    """In words, with the name of this reader's partner."""
    mine, theirs = INTERRUPTIONS[facts.slug]
    line = str(mine if facts.mine else theirs).format(partner=isolated(room.partner.name))
    return Interruption(pk, line, facts)


def waiting_forms(forms: MoveForms, interruption: Interruption | None) -> MoveForms:
    """The same, where one press must not end what the partner asked for: going on is folded away, or not offered."""
    if interruption is None:
        return forms
    label = str(TAKE_BACK if interruption.facts.mine else GO_ON_WITHOUT)
    groups = [replace(group, first=False, for_both=True, label=label) for group in forms.groups]
    return replace(forms, groups=tuple(groups) if interruption.facts.may_end else ())
