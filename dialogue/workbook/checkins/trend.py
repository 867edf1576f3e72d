"""What somebody answered, over time: totals by week and by month, how heard they felt by dialogue. Gaps stay gaps."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from itertools import dropwhile

from django.db.models import Max
from django.utils import timezone

from accounts.models import Couple, User
from dialogue.domain.encryption import keys_of, texts_of, unseal
from dialogue.models import Dialogue, FeltHeard
from dialogue.workbook.checkins.periods import first_day, newest
from dialogue.workbook.checkins.scoring import Kind
from dialogue.workbook.models import CheckIn

DIALOGUES = 12  # that are shown


@dataclass(frozen=True, slots=True)
class Point:
    """A week, a month or a dialogue, and its number; None: there was no answer."""

    day: date
    number: int | None


def trend_of(person: User, couple: Couple, kind: Kind, today: date) -> list[Point]:
    """The newest weeks or months from the first answer on. The present one is left out until it has its answer."""
    rows = CheckIn.objects.filter(author=person, couple=couple, kind=kind)
    found = {row.first_day: row for row in rows.filter(first_day__gte=newest(kind, today)[0]).select_related("author")}
    opened = texts_of(person, found.values())
    totals = {day: sum(json.loads(opened[row.key]).values()) for day, row in found.items()}
    points = [Point(day, totals.get(day)) for day in newest(kind, today)]
    if points[-1].number is None:
        points.pop()
    return list(dropwhile(lambda point: point.number is None, points))


def answered(person: User, couple: Couple, kind: Kind, today: date) -> bool:
    """Whether this week or month has its answer."""
    rows = CheckIn.objects.filter(author=person, couple=couple, kind=kind)
    return rows.filter(first_day=first_day(kind, today)).exists()


def newest_answer(couple: Couple) -> datetime | None:
    """When either of the two answered last."""
    found: datetime | None = CheckIn.objects.filter(couple=couple).aggregate(at=Max("at"))["at"]
    return found


def heard_of(person: User, couple: Couple) -> list[Point]:
    """How heard a person felt in the newest dialogues that came to their close, from the first answer on."""
    closed = Dialogue.objects.filter(couple=couple, step="closed", ended_at__isnull=False)
    rows = list(closed.order_by("-ended_at")[:DIALOGUES])[::-1]
    keys = keys_of(person)
    noted = FeltHeard.objects.filter(author=person, dialogue__in=rows).select_related("author")
    levels = {row.dialogue_id: int(unseal(row, keys)) for row in noted}
    points = [Point(timezone.localdate(row.ended_at), levels.get(row.pk)) for row in rows]
    return list(dropwhile(lambda point: point.number is None, points))
