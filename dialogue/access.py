"""Who may be where. A dialogue is fetched only together with the right to it."""

from dataclasses import dataclass
from functools import cached_property
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from accounts.models import Couple, Partner, User
from dialogue.models import Dialogue
from dialogue.protocol.terms import Protocol, Seat, State, Step


class NotInTheRoom(Http404):
    """There is no such dialogue for this person. A page that lets it rise answers 404, as for one that never was."""


@dataclass(frozen=True)
class Room:
    """A dialogue as one person is in it."""

    dialogue: Dialogue
    seat: Seat
    people: dict[Seat, User]

    @property
    def me(self) -> User:
        return self.people[self.seat]

    @property
    def partner(self) -> User:
        return self.people[self.seat.other]

    @cached_property
    def protocol(self) -> Protocol:
        return self.dialogue.protocol

    @property
    def state(self) -> State:
        return self.dialogue.state

    @property
    def step(self) -> Step:
        return self.protocol.steps[self.dialogue.step]


def room_for(user: User, dialogue_id: UUID, *, lock: bool = False) -> Room:
    """The room, for a partner of the couple that it belongs to while they are one. Raises `NotInTheRoom`.

    With `lock` the row is held until the transaction ends; on SQLite the transaction itself is the lock.
    """
    rows = Dialogue.objects.filter(
        couple__partners__user=user, couple__partners__user__is_active=True, couple__ended_at=None
    )
    return _seated(rows.select_for_update(no_key=True, of=("self",)) if lock else rows, user, dialogue_id)


def past_room_for(user: User, dialogue_id: UUID) -> Room:
    """The room to read in, also after the couple has ended. Raises `NotInTheRoom`."""
    rows = Dialogue.objects.filter(couple__partners__user=user, couple__partners__user__is_active=True)
    return _seated(rows, user, dialogue_id)


def couple_of(user: User) -> Partner | None:
    """The seat that a person has in the couple they are in now."""
    return Partner.objects.select_related("couple").filter(user=user, left_at=None, user__is_active=True).first()


def people_of(couple: Couple) -> dict[Seat, User]:
    return {Seat(partner.seat): partner.user for partner in couple.partners.select_related("user")}


def _seated(rows: QuerySet[Dialogue], user: User, dialogue_id: UUID) -> Room:
    dialogue = rows.filter(pk=dialogue_id).select_related("couple").first()
    if dialogue is None:
        raise NotInTheRoom
    people = people_of(dialogue.couple)
    seat = next(seat for seat, person in people.items() if person.pk == user.pk)
    return Room(dialogue, seat, people)
