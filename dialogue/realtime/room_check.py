"""Checks what live rooms know beside the log: names, hints, who sits in, shelves. A few queries for all of a process.

A notification of a change may be lost, and nothing else would tell. The log needs no check: a move is decided by its
own statement, and the heads of all logs are compared every two seconds (`catch_up`).
"""

from collections import defaultdict
from collections.abc import Collection
from typing import NamedTuple
from uuid import UUID

from accounts.models import Partner, User
from dialogue.models import Dialogue, LiveSeat, Shelved
from dialogue.realtime.room_snapshot import RoomSnapshot

Person = tuple[int, str, bool, bool]  # id, name, hints, active


class Surroundings(NamedTuple):
    """What a room rests on beside the log, comparable."""

    people: frozenset[Person]
    has_live_seat: bool
    shelf_items: frozenset[UUID]


def known_in(snapshot: RoomSnapshot) -> Surroundings:
    """As a snapshot has them. Without a query."""
    room = next(iter(snapshot.rooms.values()))
    items = (item.key for shelf in snapshot.shelves.values() for item in shelf)
    return Surroundings(frozenset(map(_person, room.people.values())), room.has_live_seat, frozenset(items))


def stored_for(dialogue_ids: Collection[UUID]) -> dict[UUID, Surroundings]:
    """As they are stored now. In a thread."""
    couples = dict(Dialogue.objects.filter(pk__in=dialogue_ids).values_list("pk", "couple"))
    people: defaultdict[int, set[Person]] = defaultdict(set)
    for partner in Partner.objects.filter(couple__in=set(couples.values())).select_related("user"):
        people[partner.couple_id].add(_person(partner.user))
    items: defaultdict[UUID, set[UUID]] = defaultdict(set)
    for pk, key in Shelved.objects.filter(dialogue__in=dialogue_ids).values_list("dialogue", "key"):
        items[pk].add(key)
    seats = set(LiveSeat.objects.filter(dialogue__in=dialogue_ids, ended_at=None).values_list("dialogue", flat=True))
    return {
        pk: Surroundings(frozenset(people[couple]), pk in seats, frozenset(items[pk])) for pk, couple in couples.items()
    }


def _person(user: User) -> Person:
    return user.pk, user.name, user.hints, user.is_active
