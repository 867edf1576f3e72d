"""Moves made by the house at a deadline: all of them, those of one person before a page or open rooms."""

from collections.abc import Iterable, Iterator
from datetime import datetime
from functools import partial
from uuid import UUID

from django.db.models import Q, QuerySet
from django.utils import timezone

from accounts.models import User
from dialogue.domain.moves import make_house_move
from dialogue.jobs.scheduler import Done, Task, do_all
from dialogue.models import Dialogue


def moves(now: datetime) -> Iterator[Task]:
    """Every house move that is due."""
    yield from _tasks(_due(now), now)


def keep_time_for(user: User, now: datetime | None = None) -> Done:
    """The due moves of this person's couple, so that no page of theirs shows what has gone by."""
    return _keep_time(Q(couple__partners__user=user, couple__partners__left_at=None), now or timezone.now())


def keep_time_in(dialogue_ids: Iterable[UUID], now: datetime | None = None) -> Done:
    """The due moves of these dialogues."""
    return _keep_time(Q(pk__in=dialogue_ids), now or timezone.now())


def _keep_time(which: Q, now: datetime) -> Done:
    return do_all("moves", lambda moment: _tasks(_due(moment).filter(which), moment), now)


def _due(now: datetime) -> QuerySet[Dialogue]:
    return Dialogue.objects.filter(house_at__lte=now, ended_at=None)


def _tasks(rows: QuerySet[Dialogue], now: datetime) -> Iterator[Task]:
    ids: list[UUID] = list(rows.values_list("pk", flat=True))
    return (Task(f"house move in dialogue {pk}", partial(_move, pk, now)) for pk in ids)


def _move(dialogue_id: UUID, now: datetime) -> bool:
    return make_house_move(dialogue_id, now) is not None
