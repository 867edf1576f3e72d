"""Times in words, in the reader's own zone, and the name of that zone."""

from datetime import date, datetime, timedelta
from functools import lru_cache

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language, ngettext
from django.utils.translation import gettext as _

from accounts.clock_time import clock_time

PAUSES = (5, 10, 20, 30, 60, 120, 240, 720, 1440)  # minutes


def days_to_come(today: date) -> tuple[tuple[str, str], ...]:
    """Each day from a week from now to eight weeks from now, as (ISO 8601, label)."""
    return _days_from(today, get_language())


@lru_cache(maxsize=128)
def _days_from(today: date, _language: str | None) -> tuple[tuple[str, str], ...]:
    days = [today + timedelta(days=n) for n in range(7, 57)]
    return tuple((day.isoformat(), date_format(day, "l, F j")) for day in days)


def pauses(now: datetime) -> list[tuple[int, str]]:
    """How long a pause may be meant to last, as (minutes, label)."""
    minute = now.replace(second=0, microsecond=0)
    return _pauses(minute, timezone.get_current_timezone_name(), get_language())


@lru_cache(maxsize=128)
def _pauses(minute: datetime, _zone: str, _language: str | None) -> list[tuple[int, str]]:
    """They are in every turn, and for a minute the same."""
    return [(minutes, _pause(minutes, minute)) for minutes in PAUSES]


def in_words(moment: datetime, now: datetime) -> str:
    """A moment within a day or so: "today at 6:30 pm"."""
    return _on_day(moment, timezone.localtime(now).date())


def _on_day(moment: datetime, today: date) -> str:
    local = timezone.localtime(moment)
    clock = clock_time(moment)
    if local.date() == today:
        return _("today at %(clock)s") % {"clock": clock}
    if local.date() == today + timedelta(days=1):
        return _("tomorrow at %(clock)s") % {"clock": clock}
    return _("%(day)s at %(clock)s") % {"day": date_format(local, "l, F j"), "clock": clock}


def zone_line() -> str:
    """For a file, which is read where no page says whose clock its times and days are of."""
    return _("Times: %(zone)s") % {"zone": zone_name()}


def zone_name() -> str:
    """The reader's zone, as people write it: "America/New York"."""
    return timezone.get_current_timezone_name().replace("_", " ")


def lasted(seconds: int) -> str:
    """A length that goes on: "2:05"."""
    return f"{seconds // 60}:{seconds % 60:02d}"


def time_left(seconds: int) -> str:
    """A length that runs out, in no more detail than calms: "7 minutes"."""
    if seconds < 60:
        return _("less than a minute")
    if seconds < 3600:
        return _minutes(round(seconds / 60))
    return _hours(round(seconds / 3600))


def _minutes(n: int) -> str:
    return ngettext("%(n)d minute", "%(n)d minutes", n) % {"n": n}


def _hours(n: int) -> str:
    return ngettext("%(n)d hour", "%(n)d hours", n) % {"n": n}


def _pause(minutes: int, now: datetime) -> str:
    end = now + timedelta(minutes=minutes)
    is_today = timezone.localdate(end) == timezone.localdate(now)
    clock = clock_time(end) if is_today else in_words(end, now)
    length = _minutes(minutes) if minutes < 60 else _hours(minutes // 60)
    return _("%(length)s (until %(clock)s)") % {"length": length, "clock": clock}
