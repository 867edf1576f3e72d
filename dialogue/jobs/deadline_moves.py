"""Makes the moves that are due: of all dialogues, of one couple's before a page, or of open rooms."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import partial
from uuid import UUID

from django.db.models import Q, QuerySet

from accounts.models import User
from dialogue.domain.moves.move_transaction import make_house_move
from dialogue.jobs.scheduler import Scope, Task
from dialogue.models import Dialogue


def due_moves(now: datetime) -> Iterator[Task]:
    """Every house move that is due."""
    return _tasks(Q(), now)


def moves_of(user: User) -> Scope:
    """The due moves of this person's couple, so that no page of theirs shows what has gone by."""
    return {"moves": partial(_tasks, Q(couple__partners__user=user, couple__partners__left_at=None))}


def moves_in(dialogue_ids: Iterable[UUID]) -> Scope:
    """The due moves of these dialogues."""
    return {"moves": partial(_tasks, Q(pk__in=dialogue_ids))}


def _tasks(which: Q, now: datetime) -> Iterator[Task]:
    ids: list[UUID] = list(_due_dialogues(now).filter(which).values_list("pk", flat=True))
    return (Task(f"house move in dialogue {pk}", partial(_move, pk, now)) for pk in ids)


def _due_dialogues(now: datetime) -> QuerySet[Dialogue]:
    return Dialogue.objects.filter(house_at__lte=now, ended_at=None)


def _move(dialogue_id: UUID, now: datetime) -> bool:
    return make_house_move(dialogue_id, now) is not None
