"""Keeps the trail of who did what: append-only, each entry chained to the one before, never a word of content.

The chain shows a change made around this module. Whoever can write to the whole database could make a new chain; a copy
of the head kept elsewhere (`manage.py verify_audit` prints it) shows that too.
"""

import hashlib
import json
from enum import StrEnum
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from accounts.models import AuditEntry, AuditHead, Couple, User


class Act(StrEnum):
    """What can stand in the trail."""

    TRANSCRIPT_READ = "transcript.read"
    TRANSCRIPT_LISTED = "transcript.listed"
    TRANSCRIPT_SEARCHED = "transcript.searched"
    TRANSCRIPT_FOUND = "transcript.found"
    TRANSCRIPT_EXPORTED = "transcript.exported"
    TRANSCRIPT_PSEUDONYMISED = "transcript.pseudonymised"
    LIVE_ASKED = "live.asked"
    LIVE_JOINED = "live.joined"  # both agreed
    LIVE_ENTERED = "live.entered"
    LIVE_SUGGESTED = "live.suggested"
    LIVE_LEFT = "live.left"
    TREND_READ = "trend.read"
    CARE_LINKED = "care.linked"
    CARE_ENDED = "care.ended"
    CONSENT_GIVEN = "consent.given"
    CONSENT_WITHDRAWN = "consent.withdrawn"
    WORDS_SHARED = "words.shared"
    WORDS_WITHDRAWN = "words.withdrawn"
    CHECKINS_SHARED = "checkins.shared"
    CHECKINS_WITHDRAWN = "checkins.withdrawn"
    WORDS_TAKEN_ALONG = "words.taken_along"
    WORDS_ERASED = "words.erased"
    NOTES_ERASED = "notes.erased"
    ACCOUNT_ERASED = "account.erased"
    THERAPIST_APPLIED = "therapist.applied"
    THERAPIST_APPROVED = "therapist.approved"
    THERAPIST_REFUSED = "therapist.refused"
    ACCOUNT_DEACTIVATED = "account.deactivated"
    ACCOUNT_REACTIVATED = "account.reactivated"
    SESSIONS_ENDED = "sessions.ended"
    VERIFICATION_SENT = "verification.sent"
    SECOND_FACTOR_RESET = "second_factor.reset"
    INSTALLATION_CHANGED = "installation.changed"
    CRISIS_LINES_CHANGED = "crisis_lines.changed"
    FIRST_ADMIN_MADE = "first_admin.made"
    ADMIN_MADE = "admin.made"
    ADMIN_UNMADE = "admin.unmade"
    ADMIN_LET_IN_AGAIN = "admin.let_in_again"
    KEYS_ROTATED = "keys.rotated"


# What a couple finds in its access log.
READINGS = frozenset(act for act in Act if act.startswith(("transcript.", "live.", "trend.")))


def record(  # noqa: PLR0913  what an act is about, by name
    actor: User | None,
    act: Act,
    *,
    couple: Couple | None = None,
    about: User | None = None,
    dialogue: UUID | None = None,
    reason: str = "",
) -> AuditEntry:
    """Adds an entry, in the caller's transaction when there is one. The head's row is the lock."""
    with transaction.atomic():
        head = hold()
        entry = AuditEntry(number=head.number + 1, at=timezone.now(), actor=actor, act=act, couple=couple, about=about)
        entry.dialogue, entry.reason = dialogue, reason
        entry.hash = chained(bytes(head.hash), entry)
        entry.save(force_insert=True)
        head.number, head.hash = entry.number, entry.hash
        head.save()
    return entry


def hold() -> AuditHead:
    """Takes the trail's lock until the caller's transaction ends, for what must come before a row that it changes."""
    AuditHead.objects.get_or_create(pk=1)
    return AuditHead.objects.select_for_update().get(pk=1)


def chained(previous: bytes, entry: AuditEntry) -> bytes:
    """SHA-256 over the hash before and every field of this entry."""
    fields = (entry.number, entry.at.isoformat(), entry.actor_id, entry.act, entry.couple_id, entry.about_id)
    text = json.dumps([*fields, str(entry.dialogue or ""), entry.reason])
    return hashlib.sha256(previous + text.encode()).digest()


def first_broken() -> int | None:
    """The number of the first entry that is missing or not as it was written; None when the trail is whole."""
    previous, number = bytes(32), 0
    for number, entry in enumerate(AuditEntry.objects.order_by("number").iterator(), start=1):
        if entry.number != number or bytes(entry.hash) != chained(previous, entry):
            return number
        previous = bytes(entry.hash)
    head = AuditHead.objects.filter(pk=1).first() or AuditHead()
    return None if (head.number, bytes(head.hash)) == (number, previous) else number + 1
