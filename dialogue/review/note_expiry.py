"""Deletes what a therapist wrote when the practice's own days are over. They count from the end of the care.

Without a number of days nothing is ever due. The author is told 30 days before; what was not told of does not go.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial

from django.db import transaction
from django.db.models import Exists, F, Model, OuterRef, Q, QuerySet

from accounts import audit
from accounts.audit import Act
from accounts.models import CareLink, Couple, Installation, User
from dialogue.care.erasure_notice import NOTES_GO
from dialogue.jobs.scheduler import Task
from dialogue.models import Comment, Notice
from dialogue.review.models import Mark, Note

BEFORE = timedelta(days=30)  # between the telling and the deletion
Pair = tuple[int, int]  # a therapist and a couple


def expired_notes(now: datetime) -> Iterator[Task]:
    """What is to be told, and what has been told of for long enough. Raises for a number that no admin could set."""
    soon = _expired(now + BEFORE)
    _forget_notices(soon)
    known = {(person, int(about)): time for person, about, time in _notices().values_list("person", "about", "time")}
    for pair in sorted(soon - set(known)):
        yield Task(f"telling of notes of therapist {pair[0]} on couple {pair[1]}", partial(_tell, pair, now))
    for pair in sorted(_expired(now)):
        if (time := known.get(pair)) and time <= now:
            yield Task(f"notes of therapist {pair[0]} on couple {pair[1]}", partial(_delete, pair))


def deletion_times(therapist: User) -> dict[int, datetime]:
    """When what this therapist wrote goes, by couple, where they were told of it."""
    rows = _notices().filter(person=therapist).values_list("about", "time")
    return {int(about): time for about, time in rows if time}


def _expired(now: datetime) -> set[Pair]:
    """Whose days are over then, where something is left to delete."""
    installation = Installation.current()
    installation.clean_fields()
    if installation.note_days is None:
        return set()
    ended = now - timedelta(days=installation.note_days)
    links = CareLink.objects.filter(therapist=OuterRef("author"), couple=OuterRef("of"))
    lasting = links.filter(Q(ended_at=None) | Q(ended_at__gt=ended))
    return {
        pair
        for rows in _own()
        for pair in rows.filter(Exists(links), ~Exists(lasting), at__lte=ended).values_list("author", "of").distinct()
    }


def _own() -> list[QuerySet[Model]]:
    """What only its author reads, each row with its couple as `of`: no comment that partners still read."""
    rows = Comment.objects.filter(dialogue__erased_at__isnull=False)
    return [
        Note.objects.annotate(of=F("couple")).order_by(),
        Mark.objects.annotate(of=F("couple")).order_by(),
        rows.annotate(of=F("dialogue__couple")).order_by(),
    ]


def _notices() -> QuerySet[Notice]:
    return Notice.objects.filter(kind=NOTES_GO)


def _forget_notices(soon: set[Pair]) -> None:
    """Of what has gone, or is kept longer by now: it would be told anew."""
    rows = _notices().values_list("pk", "person", "about")
    _notices().filter(pk__in=[pk for pk, person, about in rows if (person, int(about)) not in soon]).delete()


def _tell(pair: Pair, now: datetime) -> bool:
    therapist, couple = pair
    telling = {"time": now + BEFORE, "at": now, "again_at": now, "tries": 0}
    return Notice.objects.get_or_create(person_id=therapist, kind=NOTES_GO, about=str(couple), defaults=telling)[1]


def _delete(pair: Pair) -> bool:
    therapist, couple = User.objects.get(pk=pair[0]), Couple.objects.get(pk=pair[1])
    with transaction.atomic():
        gone = sum(rows.filter(author=therapist, of=couple.pk).delete()[0] for rows in _own())
        if gone:
            audit.record(None, Act.NOTES_ERASED, couple=couple, about=therapist)
    return gone > 0
