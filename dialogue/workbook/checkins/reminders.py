"""Who might like to be reminded of a check-in, and who would not. It reminds nobody itself."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.db.models import Max
from django.utils import timezone

from accounts.models import Couple, User
from dialogue.workbook.checkins.periods import first_day
from dialogue.workbook.checkins.scoring import Kind
from dialogue.workbook.checkins.trend import answered
from dialogue.workbook.models import CheckIn

# A person who has not answered for so long has given it up, and is left in peace.
AFTER_ALL = {Kind.WEEKLY: timedelta(weeks=4), Kind.MONTHLY: timedelta(days=100)}


@dataclass(frozen=True, slots=True)
class DueCheckIn:
    """A person, and the form that would be next for them. It holds nothing of what they answered."""

    person: User
    kind: Kind


def checkins_due(now: datetime) -> list[DueCheckIn]:
    """Everybody who took a form up and has no answer yet for this week or month; one form each, the longer one first.

    Nobody who never began, who left it long ago, who is in another couple or in none, or who cannot sign in.
    """
    found: dict[int, list[Kind]] = defaultdict(list)
    for kind in (Kind.MONTHLY, Kind.WEEKLY):
        for person_id in _who_lack(kind, timezone.localdate(now)):
            found[person_id].append(kind)
    people = User.objects.in_bulk(found)
    return [DueCheckIn(people[person_id], kinds[0]) for person_id, kinds in found.items()]


def due_for(person: User, couple: Couple, today: date) -> Kind | None:
    """The form that this person could answer now: that of the month first, for it holds that of the week."""
    return next((kind for kind in (Kind.MONTHLY, Kind.WEEKLY) if not answered(person, couple, kind, today)), None)


def _who_lack(kind: Kind, today: date) -> Iterator[int]:
    rows = CheckIn.objects.filter(kind=kind, couple__ended_at=None, author__is_active=True)
    last = rows.values_list("author").annotate(last=Max("first_day")).order_by("author")
    return (person for person, day in last if today - AFTER_ALL[kind] <= day < first_day(kind, today))
