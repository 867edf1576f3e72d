"""Takes a move back: until when, what becomes of its words, and what a stop leaves until it is final."""

from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from dialogue.domain.access import Room
from dialogue.domain.encryption import Reader, seal
from dialogue.domain.moves import earlier_fold
from dialogue.domain.moves.move_plan import Move
from dialogue.domain.validation import NotUsable
from dialogue.models import Dialogue, Draft, Event, Shelved
from dialogue.protocol import engine

STAYS = _("It’s too late to undo that: more than 10 seconds have passed.")
STOP_STAYS = _("It’s too late to undo that: more than a minute has passed.")
MOVED_ON = _("It’s too late to undo that: the dialogue has moved on.")


class TooLate(NotUsable):
    """The seconds in which the last move could be taken back are over."""


def prepare(room: Room, move: Move, now: datetime | None = None) -> None:
    """Erases the words of the last move, which this room's reader takes back, but for their own box.

    The caller holds the row, and writes the event of the take-back. Raises `NotUsable`; then nothing is written.
    """
    row = room.dialogue
    if move.after != row.seq:
        raise TooLate(MOVED_ON)
    _check_time(row, now or timezone.now())
    _check_nothing_else_is_open(row)
    event = row.events.get(seq=row.seq)
    _keep_in_the_box(room, event)
    event.sealed, event.taken_back = None, True
    event.save(update_fields=["sealed", "taken_back"])


def refusal(error: Exception) -> NotUsable:
    """What a person is told whose last move this is not any more, or was not one that can be taken back."""
    return error if isinstance(error, NotUsable) else TooLate(MOVED_ON)


def finish(dialogue_id: UUID, now: datetime) -> bool:
    """Makes a stop final, once it cannot be taken back: the shelves and the box of the person who stopped go with it.

    False when that is done, or was taken back.
    """
    with transaction.atomic():
        row = Dialogue.objects.select_for_update(no_key=True).get(pk=dialogue_id)
        limit = earlier_fold.until(row)
        if not row.over or limit is None or now <= limit:
            return False
        Shelved.objects.filter(dialogue=row).delete()
        stopped_by = row.couple.partners.filter(seat=row.events.get(seq=row.seq).seat)
        Draft.objects.filter(dialogue=row, author__in=stopped_by.values("user")).delete()
        row.before = None
        row.save(update_fields=["before"])
    return True


def _check_time(row: Dialogue, now: datetime) -> None:
    limit = earlier_fold.until(row)
    if limit is None or now > limit:
        raise TooLate(STOP_STAYS if row.over else STAYS)


def _check_nothing_else_is_open(row: Dialogue) -> None:
    """A couple has one dialogue at a time, and one within it while that waits: what comes back needs the place."""
    parent, beside = row.parent, earlier_fold.ran_beside(row)
    others = Dialogue.objects.filter(ended_at=None, couple=row.couple_id, parent=row.parent_id, parallel=False)
    waits = parent is None or (parent.paused and not parent.over)
    if not waits or (not beside and others.exclude(pk=row.pk).exists()):
        raise NotUsable(_("It’s too late to undo that: the two of you have started something else."))


def _keep_in_the_box(room: Room, event: Event) -> None:
    """What was written goes back to where it was written, for its author alone."""
    before = room.state.last.before if room.state.last else room.state
    text = Reader.of(room).utterance(event).text
    if not text or engine.asks(room.protocol, before, event.move) not in engine.WRITTEN:
        return
    visit = earlier_fold.visit_before(room.dialogue)
    row = Draft(dialogue=room.dialogue, author=room.me, visit=visit)
    seal(row, text)
    kept = {"visit": visit, "number": 0, "sealed": row.sealed}
    Draft.objects.update_or_create(dialogue=room.dialogue, author=room.me, defaults=kept)
