"""Erases and deletes what has expired: words that not both keep, notices, mutes, sessions and unlocks of seats."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial

from accounts.auth import seat_unlock, sessions
from dialogue.domain.moves import earlier_fold, take_back
from dialogue.jobs import retention
from dialogue.jobs.appointment_mail import NOTED, OFF, SOON
from dialogue.jobs.push import PUSHED_TIME, PUSHED_TURN
from dialogue.jobs.scheduler import Task
from dialogue.jobs.turn_mail import TURN
from dialogue.models import Dialogue, Notice, RequestMute

KEPT = timedelta(days=30)
PASSING = (NOTED, SOON, OFF, TURN, PUSHED_TIME, PUSHED_TURN)  # a dialogue that is over has no such mail any more


def words_over(now: datetime) -> Iterator[Task]:
    """The words of dialogues that not both keep, when their days are over (`retention`), also where no timer runs."""
    for dialogue_id in retention.due_ids(now):
        yield Task(f"words of dialogue {dialogue_id}", partial(retention.erase, dialogue_id))


def stops_that_stay(now: datetime) -> Iterator[Task]:
    """Stops that nobody can take back any more: what was kept for that goes, as at any other end."""
    rows = Dialogue.objects.filter(ended_at__lt=now - earlier_fold.STOP_WITHIN, before__isnull=False)
    for dialogue_id in rows.values_list("pk", flat=True):
        yield Task(f"what a stop left of dialogue {dialogue_id}", partial(take_back.finish, dialogue_id, now))


def old_notices(now: datetime) -> Iterator[Task]:
    """Notices of a month ago about a dialogue that is over: no mail of that kind can come again."""
    rows = Notice.objects.filter(kind__in=PASSING, at__lt=now - KEPT, dialogue__ended_at__isnull=False)
    if rows.exists():
        yield Task("notices of a month ago", lambda: bool(rows.delete()[0]))


def expired_mutes(now: datetime) -> Iterator[Task]:
    """Requests that are shown again: that they were muted is nobody's business any more."""
    rows = RequestMute.objects.filter(until__lte=now)
    if rows.exists():
        yield Task("mutes that are over", lambda: bool(rows.delete()[0]))


def expired_sessions(now: datetime) -> Iterator[Task]:
    """A browser that was not seen for as long as a session lasts."""
    if sessions.expired(now).exists():
        yield Task("sessions that are over", lambda: bool(sessions.expired(now).delete()[0]))


def old_seat_unlocks(now: datetime) -> Iterator[Task]:
    """That a seat was unlocked on another phone, once its person had a month to read of it."""
    if seat_unlock.expired(now).exists():
        yield Task("seat unlocks of a month ago", lambda: bool(seat_unlock.expired(now).delete()[0]))
