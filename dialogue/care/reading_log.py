"""Audit trail of what a therapist reads: one entry a reading, and another once the couple changed something."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts import audit
from accounts.audit import Act
from accounts.models import AuditEntry, Couple, User

ONE_READING = timedelta(minutes=10)  # within which opening the same thing again is the same reading
ONE_SITTING = timedelta(minutes=1)  # within which a line that comes back is the same sitting
# Each search and each file that is taken is an entry of its own, however soon it follows the last.
EACH_TIME = frozenset({Act.TRANSCRIPT_SEARCHED, Act.TRANSCRIPT_EXPORTED, Act.TRANSCRIPT_PSEUDONYMISED})


def record_reading(  # noqa: PLR0913  what was read, by name
    therapist: User,
    act: Act,
    couple: Couple,
    *,
    dialogue: UUID | None = None,
    newest: datetime | None = None,
    within: timedelta | None = None,
) -> None:
    """Keeps the reading for both partners to see. Call it after the rights are read and before anything is shown.

    The same thing again `within` so long, ten minutes where nothing is said, is the same reading; not for `EACH_TIME`.
    `newest` is when the newest thing that is shown came to be. What the therapist may see by now and did not see then
    makes another reading: so words that were shared a minute ago are never read under an entry from before.
    """
    with transaction.atomic():
        same = AuditEntry.objects.filter(actor=therapist, act=act, couple=couple, dialogue=dialogue)
        last = same.filter(at__gt=timezone.now() - (within or ONE_READING)).order_by("-number").first()
        if act in EACH_TIME or last is None or (newest and newest > last.at) or _changed_since(last):
            audit.record(therapist, act, couple=couple, dialogue=dialogue)


def _changed_since(entry: AuditEntry) -> bool:
    """Whether the couple shared, withdrew or consented after this entry; whatever is no reading counts."""
    later = AuditEntry.objects.filter(couple=entry.couple_id, number__gt=entry.number)
    return later.exclude(act__in=audit.READINGS).exists()
