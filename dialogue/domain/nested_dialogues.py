"""Nested dialogues: one that interrupts another, and which may be opened. The parent is paused meanwhile."""

from collections.abc import Collection
from uuid import UUID

from django.utils.functional import Promise

from dialogue.domain.access import RoomView
from dialogue.models import Dialogue
from dialogue.protocol.library import PROTOCOLS
from dialogue.texts import ABOUT

# As (slug, name), worked out once; the names are translated where they are shown.
NESTABLE: list[tuple[str, str | Promise]] = [
    (slug, ABOUT[slug].name) for slug, protocol in PROTOCOLS.items() if protocol.inside
]


def open_nested_dialogue(dialogue: Dialogue) -> Dialogue | None:
    """The one that interrupts this dialogue now. Only a paused dialogue has one."""
    return dialogue.nested.filter(ended_at=None).first() if dialogue.paused else None


def open_nested_dialogues(dialogues: Collection[Dialogue]) -> dict[UUID, UUID]:
    """The ids of those that interrupt some of these now, by the ids of these. No query where none is paused."""
    paused = {each.pk for each in dialogues if each.paused}
    rows = Dialogue.objects.filter(parent__in=paused, ended_at=None).only("parent_id") if paused else []
    return {row.parent_id: row.pk for row in rows if row.parent_id}


def nestable_protocols(room: RoomView) -> list[tuple[str, str | Promise]]:
    """As (slug, name); none while the dialogue arrives, when it is over, or when it is nested itself."""
    if room.dialogue.over or room.dialogue.parent_id or room.step.stage == room.protocol.stages[0]:
        return []
    return NESTABLE
