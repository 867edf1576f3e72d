"""Pinned texts: what was said in this round, or before, that a step keeps in sight above its forms."""

from collections.abc import Mapping
from typing import NamedTuple

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.initials import initial_of
from accounts.text_direction import is_from_right, isolated
from dialogue.domain.access import Room
from dialogue.domain.queries import Line
from dialogue.models import Dialogue
from dialogue.pages.line_labels import label_of, spoken
from dialogue.pages.turn.turn_facts import TurnFacts
from dialogue.protocol.closing_lines import kind_at_end
from dialogue.protocol.terms import CLOSED, Seat

# Characters: about seven lines of a small phone, where four stay, and nine of a desk, where eight do.
LONG, VERY_LONG = 200, 600
AT_END: Mapping[str, str | Promise] = {
    "appreciate": _("{name} appreciated"),
    "validate": _("{name} said what makes sense"),
    "summary": _("{name} summed up"),
    "mirror": _("{name} heard"),
}


class PinnedText(NamedTuple):
    """One of them, as it reads."""

    text: str  # without the feelings
    label: str
    spoken: str
    initial: str
    seat: Seat


def pinned_texts_for(room: Room, facts: TurnFacts, language: str | None) -> tuple[PinnedText, ...]:
    """What is pinned for this room's reader, the oldest first, in the active language. Nothing in a pause."""
    if room.dialogue.paused:
        return ()
    return tuple([_pinned(line, _dialogue_of(line, room, facts), language) for line in facts.pins])


def fold_of(pins: tuple[PinnedText, ...]) -> str:
    """The class by which they are folded at first, so that what answers them stays in sight. Each is cut by itself."""
    longest = max((len(pin.spoken) + 40 * pin.spoken.count("\n") for pin in pins), default=0)
    return " long very" if longest > VERY_LONG else " long" if longest > LONG else ""


def _pinned(line: Line, dialogue: Dialogue, language: str | None) -> PinnedText:
    said = line.utterance
    at_end = AT_END.get(kind_at_end(dialogue.protocol, line.fact)) if dialogue.step == CLOSED else None
    label = _named(str(at_end), line, language) if at_end else label_of(dialogue, line, language)
    return PinnedText(said.text, label, spoken(said), initial_of(line.name), line.seat)


def _named(label: str, line: Line, language: str | None) -> str:
    return label.format(name=isolated(line.name, from_right=is_from_right(language)))


def _dialogue_of(line: Line, room: Room, facts: TurnFacts) -> Dialogue:
    return facts.about if facts.about and line.earlier else room.dialogue
