"""Email that something waits for one person: a request in any mode, or a turn in a dialogue held over hours.

A person who is in the room needs none.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery

from dialogue.domain import presence
from dialogue.domain.access import Room, people_of
from dialogue.domain.waiting import REQUESTS, waits_for
from dialogue.jobs.mail import Letter, notified, send
from dialogue.jobs.scheduler import Task
from dialogue.models import Dialogue, Event
from dialogue.protocol.terms import PARTNERS, Mode, Seat

AFTER = timedelta(minutes=10)  # in which somebody may come by themselves
ASKED_AFTER = timedelta(minutes=1)  # to a request: two who sit side by side have answered it by then
TURN = "turn"


def turn_mails(now: datetime) -> Iterator[Task]:
    """Who has been asked, or whose turn it has been, for some minutes: once a turn.

    A time that was agreed on has mails of its own.
    """
    rows = _still(now).values_list("pk", "seq", "visit")
    found = [(pk, seq, seat, _about(pk, visit, seat)) for pk, seq, visit in rows for seat in sorted(PARTNERS)]
    done = {about for _person, about in notified(TURN, [about for _pk, _seq, _seat, about in found])}
    for pk, seq, seat, about in found:
        if about not in done:
            yield Task(f"mail ({TURN}) about dialogue {pk}", partial(_tell, pk, seq, seat, now))


def _still(now: datetime) -> QuerySet[Dialogue]:
    """The open ones in which nobody has moved for a while."""
    last = Event.objects.filter(dialogue=OuterRef("pk"), seq=OuterRef("seq")).values("at")
    rows = Dialogue.objects.filter(ended_at=None, couple__ended_at=None, paused=False, appointed_at=None)
    unhurried = Q(mode=Mode.UNHURRIED.value, moved_at__lte=now - AFTER)
    asked = Q(step__in=REQUESTS, moved_at__lte=now - ASKED_AFTER)
    return rows.annotate(moved_at=Subquery(last)).filter(unhurried | asked)


def _tell(dialogue_id: UUID, seq: int, seat: Seat, now: datetime) -> bool:
    """Looks again: somebody may have moved, or have come, since the list was made."""
    row = Dialogue.objects.filter(pk=dialogue_id, seq=seq).select_related("couple").first()
    if row is None:
        return False
    room = Room(row, seat, people_of(row.couple))
    if not waits_for(room, now) or is_there(room):
        return False
    return send(Letter(TURN, "turn_waiting", room.me, _about(row.pk, row.visit, seat), dialogue=row), now)


def is_there(room: Room) -> bool:
    """In the room itself, or in the one that it interrupts, which leads there."""
    ids = filter(None, (room.dialogue.pk, room.dialogue.parent_id))
    return any(presence.is_in_the_room(one, room.seat) for one in ids)


def _about(dialogue_id: UUID, visit: int, seat: Seat) -> str:
    return f"{dialogue_id}|{visit}|{seat}"
