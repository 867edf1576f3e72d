"""Mail that a day to look back has come: to the giver alone, once a day that was set, and never about their freedom."""

from collections.abc import Iterator
from datetime import datetime
from functools import partial

from django.utils import timezone

from accounts.encryption import envelope
from dialogue.domain.access import people_of
from dialogue.domain.encryption import Reader
from dialogue.domain.follow_ups import DueFollowUp, due, may_remind
from dialogue.jobs.mail import Letter, notified, send
from dialogue.jobs.scheduler import Task
from dialogue.protocol.terms import Seat

LOOK_BACK = "look_back"


def follow_up_mails(now: datetime) -> Iterator[Task]:
    """Each closed dialogue whose day has come."""
    found = due(timezone.localdate(now))
    done = {about for _person, about in notified(LOOK_BACK, [_about(one) for one in found])}
    for one in found:
        if _about(one) not in done:
            yield Task(f"mail ({LOOK_BACK}) about dialogue {one.dialogue.pk}", partial(_tell, one, now))


def _tell(one: DueFollowUp, now: datetime) -> bool:
    """Looks again: somebody may have looked back since the list was made."""
    if one not in due(timezone.localdate(now), pk=one.dialogue.pk):
        return False
    row, people = one.dialogue, people_of(one.dialogue.couple)
    if not may_remind(row, Reader(envelope.keys_of_couple(row.couple), people)):
        return False
    return send(Letter(LOOK_BACK, "follow_up", people[Seat(row.sender).other], _about(one), dialogue=row), now)


def _about(one: DueFollowUp) -> str:
    """Each day that was set has its own: that of the dialogue, then those of the looks back."""
    return f"{one.dialogue.pk}|{one.look or ''}"
