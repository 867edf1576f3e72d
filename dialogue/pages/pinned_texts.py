"""Pinned texts: what was said in this round, or before, that a step keeps in sight above its forms."""

from dataclasses import dataclass

from dialogue.domain.access import Room
from dialogue.domain.queries import Line
from dialogue.models import Dialogue
from dialogue.pages.line_labels import line_context
from dialogue.pages.turn_facts import TurnFacts


@dataclass(frozen=True, slots=True)
class PinnedText:
    """One of them, as it reads."""

    text: str  # without the feelings
    label: str
    spoken: str
    by_sender: bool
    words: list[str]  # to tap


def pinned_texts_for(room: Room, facts: TurnFacts) -> tuple[PinnedText, ...]:
    """What is pinned for this room's reader, the oldest first. Nothing in a pause."""
    if room.dialogue.paused:
        return ()
    return tuple(_pinned(room, line, facts.about) for line in facts.pins)


def _pinned(room: Room, line: Line, about: Dialogue | None) -> PinnedText:
    reads, text = line_context(room, line, about), line.utterance.text
    return PinnedText(text, reads["label"], reads["spoken"], line.by_sender, text.split())
