"""Checks what live rooms know beside the log: names, hints, who sits in, own rows. A few queries for all of a process.

A notification of a change may be lost, and nothing else would tell. The log needs no check: a move is decided by its
own statement, and the heads of all logs are compared every two seconds (`catch_up`). What browsers show is compared as
well: a room may know nothing, or more than they were shown.
"""

from collections import defaultdict
from collections.abc import Collection
from typing import NamedTuple
from uuid import UUID

from django.db.models import F

from accounts.models import Partner, User
from dialogue.domain.access import Room
from dialogue.models import BodyCheck, Dialogue, LiveSeat, Shelved
from dialogue.realtime.live_rooms.room_snapshot import RoomSnapshot

Person = tuple[int, str, bool]  # id, name, active
Shared = tuple[frozenset[Person], bool]  # the people, and whether a therapist sits in or asks to
# Id, hints, focus, the items on their shelf, and whether they have a level at this visit: theirs alone to be shown.
Own = tuple[int, bool, bool, frozenset[UUID], bool]


class Surroundings(NamedTuple):
    """What a room rests on beside the log, comparable."""

    people: frozenset[Person]
    has_live_seat: bool
    own: frozenset[Own]

    @property
    def shared(self) -> Shared:
        """What both partners are to see."""
        return self.people, self.has_live_seat

    def owners_of_changes(self, other: "Surroundings") -> set[int]:
        """The ids of the people whose own things are others there."""
        return {user_id for user_id, *_own in self.own ^ other.own}


def shared_in(room: Room) -> Shared:
    """As a browser shows it that was sent a turn of this room. Without a query."""
    return frozenset(map(_person, room.people.values())), room.has_live_seat


def known_in(snapshot: RoomSnapshot) -> Surroundings:
    """As a snapshot has them. Without a query."""
    room = next(iter(snapshot.rooms.values()))
    own: set[Own] = set()
    for seat, user in room.people.items():
        items = frozenset(item.key for item in snapshot.shelves[seat])
        own.add((user.pk, user.hints, user.focus, items, snapshot.levels[seat] is not None))
    return Surroundings(*shared_in(room), frozenset(own))


def stored_for(dialogue_ids: Collection[UUID]) -> dict[UUID, Surroundings]:
    """As they are stored now, without those whose couple has ended. In a thread."""
    rows = Dialogue.objects.filter(pk__in=dialogue_ids, couple__ended_at=None)
    couples = dict(rows.values_list("pk", "couple"))
    people: defaultdict[int, list[User]] = defaultdict(list)
    for partner in Partner.objects.filter(couple__in=set(couples.values())).select_related("user"):
        people[partner.couple_id].append(partner.user)
    items: defaultdict[tuple[UUID, int], set[UUID]] = defaultdict(set)
    for pk, author, key in Shelved.objects.filter(dialogue__in=dialogue_ids).values_list("dialogue", "author", "key"):
        items[pk, author].add(key)
    checks = BodyCheck.objects.filter(dialogue__in=dialogue_ids, visit=F("dialogue__visit"))
    levels = set(checks.values_list("dialogue", "author"))
    seats = set(LiveSeat.objects.filter(dialogue__in=dialogue_ids, ended_at=None).values_list("dialogue", flat=True))
    return {
        pk: Surroundings(
            frozenset(map(_person, people[couple])),
            pk in seats,
            frozenset(
                (user.pk, user.hints, user.focus, frozenset(items[pk, user.pk]), (pk, user.pk) in levels)
                for user in people[couple]
            ),
        )
        for pk, couple in couples.items()
    }


def _person(user: User) -> Person:
    return user.pk, user.name, user.is_active
