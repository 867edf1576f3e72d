"""A therapist's seat in an open dialogue: whether it is taken, and its end together with what it rests on."""

from django.db.models import QuerySet
from django.utils import timezone

from accounts import audit
from accounts.audit import Act
from accounts.care import consent
from accounts.models import User
from dialogue.domain import notify
from dialogue.domain.access import Room
from dialogue.models import Dialogue, LiveSeat


def standing_seat(dialogue: Dialogue) -> LiveSeat | None:
    rows = LiveSeat.objects.filter(dialogue=dialogue, ended_at=None)
    return rows.select_related("therapist", "dialogue__couple").first()


def is_taken(room: Room) -> bool:
    """Whether a therapist sits in, with the yes of both, and may still read."""
    seat = standing_seat(room.dialogue)
    return seat is not None and seat.taken and consent.may_read(seat.therapist, room.dialogue.couple)


def end_seats(seats: QuerySet[LiveSeat], *, by: User | None = None) -> None:
    """Ends those of them that stand, taken or only asked for, each with an entry in the trail.

    In the caller's transaction: a seat ends together with what it rests on, or neither does. `by` is None when
    nobody asked for it: the dialogue, the couple or the care is over. A consent that is taken back has written its own
    entry by now and holds the trail; so everybody takes the trail first and a seat's row after it, and none waits for
    another that waits for them.
    """
    standing = seats.filter(ended_at=None).select_related("therapist", "dialogue__couple")
    if standing.exists():
        audit.hold()
    for seat in standing:
        if LiveSeat.objects.filter(pk=seat.pk, ended_at=None).update(ended_at=timezone.now()):
            couple, about = seat.dialogue.couple, seat.therapist
            audit.record(by, Act.LIVE_LEFT, couple=couple, about=about, dialogue=seat.dialogue_id)
            ring_seat(seat)


def ring_seat(seat: LiveSeat) -> None:
    notify.after_commit(notify.seat_changed, seat.dialogue_id)
