"""Web Push that a time is near which two people agreed on: at any hour, to whoever chose it themselves."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from typing import Any

from django.db.models import F, QuerySet

from accounts.models import User
from dialogue.domain import presence
from dialogue.domain.deadlines import TIME_BOX
from dialogue.jobs.appointment_mail import appointment_key, has_chosen, with_pause
from dialogue.jobs.mail import Letter, notified, told_often
from dialogue.jobs.push import PUSHED_TIME, push, subscribers, within_budget
from dialogue.jobs.scheduler import Task
from dialogue.models import Dialogue
from dialogue.protocol.terms import Seat

BEFORE = timedelta(minutes=5)  # an email comes half an hour before


def appointment_pushes(now: datetime) -> Iterator[Task]:
    """Once for each time, to both, except to somebody who is in the room already."""
    people = subscribers()
    return within_budget(_tasks(people, now)) if people else iter(())


def _tasks(people: set[int], now: datetime) -> Iterator[Task]:
    rows = _near(now).filter(couple__partners__user__in=people, couple__partners__left_at=None)
    found = list(rows.annotate(person=F("couple__partners__user"), seat=F("couple__partners__seat")))
    done = notified(PUSHED_TIME, [appointment_key(row) for row in found])
    for row in found:
        if (row.person, appointment_key(row)) not in done:
            task = partial(_tell, _near(now).filter(pk=row.pk, visit=row.visit), row.person, Seat(row.seat), now)
            yield Task(f"push ({PUSHED_TIME}) about dialogue {row.pk}", task)


def _near(now: datetime) -> QuerySet[Any]:
    soon = Dialogue.objects.filter(appointed_at__gt=now, appointed_at__lte=now + BEFORE)
    return with_pause(soon.filter(ended_at=None, couple__ended_at=None))


def _tell(rows: QuerySet[Any], person_id: int, seat: Seat, now: datetime) -> bool:
    """Looks again: it may have been moved, or have ended, since the list was made."""
    row = rows.first()
    if row is None or TIME_BOX in row.protocol.steps[row.step].aids or presence.is_in_the_room(row.pk, seat):
        return False
    person = User.objects.get(pk=person_id)
    if told_often(PUSHED_TIME, person, row, now):
        return False
    about, chosen = appointment_key(row), has_chosen(person, row)
    return push(Letter(PUSHED_TIME, "", person, about, dialogue=row, time=row.appointed_at, at_any_hour=chosen), now)
