"""The values of a move's or a draft's statement, column by column, as Django itself hands them to this database."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.contrib.sessions.models import Session
from django.db import connection, models
from django.db.models import Field, Model

from accounts.models import DataKey, User
from dialogue.domain.moves.move_plan import PlannedMove
from dialogue.models import Dialogue, Draft, Event, Shelved

Values = list[Any]
AS_IT_IS = (models.IntegerField, models.CharField, models.TextField, models.BooleanField)


@dataclass(frozen=True, slots=True)
class Credentials:
    """Who writes, and what says so: compared with the rows as they are at that moment."""

    user_id: int
    password: str = field(repr=False)
    session: str = field(repr=False)  # the hash of its key
    stored: str = field(repr=False)


def update_values(plan: PlannedMove, mover: Credentials) -> Values:
    event, before = plan.event, plan.room.dialogue
    return [
        *_adapted(fold_columns(), [getattr(plan.fold, column.attname) for column in fold_columns()]),
        *_adapted(_columns(Dialogue, "id", "seq"), [before.pk, before.seq]),
        *_adapted(_columns(Event, "seat", "move_id"), [event.seat, event.move_id]),
        *_credentials(mover, event.at),
    ]


def event_values(plan: PlannedMove) -> Values:
    return _adapted(event_columns(), [getattr(plan.event, column.attname) for column in event_columns()])


def box_values(plan: PlannedMove, mover: Credentials) -> Values:
    """The author whose box is cleared; nobody, where the move leaves the draft as it is."""
    return _adapted(_columns(Draft, "dialogue", "author"), [plan.fold.pk, mover.user_id if plan.clears_box else None])


def shelf_values(plan: PlannedMove) -> Values:
    """The dialogue whose shelves are cleared; none, where this one goes on."""
    return _adapted(_columns(Shelved, "dialogue"), [plan.fold.pk if plan.fold.over else None])


def _credentials(author: Credentials, now: datetime) -> Values:
    columns = (*_columns(User, "id", "password"), *_columns(Session, "session_key", "session_data", "expire_date"))
    return _adapted(columns, [author.user_id, author.password, author.session, author.stored, now])


@cache
def fold_columns() -> "tuple[Field[Any, Any], ...]":
    return _columns(Dialogue, *Dialogue.FOLD)


@cache
def event_columns() -> "tuple[Field[Any, Any], ...]":
    return tuple(column for column in Event._meta.concrete_fields if not column.primary_key)  # noqa: SLF001  as above


@cache
def draft_columns() -> "tuple[Field[Any, Any], ...]":
    return _columns(Draft, "dialogue", "author", "visit", "sealed", "at")


@cache
def _columns(model: type[Model], *names: str) -> "tuple[Field[Any, Any], ...]":
    return tuple(model._meta.get_field(name) for name in names)  # type: ignore[misc]  # noqa: SLF001  as above


def column_names(columns: "Iterable[Field[Any, Any]]") -> str:
    return ", ".join(f'"{column.column}"' for column in columns)


def _adapted(columns: "Iterable[Field[Any, Any]]", values: Iterable[Any]) -> Values:
    """As Django itself hands a value of each column to this database; most columns take it as it is."""
    return [
        value if value is None or isinstance(column, AS_IT_IS) else column.get_db_prep_value(value, connection)
        for column, value in zip(columns, values, strict=True)
    ]


def draft_values(draft: Draft, key_id: UUID, author: Credentials, now: datetime) -> Values:
    row = [draft.dialogue_id, draft.author_id, draft.visit, draft.sealed, now]
    return [
        *_adapted(draft_columns(), row),
        *_adapted(_columns(Dialogue, "id", "visit"), [draft.dialogue_id, draft.visit]),
        *_adapted(_columns(DataKey, "id"), [key_id]),
        *_credentials(author, now),
    ]
