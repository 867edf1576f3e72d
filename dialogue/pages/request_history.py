"""Requests that came to nothing: taken back or lapsed before the other partner moved. The record of both partners."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db.models import Q

from accounts.models import Partner, User
from dialogue.domain.request_limits import unanswered
from dialogue.models import Event
from dialogue.pages.transcripts import PastDialogue, pasts
from dialogue.protocol.terms import STOP, Seat

SHOWN = 50


@dataclass(frozen=True, slots=True)
class UnansweredRequest:
    """One such request, as a reader finds it. `withdrawn` is when its author took it back; None when it lapsed."""

    past: PastDialogue
    asked_at: datetime
    mine: bool
    withdrawn: datetime | None


def unanswered_of(user: User) -> list[UnansweredRequest]:
    """The newest ones of this person, asked by them or of them. Whether the asked one saw it is in neither record."""
    rows = (unanswered(Seat.A) | unanswered(Seat.B)).filter(couple__partners__user=user)
    found = list(rows.select_related("couple").order_by("-created_at")[:SHOWN])
    seats = dict(Partner.objects.filter(user=user).values_list("couple", "seat"))
    events = list(Event.objects.standing().filter(Q(seq=1) | Q(move=STOP), dialogue__in=found))
    asked = {event.dialogue_id: event for event in events if event.seq == 1}
    stopped = {event.dialogue_id: event.at for event in events if event.move == STOP and _is_askers(event, asked)}
    past = {one.id: one for one in pasts(found, user)}
    return [
        UnansweredRequest(past[pk], asked[pk].at, asked[pk].seat == seats[row.couple_id], stopped.get(pk))
        for pk, row in ((row.pk, row) for row in found)
    ]


def _is_askers(event: Event, asked: dict[UUID, Event]) -> bool:
    return event.seat == asked[event.dialogue_id].seat
