"""Mail that something waits for one person, in a dialogue held over hours. A person who is in the room needs none."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from functools import partial
from uuid import UUID

from django.db.models import OuterRef, QuerySet, Subquery

from dialogue.domain import presence, request_mute
from dialogue.domain.access import Room, people_of
from dialogue.jobs.mail import Letter, notified, send
from dialogue.jobs.scheduler import Task
from dialogue.models import Dialogue, Event, LetRest
from dialogue.protocol import engine
from dialogue.protocol.terms import INTERRUPTS, PARTNERS, Mode, Seat

AFTER = timedelta(minutes=10)  # in which somebody may come by themselves
TURN = "turn"


def turn_mails(now: datetime) -> Iterator[Task]:
    """Whose turn it has been for some minutes, once a turn. A time that was agreed on has mails of its own."""
    rows = _still(now).values_list("pk", "seq", "visit")
    found = [(pk, seq, seat, _about(pk, visit, seat)) for pk, seq, visit in rows for seat in sorted(PARTNERS)]
    done = {about for _person, about in notified(TURN, [about for _pk, _seq, _seat, about in found])}
    for pk, seq, seat, about in found:
        if about not in done:
            yield Task(f"mail ({TURN}) about dialogue {pk}", partial(_tell, pk, seq, seat, now))


def _still(now: datetime) -> QuerySet[Dialogue]:
    """The open ones in which nobody has moved for a while."""
    last = Event.objects.filter(dialogue=OuterRef("pk"), seq=OuterRef("seq")).values("at")
    rows = Dialogue.objects.filter(mode=Mode.UNHURRIED.value, ended_at=None, couple__ended_at=None, paused=False)
    return rows.annotate(moved_at=Subquery(last)).filter(moved_at__lte=now - AFTER, appointed_at=None)


def _tell(dialogue_id: UUID, seq: int, seat: Seat, now: datetime) -> bool:
    """Looks again: somebody may have moved, or have come, since the list was made."""
    row = Dialogue.objects.filter(pk=dialogue_id, seq=seq).select_related("couple").first()
    if row is None:
        return False
    room = Room(row, seat, people_of(row.couple))
    if not _acts(room, now) or presence.is_in_the_room(row.pk, seat):
        return False
    return send(Letter(TURN, "turn_waiting", room.me, _about(row.pk, row.visit, seat), dialogue=row), now)


def _acts(room: Room, now: datetime) -> bool:
    """Whether the dialogue waits for this person, who has not set it aside, nor all requests."""
    moves = set(engine.legal_moves(room.protocol, room.state, room.seat)) - INTERRUPTS
    rests = LetRest.objects.filter(dialogue=room.dialogue, author=room.me, visit=room.dialogue.visit)
    waits = bool(moves) and room.seat not in room.state.ready
    return waits and not rests.exists() and not request_mute.hides(room, now)


def _about(dialogue_id: UUID, visit: int, seat: Seat) -> str:
    return f"{dialogue_id}|{visit}|{seat}"
