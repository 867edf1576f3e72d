"""Nested dialogues: one that interrupts another, and which may be opened. The parent is paused meanwhile."""

from django.utils.functional import Promise

from dialogue.domain.access import RoomView
from dialogue.models import Dialogue
from dialogue.protocol.library import PROTOCOLS
from dialogue.texts import ABOUT

# As (slug, name), worked out once; the names are translated where they are shown.
NESTABLE: list[tuple[str, str | Promise]] = [
    (slug, ABOUT[slug].name) for slug, protocol in PROTOCOLS.items() if protocol.inside
]


def open_within(dialogue: Dialogue) -> Dialogue | None:
    """Only a paused one has anything within it."""
    return dialogue.inner.filter(ended_at=None).first() if dialogue.paused else None


def may_open_within(room: RoomView) -> list[tuple[str, str | Promise]]:
    """As (slug, name); nothing while it arrives, when it is over, or within what is itself within another."""
    if room.dialogue.over or room.dialogue.within_id or room.step.stage == room.protocol.stages[0]:
        return []
    return NESTABLE
