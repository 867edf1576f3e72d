"""Where a therapist's note, mark or comment stood: the day, round and stage of a dialogue. Never a word of it."""

from collections.abc import Sequence
from uuid import UUID

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from dialogue.models import Comment, Dialogue, Event
from dialogue.review.models import Mark, Note
from dialogue.texts.stages import STAGES


def locations_of(rows: Sequence[Note | Mark | Comment]) -> dict[UUID, str]:
    """By key; empty for what stands on a couple as a whole. The rows come with their dialogue. One query."""
    lines = {(row.dialogue_id, row.seq) for row in rows if row.dialogue_id and row.seq}
    found = Event.objects.filter(dialogue__in={one for one, _seq in lines}, seq__in={seq for _one, seq in lines})
    steps = {(event.dialogue_id, event.seq): event for event in found.defer("sealed")}
    return {
        row.key: _location(row.dialogue, steps.get((row.dialogue.pk, row.seq or 0))) if row.dialogue else ""
        for row in rows
    }


def _location(dialogue: Dialogue, event: Event | None) -> str:
    day = date_format(timezone.localtime(dialogue.created_at), "F j, Y")
    if event is None:
        return _("dialogue on %(day)s") % {"day": day}
    stage = STAGES[dialogue.protocol.steps[event.step].stage]
    return _("dialogue on %(day)s: round %(round)s, %(stage)s") % {"day": day, "round": event.round, "stage": stage}
