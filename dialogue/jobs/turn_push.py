"""Web Push that something waits for one person who is away: a request, or a turn, in writing over hours or at once.

A person who is in the room needs none. A dialogue held aloud has its turns where the two are.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery

from dialogue.domain.access import Room, people_of
from dialogue.domain.waiting import REQUESTS, waits_for
from dialogue.jobs.mail import Letter, notified
from dialogue.jobs.push import PUSHED_TURN, push, subscribers, within_budget
from dialogue.jobs.scheduler import Task
from dialogue.jobs.turn_mail import AFTER, ASKED_AFTER, is_there
from dialogue.models import Dialogue, Event
from dialogue.protocol.terms import Mode, Seat

LIVE_AFTER = timedelta(seconds=30)  # a line that was cut for a moment is no absence
NO_NEWS = timedelta(days=1)  # whoever switches it on hears of what comes, and not of last week
JUST_HERE = timedelta(hours=1)  # since somebody's last move: the two are in it together, at whatever hour


def turn_pushes(now: datetime) -> Iterator[Task]:
    """Who has been asked, or whose turn it has been, for as long as it takes to come by oneself: once a turn."""
    people = subscribers()
    return within_budget(_tasks(people, now)) if people else iter(())


def _tasks(people: set[int], now: datetime) -> Iterator[Task]:
    rows = _still(now).filter(couple__partners__user__in=people, couple__partners__left_at=None)
    columns = ("pk", "seq", "visit", "couple__partners__user", "couple__partners__seat")
    found = [
        (pk, seq, Seat(seat), person, _about(pk, visit)) for pk, seq, visit, person, seat in rows.values_list(*columns)
    ]
    done = notified(PUSHED_TURN, [about for *_, about in found])
    for pk, seq, seat, person, about in found:
        if (person, about) not in done:
            yield Task(f"push ({PUSHED_TURN}) about dialogue {pk}", partial(_tell, pk, seq, seat, now))


def _still(now: datetime) -> QuerySet[Dialogue]:
    """The open ones in which nobody has moved for a while. A time that was agreed on has a push of its own."""
    last = Event.objects.filter(dialogue=OuterRef("pk"), seq=OuterRef("seq")).values("at")
    rows = Dialogue.objects.filter(ended_at=None, couple__ended_at=None, paused=False, appointed_at=None)
    asked = Q(step__in=REQUESTS, moved_at__lte=now - ASKED_AFTER)
    unhurried = Q(mode=Mode.UNHURRIED.value, moved_at__lte=now - AFTER)
    live = Q(mode=Mode.LIVE.value, moved_at__lte=now - LIVE_AFTER) & ~Q(step__in=REQUESTS)
    moved = rows.annotate(moved_at=Subquery(last)).filter(moved_at__gt=now - NO_NEWS)
    return moved.filter(asked | unhurried | live)


def _tell(dialogue_id: UUID, seq: int, seat: Seat, now: datetime) -> bool:
    """Looks again: somebody may have moved, or have come, since the list was made."""
    row = Dialogue.objects.filter(pk=dialogue_id, seq=seq).select_related("couple").first()
    if row is None:
        return False
    room = Room(row, seat, people_of(row.couple))
    if not waits_for(room, now) or is_there(room):
        return False
    about, just_here = _about(row.pk, row.visit), _was_just_here(room, now)
    return push(Letter(PUSHED_TURN, "", room.me, about, dialogue=row, at_any_hour=just_here), now)


def _was_just_here(room: Room, now: datetime) -> bool:
    """Whether this person takes part in it now, and has only looked away."""
    if room.dialogue.mode != Mode.LIVE or room.step.may_rest:
        return False
    return room.dialogue.events.filter(seat=room.seat, at__gt=now - JUST_HERE).exists()


def _about(dialogue_id: UUID, visit: int) -> str:
    return f"{dialogue_id}|{visit}"
