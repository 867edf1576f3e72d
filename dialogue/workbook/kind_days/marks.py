"""Marks days, for oneself: smile or ouch, as it felt to its author. No trace that the partner could see."""

from datetime import date, timedelta
from enum import StrEnum

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dialogue.domain.encryption import seal
from dialogue.domain.validation import NotUsable
from dialogue.workbook.access import Half
from dialogue.workbook.models import CalendarShare, Day

WEEKS = 5  # that can be seen and marked, this one included


class Mark(StrEnum):
    """As it is sealed: both take the same room, so that the length says nothing."""

    SMILE = "+"
    OUCH = "-"


def first_day(today: date) -> date:
    """The Monday with which the calendar begins."""
    return today - timedelta(days=today.weekday(), weeks=WEEKS - 1)


def mark(half: Half, day: date, chosen: Mark | None, today: date) -> None:
    """Puts a mark on a day in place of another, or takes it away. Raises `NotUsable` for a day out of sight."""
    if not first_day(today) <= day <= today:
        raise NotUsable(_("Choose a day from the last five weeks."))
    where = {"author": half.me, "couple": half.couple, "day": day}
    with transaction.atomic():
        if chosen is None:
            Day.objects.filter(**where).delete()
            return
        row, _made = Day.objects.get_or_create(**where, defaults={"sealed": b""})
        seal(row, chosen)
        row.save()


def show(half: Half, *, yes: bool) -> None:
    """One's own yes to looking at both calendars, or no more. Effective at once; twice is once."""
    if yes:
        CalendarShare.objects.get_or_create(couple=half.couple, person=half.me)
    else:
        CalendarShare.objects.filter(couple=half.couple, person=half.me).delete()
