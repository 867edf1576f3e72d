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

Person = tuple[int, str, bool]  # id, name, active
Own = tuple[int, bool, frozenset[UUID]]  # id, hints, and the items on their shelf: theirs alone to be shown


class Surroundings(NamedTuple):
    """What a room rests on beside the log, comparable."""

    people: frozenset[Person]
    has_live_seat: bool
    own: frozenset[Own]

    @property
    def shared(self) -> tuple[frozenset[Person], bool]:
        """What both partners are to see."""
        return self.people, self.has_live_seat

    def owners_of_changes(self, other: "Surroundings") -> set[int]:
        """The ids of the people whose own things are others there."""
        return {user_id for user_id, *_own in self.own ^ other.own}


def known_in(snapshot: RoomSnapshot) -> Surroundings:
    """As a snapshot has them. Without a query."""
    room = next(iter(snapshot.rooms.values()))
    people = [(user, frozenset(item.key for item in snapshot.shelves[seat])) for seat, user in room.people.items()]
    own = frozenset((user.pk, user.hints, items) for user, items in people)
    return Surroundings(frozenset(map(_person, room.people.values())), room.has_live_seat, own)


def stored_for(dialogue_ids: Collection[UUID]) -> dict[UUID, Surroundings]:
    """As they are stored now. In a thread."""
    couples = dict(Dialogue.objects.filter(pk__in=dialogue_ids).values_list("pk", "couple"))
    people: defaultdict[int, list[User]] = defaultdict(list)
    for partner in Partner.objects.filter(couple__in=set(couples.values())).select_related("user"):
        people[partner.couple_id].append(partner.user)
    items: defaultdict[tuple[UUID, int], set[UUID]] = defaultdict(set)
    for pk, author, key in Shelved.objects.filter(dialogue__in=dialogue_ids).values_list("dialogue", "author", "key"):
        items[pk, author].add(key)
    seats = set(LiveSeat.objects.filter(dialogue__in=dialogue_ids, ended_at=None).values_list("dialogue", flat=True))
    return {
        pk: Surroundings(
            frozenset(map(_person, people[couple])),
            pk in seats,
            frozenset((user.pk, user.hints, frozenset(items[pk, user.pk])) for user in people[couple]),
        )
        for pk, couple in couples.items()
    }


def _person(user: User) -> Person:
    return user.pk, user.name, user.is_active
