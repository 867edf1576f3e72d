"""One neutral mail a week at most, to a person who has something in the workbook to look at. It never says what."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from django.utils import timezone

from accounts.models import User
from dialogue.jobs.mail import Letter, notified, send
from dialogue.jobs.scheduler import Task
from dialogue.workbook.checkins.reminders import checkins_due
from dialogue.workbook.gifts.reminders import surprise_due
from dialogue.workbook.vision.kept_vision import visions_to_read, visions_to_review

WEEK = "week"


def weekly_mails(now: datetime) -> Iterator[Task]:
    """Each person who has a vision to read or review, a check-in or a surprise, and was not emailed in this week."""
    found = (
        *visions_to_read(now),
        *visions_to_review(now),
        *(one.person for one in checkins_due(now)),
        *surprise_due(now),
    )
    people = {person.pk: person for person in found}
    year, week, _day = timezone.localdate(now).isocalendar()
    about = f"{year}-{week}"
    done = {person for person, _about in notified(WEEK, [about])}
    for pk, person in people.items():
        if pk not in done:
            yield Task(f"mail ({WEEK}) to person {pk}", partial(_tell, person, about, now))


def _tell(person: User, about: str, now: datetime) -> bool:
    return send(Letter(WEEK, "workbook_week", person, about), now)
