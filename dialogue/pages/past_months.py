"""Past dialogues by kind and month, and a month of them as a calendar. Titles only, and no text."""

from calendar import Calendar
from dataclasses import dataclass
from datetime import date, datetime

from django.utils import timezone
from django.utils.dates import WEEKDAYS_ABBR
from django.utils.formats import date_format, get_format

from dialogue.pages.transcripts import PastDialogue

Choices = tuple[tuple[str, str], ...]  # value and label


@dataclass(frozen=True, slots=True)
class CalendarDay:
    """A day of the calendar: how many dialogues ended on it, and whether it belongs to the month."""

    day: date
    count: int
    inside: bool


@dataclass(frozen=True, slots=True)
class PastList:
    """What the page of past dialogues shows: those that were chosen, and what may be chosen instead."""

    items: tuple[PastDialogue, ...]
    kinds: Choices
    months: Choices
    kind: str
    month: str
    weekdays: tuple[str, ...] = ()
    weeks: tuple[tuple[CalendarDay, ...], ...] = ()


def past_list(past: list[PastDialogue], kind: str = "", month: str = "") -> PastList:
    """Those of this kind and this month ("2026-11"). What was never one of the choices chooses all."""
    days = {item.id: day_of(item.ended_at) for item in past if item.ended_at}
    kinds = tuple(sorted({(item.slug, item.plain_kind) for item in past}, key=lambda one: one[1]))
    months = tuple(dict.fromkeys((f"{day:%Y-%m}", date_format(day, "F Y")) for day in days.values()))
    kind = kind if kind in dict(kinds) else ""
    month = month if month in dict(months) else ""
    of_kind = [item for item in past if kind in {"", item.slug}]
    items = tuple(item for item in of_kind if not month or f"{days.get(item.id, date.min):%Y-%m}" == month)
    shown = PastList(items, kinds, months, kind, month)
    if not month:
        return shown
    first = get_format("FIRST_DAY_OF_WEEK") or 0  # Sunday is 0 there, and 6 in the calendar
    weeks = _weeks(month, (int(first) - 1) % 7, [days[item.id] for item in items])
    weekdays = tuple(str(WEEKDAYS_ABBR[(int(first) - 1 + n) % 7]) for n in range(7))
    return PastList(items, kinds, months, kind, month, weekdays, weeks)


def day_of(moment: datetime) -> date:
    """The reader's own day."""
    return timezone.localdate(moment)


def _weeks(month: str, first: int, days: list[date]) -> tuple[tuple[CalendarDay, ...], ...]:
    year, number = map(int, month.split("-"))
    weeks = Calendar(first).monthdatescalendar(year, number)
    return tuple(tuple(CalendarDay(day, days.count(day), day.month == number) for day in week) for week in weeks)
