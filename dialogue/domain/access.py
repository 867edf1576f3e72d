"""Access: a dialogue is fetched only together with the right to it, and refused as if it did not exist."""

from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from uuid import UUID

from django.db.models import QuerySet
from django.http import Http404

from accounts.encryption import envelope
from accounts.models import Couple, Partner, User
from accounts.models.prepared_statements import Parameter, Select
from dialogue.models import Dialogue, Event, LiveSeat
from dialogue.protocol import engine
from dialogue.protocol.terms import Protocol, Seat, State, Step

COUPLE = Parameter("couple", Couple._meta.pk)  # noqa: SLF001  Django's documented Model _meta API
USER, DIALOGUE = Parameter("user", User._meta.pk), Parameter("dialogue", Dialogue._meta.pk)  # noqa: SLF001  Django's documented Model _meta API


class NotInTheRoom(Http404):
    """There is no such dialogue for this person. A page that lets it rise answers 404, as for one that never was."""


class Viewer(StrEnum):
    """Somebody who reads a dialogue and has no seat in it."""

    THERAPIST = "therapist"


@dataclass
class RoomView:
    """A dialogue as somebody may read it, from a seat in it or from none."""

    dialogue: Dialogue
    seat: Seat | Viewer
    people: dict[Seat, User]

    @cached_property
    def keys(self) -> envelope.CoupleKeys:
        return envelope.keys_of_couple(self.dialogue.couple)

    @cached_property
    def has_live_seat(self) -> bool:
        """Whether a therapist sits in, or asks to. Who that is, and whether they may, is for `live_seat` to say."""
        return bool(SEATS.rows(dialogue=self.dialogue.pk))

    @cached_property
    def protocol(self) -> Protocol:
        return self.dialogue.protocol

    @cached_property
    def state(self) -> State:
        """As the row was when it was asked for first; `seen_in` gives the room by another row."""
        return self.dialogue.state

    @property
    def step(self) -> Step:
        return self.protocol.steps[self.dialogue.step]


@dataclass
class Room(RoomView):
    """A dialogue as one of its two people is in it; for its own moves, the house too."""

    seat: Seat

    @property
    def me(self) -> User:
        return self.people[self.seat]

    @property
    def partner(self) -> User:
        return self.people[self.seat.other]

    @property
    def asked(self) -> bool:
        """Whether a request waits for this reader, who may leave it: it ends by itself at its hour."""
        return self.step.may_rest and self.step.actor is engine.role_of(self.state, self.seat)


def room_for(user: User, dialogue_id: UUID, *, lock: bool = False) -> Room:
    """The room, for a partner of the couple that it belongs to while they are one. Raises `NotInTheRoom`.

    With `lock` the couple and the row are held until the transaction ends, so that neither the couple nor an account
    in it ends meanwhile; on SQLite the transaction itself is the lock.
    """
    dialogue = (LOCKED if lock else SEEN).first(user=user.pk, dialogue=dialogue_id)
    if dialogue is None:
        raise NotInTheRoom
    return _seated(dialogue, user)


def look_again(room: Room, *, lock: bool = False) -> Room:
    """The room as it is now, for the same person. Who else is in it, and the keys, are known. Raises `NotInTheRoom`."""
    dialogue = (LOCKED if lock else SEEN).first(user=room.me.pk, dialogue=room.dialogue.pk)
    if dialogue is None:
        raise NotInTheRoom
    return seen_in(room, dialogue)


def look_at_all_again(rooms: Collection[Room]) -> list[Room | None]:
    """The same of many, in two queries; None for whom `look_again` would turn away."""
    dialogues = Dialogue.objects.filter(couple__ended_at=None).select_related("couple")
    rows = dialogues.in_bulk({room.dialogue.pk for room in rooms})
    couples = {row.couple_id for row in rows.values()}
    active = Partner.objects.filter(couple__in=couples, user__is_active=True)
    partners = set(active.values_list("couple", "user"))
    found = [(room, rows.get(room.dialogue.pk)) for room in rooms]
    return [seen_in(room, row) if row and (row.couple_id, room.me.pk) in partners else None for room, row in found]


def events_open_to(user: User | Parameter, dialogue: UUID | Parameter) -> QuerySet[Event]:
    """The log, each event with its dialogue's row; empty for whom `look_again` would turn away."""
    mine = {f"dialogue__{name}": value for name, value in _while_partner(user).items()}
    return Event.objects.filter(dialogue=dialogue, **mine).select_related("dialogue__couple")


def seen_in(room: Room, dialogue: Dialogue, state: State | None = None) -> Room:
    """The same room by a row that was read just now, and its state if known. What else is known is carried along."""
    again = object.__new__(type(room))
    again.__dict__ |= room.__dict__
    again.__dict__.pop("state", None)
    if state:
        again.__dict__["state"] = state
    again.dialogue = dialogue
    return again


def past_room_for(user: User, dialogue_id: UUID) -> Room:
    """The room to read in, also after the couple has ended. Raises `NotInTheRoom`."""
    rows = Dialogue.objects.filter(couple__partners__user=user, couple__partners__user__is_active=True)
    return _seated(_row(rows.select_related("couple"), dialogue_id), user)


def membership_of(user: User) -> Partner | None:
    """The seat that a person has in the couple they are in now."""
    return Partner.objects.select_related("couple").filter(user=user, left_at=None, user__is_active=True).first()


def people_of(couple: Couple) -> dict[Seat, User]:
    return {Seat(partner.seat): partner.user for partner in PEOPLE.rows(couple=couple.pk)}


def _while_partner(user: User | Parameter) -> dict[str, object]:
    """What makes a dialogue somebody's own: they are one of the couple, and the couple is one."""
    return {
        "couple__partners__user": user,
        "couple__partners__user__is_active": True,
        "couple__ended_at": None,
    }


def _open_to(user: User | Parameter, *, lock: bool) -> QuerySet[Dialogue]:
    rows = Dialogue.objects.filter(**_while_partner(user)).select_related("couple")
    return rows.select_for_update(no_key=True, of=("couple", "self")) if lock else rows


def _row(rows: QuerySet[Dialogue], dialogue_id: UUID) -> Dialogue:
    dialogue = rows.filter(pk=dialogue_id).first()
    if dialogue is None:
        raise NotInTheRoom
    return dialogue


def _seated(dialogue: Dialogue, user: User) -> Room:
    people = people_of(dialogue.couple)
    seat = next(seat for seat, person in people.items() if person.pk == user.pk)
    return Room(dialogue, seat, people)


# One dialogue, where `look_again` finds it.
SEEN = Select(lambda: _open_to(USER, lock=False).filter(pk=DIALOGUE))
LOCKED = Select(lambda: _open_to(USER, lock=True).filter(pk=DIALOGUE))
PEOPLE = Select(lambda: Partner.objects.filter(couple=COUPLE).select_related("user"))
SEATS = Select(lambda: LiveSeat.objects.only("pk").filter(dialogue=DIALOGUE, ended_at=None))
