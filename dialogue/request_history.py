"""Requests that came to nothing: taken back or lapsed before the other partner moved. The record of both partners."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import Partner, User
from dialogue.models import Dialogue, Event
from dialogue.openings import CLOSED
from dialogue.protocol.terms import STOP, Seat
from dialogue.transcripts import Past, pasts

SHOWN = 50


@dataclass(frozen=True, slots=True)
class Unanswered:
    """One such request, as a reader finds it. `withdrawn` is when its author took it back; None when it lapsed."""

    past: Past
    asked_at: datetime
    mine: bool
    withdrawn: datetime | None


def unanswered(asker: Seat) -> QuerySet[Dialogue]:
    """All that this seat asked for, that are over, and in which the other seat never moved, unless to end it."""
    log = Event.objects.filter(dialogue=OuterRef("pk"))
    asked, answered = log.filter(seq=1, seat=asker.value), log.filter(seat=asker.other.value).exclude(move=STOP)
    return Dialogue.objects.filter(Exists(asked), ~Exists(answered), ended_at__isnull=False).exclude(step=CLOSED)


def taken_back(asker: Seat) -> QuerySet[Dialogue]:
    """Those that this seat ended itself; the others lapsed at their hour, or the other seat ended them."""
    return unanswered(asker).filter(events__move=STOP, events__seat=asker.value)


def unanswered_of(user: User) -> list[Unanswered]:
    """The newest ones of this person, asked by them or of them. Whether the asked one saw it is in neither record."""
    rows = (unanswered(Seat.A) | unanswered(Seat.B)).filter(couple__partners__user=user)
    found = list(rows.select_related("couple").order_by("-created_at")[:SHOWN])
    seats = dict(Partner.objects.filter(user=user).values_list("couple", "seat"))
    events = list(Event.objects.filter(Q(seq=1) | Q(move=STOP), dialogue__in=found))
    asked = {event.dialogue_id: event for event in events if event.seq == 1}
    stopped = {event.dialogue_id: event.at for event in events if event.move == STOP and _is_askers(event, asked)}
    past = {one.id: one for one in pasts(found, user)}
    return [
        Unanswered(past[pk], asked[pk].at, asked[pk].seat == seats[row.couple_id], stopped.get(pk))
        for pk, row in ((row.pk, row) for row in found)
    ]


def _is_askers(event: Event, asked: dict[UUID, Event]) -> bool:
    return event.seat == asked[event.dialogue_id].seat
