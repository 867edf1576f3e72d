"""Five weeks as one person may see them: their own days, and the partner's once both said yes. Reads only."""

from dataclasses import dataclass
from datetime import date, timedelta

from accounts.models import User
from dialogue.domain.encryption import texts_of
from dialogue.workbook.access import Half
from dialogue.workbook.kind_days.marks import WEEKS, Mark, first_day
from dialogue.workbook.models import CalendarShare, Day


@dataclass(frozen=True, slots=True)
class MarkedDay:
    """A day with the marks that its reader may see; `ahead` is one that has not come yet."""

    day: date
    ahead: bool
    mine: Mark | None = None
    partners: Mark | None = None


def weeks_for(half: Half, today: date) -> list[list[MarkedDay]]:
    """From Monday to Sunday, the oldest week first. The partner's days are opened only when both show them."""
    start = first_day(today)
    mine = _marks(half, half.me, start)
    partners = _marks(half, half.partner, start) if shown_to_each_other(half) else {}
    days = [start + timedelta(days=n) for n in range(7 * WEEKS)]
    marked = [MarkedDay(day, day > today, mine.get(day), partners.get(day)) for day in days]
    return [marked[n : n + 7] for n in range(0, len(marked), 7)]


def shows(half: Half) -> bool:
    """Whether this person said yes."""
    return CalendarShare.objects.filter(couple=half.couple, person=half.me).exists()


def shown_to_each_other(half: Half) -> bool:
    return CalendarShare.objects.filter(couple=half.couple, person__in=[half.me, half.partner]).count() == 2


def own_marks(half: Half, since: date) -> dict[date, Mark]:
    """What this person marked, from a day on."""
    return _marks(half, half.me, since)


def _marks(half: Half, person: User, start: date) -> dict[date, Mark]:
    rows = list(Day.objects.filter(author=person, couple=half.couple, day__gte=start).select_related("author"))
    opened = texts_of(half.couple, rows)
    return {row.day: Mark(opened[row.key]) for row in rows}
