"""Tells a therapist that words they read will be erased, before they are. It never says whose wish that is.

The row of `Notice` is the telling: the pages show it from then on, and a mail may follow (`jobs.erasure_mail`).
"""

from collections.abc import Iterable
from datetime import datetime, timedelta
from uuid import UUID

from django.db.models import Exists, F, OuterRef, QuerySet

from accounts.care import consent
from accounts.models import Installation, User
from dialogue.care.sharing_preferences import current_shares, not_kept_by_both
from dialogue.models import Choice, Dialogue, Notice

WORDS_GO, NOTES_GO = "words_go", "notes_go"  # what is told of; for the other one see `dialogue.review.note_expiry`
AHEAD = timedelta(days=14)  # how long before their day the words are spoken of
LEAST = timedelta(days=7)  # how long they stay after that, where somebody stopped keeping them late


def announce(rows: QuerySet[Dialogue], now: datetime) -> int:
    """Tells each therapist who reads one of `rows` and was not told of it. Safe to run twice, or by two at once.

    What both keep again is forgotten, so that it would be told anew.
    """
    notices().exclude(dialogue__in=not_kept_by_both().filter(erased_at=None)).delete()
    notified = notices().filter(dialogue=OuterRef("dialogue"), person=OuterRef("link__therapist"))
    missing = _open_shares().filter(dialogue__in=rows.values("pk")).exclude(Exists(notified))
    found = set(missing.values_list("dialogue", "link__therapist"))
    for dialogue, therapist in found:
        notice = {"dialogue_id": dialogue, "time": now + LEAST, "at": now, "again_at": now, "tries": 0}
        Notice.objects.get_or_create(person_id=therapist, kind=WORDS_GO, about=str(dialogue), defaults=notice)
    return len(found)


def notified_in_time(rows: QuerySet[Dialogue], now: datetime) -> QuerySet[Dialogue]:
    """Those of `rows` of which every therapist who reads them was told long enough ago."""
    notified = notices().filter(dialogue=OuterRef("dialogue"), person=OuterRef("link__therapist"), time__lte=now)
    return rows.exclude(Exists(_open_shares().filter(dialogue=OuterRef("pk")).exclude(Exists(notified))))


def erasure_times(therapist: User, dialogues: Iterable[UUID]) -> dict[UUID, datetime]:
    """When the words of these dialogues go at the earliest, for those of which this therapist was told. One query."""
    kept = Installation.current().retention
    rows = notices().filter(person=therapist, dialogue__in=list(dialogues)).annotate(ended=F("dialogue__ended_at"))
    return {one["dialogue"]: max(one["time"], one["ended"] + kept) for one in rows.values("dialogue", "time", "ended")}


def notices() -> QuerySet[Notice]:
    return Notice.objects.filter(kind=WORDS_GO)


def _open_shares() -> QuerySet[Choice]:
    return current_shares().filter(link__in=consent.active_links().values("pk"))
