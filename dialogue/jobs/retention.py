"""Erases the words of dialogues that not both keep, when their days are over. The steps stay, without words.

What somebody wrote for themselves stays with them: a therapist's notes and marks, comments (which only their author
reads from then on), and how a partner felt.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.db.models.functions import Coalesce
from django.utils import timezone

from accounts import audit
from accounts.audit import Act
from accounts.encryption import wal_checkpoint
from accounts.models import Installation
from dialogue.care import erasure_notice, sharing_preferences
from dialogue.domain import notify
from dialogue.models import BodyCheck, Choice, Comment, Dialogue, FeltHeard, LiveSeat, Notice, Suggestion
from dialogue.models.cascade import hanging_on
from dialogue.protocol.links import restates_earlier
from dialogue.protocol.terms import PARTNERS

# What belongs to somebody else than those whose words go, or is needed to know what happened.
STAYING = (BodyCheck, Choice, Comment, FeltHeard, LiveSeat, Notice)
BATCH = 200  # ids read at once


def due_ids(now: datetime | None = None) -> Iterator[UUID]:
    """The dialogues whose words are due now, in the order of their ids: those of which a therapist was told in time.

    The days count from the end of the dialogue; of one that was left open, from the end of the couple. Raises
    `ValidationError` when the number of days in the database is not one that an admin could have set.
    """
    now, after = now or timezone.now(), UUID(int=0)
    rows = erasure_notice.notified_in_time(_due_dialogues(now - _retention()), now).order_by("pk")
    while batch := list(rows.filter(pk__gt=after).values_list("pk", flat=True)[:BATCH]):
        yield from batch
        after = batch[-1]


def announce(now: datetime | None = None) -> int:
    """Tells therapists of the words that are due soon, and says how many tellings there were. Raises as `due_ids`."""
    now = now or timezone.now()
    return erasure_notice.announce(_due_dialogues(now - _retention() + erasure_notice.AHEAD), now)


def erase(dialogue_id: UUID) -> bool:
    """Erases the words of one dialogue, and what hangs on it but for `STAYING`.

    False when both keep it by now, or the words are gone.
    """
    with transaction.atomic():
        dialogue = Dialogue.objects.select_for_update(no_key=True).get(pk=dialogue_id)
        list(dialogue.choices.select_for_update(no_key=True))
        if dialogue.erased_at is not None or sharing_preferences.keeps(dialogue) == PARTNERS:
            return False
        dialogue.events.exclude(sealed=None).update(sealed=None)
        _forget_what_gave_it_back(dialogue)
        Suggestion.objects.filter(live_seat__dialogue=dialogue).delete()
        for rows in hanging_on(dialogue, but=STAYING):
            rows.delete()
        dialogue.erased_at = timezone.now()
        dialogue.save(update_fields=["erased_at"])
        audit.record(None, Act.WORDS_ERASED, couple=dialogue.couple, dialogue=dialogue.pk)
        notify.after_commit(notify.access_changed, *_readers(dialogue))
        transaction.on_commit(wal_checkpoint.truncate, robust=True)
    return True


def _readers(dialogue: Dialogue) -> set[int]:
    """Whose open pages may still show its words."""
    couple = dialogue.couple
    people = couple.partners.values_list("user_id", flat=True)
    return {*people, *couple.care_links.values_list("therapist_id", flat=True)}


def _forget_what_gave_it_back(dialogue: Dialogue) -> None:
    """Words of it that a later dialogue about it repeats."""
    for later in dialogue.followed_by.all():
        steps = [key for key, step in later.protocol.steps.items() if restates_earlier(step)]
        later.events.filter(step__in=steps).update(sealed=None)


def _retention() -> timedelta:
    installation = Installation.current()
    installation.clean_fields()
    return installation.retention


def _due_dialogues(latest: datetime) -> QuerySet[Dialogue]:
    rows = sharing_preferences.not_kept_by_both().filter(erased_at=None)
    return rows.annotate(closed_at=Coalesce("ended_at", "couple__ended_at")).filter(closed_at__lte=latest)
