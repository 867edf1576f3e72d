"""The times that somebody may choose to meet at: a few at one tap, and any half hour of the days ahead."""

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.clock_time import clock_time
from dialogue.protocol.terms import DAY, LATEST

Choices = tuple[tuple[str, str], ...]  # value and label
EVENING = time(20, 30)  # what is offered of a day at first
SOON = 20  # minutes
COOL_FOR = (20, 30, 60)  # minutes, where a time is for cooling down


class MeetingTimes(NamedTuple):
    """What the fields of a time offer."""

    at_once: Choices  # ISO 8601: a time, or how long until it ("PT20M")
    days: Choices  # each with the offset of its noon, "2026-12-05+01:00"
    clock: Choices  # half hours, "20:30"; the evening is chosen at first


NO_TIMES = MeetingTimes((), (), ())


def meeting_times(now: datetime, soonest: int = 0, latest: int = LATEST) -> MeetingTimes:
    """Those from `soonest` to `latest` seconds ahead, in the reader's own zone; the same for a minute."""
    minute = now.replace(second=0, microsecond=0)
    return _meeting_times(minute, soonest, latest, timezone.get_current_timezone_name(), get_language())


@lru_cache(maxsize=128)
def _meeting_times(now: datetime, soonest: int, latest: int, _zone: str, _language: str | None) -> MeetingTimes:
    if latest <= DAY:
        return MeetingTimes(tuple(_in_minutes(n, now) for n in COOL_FOR if n * 60 >= soonest), (), ())
    today = timezone.localtime(now).date()
    days = [today + timedelta(days=n) for n in range(latest // DAY)]
    evenings = [one for day in days[:2] if (one := _at(day, EVENING)) > now + timedelta(minutes=2 * SOON)]
    at_once = (_in_minutes(SOON, now), *((one.isoformat(), _of_evening(one, today)) for one in evenings))
    return MeetingTimes(at_once, tuple(_day(day, today) for day in days), _clock(today))


def _in_minutes(minutes: int, now: datetime) -> tuple[str, str]:
    """Counted from when it is sent, which is the minute that is shown where the page was opened just now."""
    clock = clock_time(now + timedelta(minutes=minutes))
    return f"PT{minutes}M", _("In %(n)d minutes (at %(clock)s)") % {"n": minutes, "clock": clock}


def _of_evening(moment: datetime, today: date) -> str:
    clock = clock_time(moment)
    if timezone.localdate(moment) == today:
        return _("Tonight at %(clock)s") % {"clock": clock}
    return _("Tomorrow at %(clock)s") % {"clock": clock}


def _day(day: date, today: date) -> tuple[str, str]:
    label = date_format(day, "l, F j")
    if day <= today + timedelta(days=1):
        label = _("Today") if day == today else _("Tomorrow")
    offset = _at(day, time(12)).isoformat()[-6:]
    return f"{day.isoformat()}{offset}", label


def _clock(day: date) -> Choices:
    hours = [time(n // 2, n % 2 * 30) for n in range(48)]
    return tuple((f"{one:%H:%M}", clock_time(_at(day, one))) for one in hours)


def _at(day: date, clock: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, clock))
