"""The values of a move's or a draft's statement, column by column, as Django itself hands them to this database."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache, cached_property
from operator import attrgetter
from typing import Any, NamedTuple, TypeAlias
from uuid import UUID

from django.contrib.sessions.models import Session
from django.db import connection, models
from django.db.models import Field, Model

from accounts.models import DataKey, User
from dialogue.domain.moves.move_plan import PlannedMove
from dialogue.models import Dialogue, Draft, Event, Shelved

Values = list[Any]
Column: TypeAlias = "Field[Any, Any]"
AS_IT_IS = (models.IntegerField, models.CharField, models.TextField, models.BooleanField)


class Columns(tuple[Column, ...]):  # noqa: SLOT001  what is looked up once is kept in its `__dict__`
    """Columns of one or several tables, and what is looked up once to hand their values to this database."""

    @cached_property
    def of_row(self) -> "attrgetter[Any]":
        """Gives the values of a row."""
        return attrgetter(*(column.attname for column in self))

    @cached_property
    def adapters(self) -> list[Any]:
        """What Django itself does with a value of each; None for those that this database takes as they are."""
        return [None if isinstance(column, AS_IT_IS) else column.get_db_prep_value for column in self]


@dataclass(frozen=True, slots=True)
class Credentials:
    """Who writes, and what says so: compared with the rows as they are at that moment."""

    user_id: int
    password: str = field(repr=False)
    session: str = field(repr=False)  # the hash of its key
    stored: str = field(repr=False)


class SealedDraft(NamedTuple):
    """What stands in somebody's box, sealed under one of their keys."""

    row: Draft
    key_id: UUID
    author: Credentials
    now: datetime


def update_values(plan: PlannedMove, mover: Credentials) -> Values:
    fold, event, before = plan.fold, plan.event, plan.room.dialogue
    values = [*fold_columns().of_row(fold), before.pk, before.seq]
    return _adapted(_update_places(), [*values, event.seat, event.move_id, *_credentials(mover, event.at)])


def event_values(plan: PlannedMove) -> Values:
    return _adapted(event_columns(), event_columns().of_row(plan.event))


def box_values(plan: PlannedMove, mover: Credentials) -> Values:
    """The author whose box is cleared; nobody, where the move leaves the draft as it is."""
    return _adapted(_box_columns(), [plan.fold.pk, mover.user_id if plan.clears_box else None])


def shelf_values(plan: PlannedMove) -> Values:
    """The dialogue whose shelves are cleared; none, where this one goes on."""
    return _adapted(_shelf_columns(), [plan.fold.pk if plan.fold.over else None])


def draft_values(draft: SealedDraft) -> Values:
    row, now = draft.row, draft.now
    kept = [row.dialogue_id, row.author_id, row.visit, row.number, row.sealed, now]
    where = [row.dialogue_id, row.visit, draft.key_id, *_credentials(draft.author, now)]
    return _adapted(_draft_places(), [*kept, *where])


@cache
def move_types() -> list[str]:
    """The types of a move's values, all in one row, with its dialogue first and a truth between update and event."""
    after = Columns((*event_columns(), *_box_columns(), *_shelf_columns()))
    return [*_types(_columns(Dialogue, "id")), *_types(_update_places()), "boolean", *_types(after)]


@cache
def draft_types() -> list[str]:
    return _types(_draft_places())


def _credentials(author: Credentials, now: datetime) -> Values:
    return [author.user_id, author.password, author.session, author.stored, now]


@cache
def _credential_columns() -> Columns:
    session = _columns(Session, "session_key", "session_data", "expire_date")
    return Columns((*_columns(User, "id", "password"), *session))


@cache
def _update_places() -> Columns:
    where = (*_columns(Dialogue, "id", "seq"), *_columns(Event, "seat", "move_id"))
    return Columns((*fold_columns(), *where, *_credential_columns()))


@cache
def _box_columns() -> Columns:
    return _columns(Draft, "dialogue", "author")


@cache
def _shelf_columns() -> Columns:
    return _columns(Shelved, "dialogue")


@cache
def _draft_places() -> Columns:
    where = (*_columns(Dialogue, "id", "visit"), *_columns(DataKey, "id"))
    return Columns((*draft_columns(), *where, *_credential_columns()))


@cache
def fold_columns() -> Columns:
    return _columns(Dialogue, *Dialogue.FOLD)


@cache
def event_columns() -> Columns:
    return Columns(column for column in Event._meta.concrete_fields if not column.primary_key)  # noqa: SLF001  as above


@cache
def draft_columns() -> Columns:
    return _columns(Draft, "dialogue", "author", "visit", "number", "sealed", "at")


@cache
def _columns(model: type[Model], *names: str) -> Columns:
    return Columns(model._meta.get_field(name) for name in names)  # type: ignore[misc]  # noqa: SLF001  as above


def column_names(columns: Iterable[Column]) -> str:
    return ", ".join(f'"{column.column}"' for column in columns)


def _types(columns: Iterable[Column]) -> list[str]:
    """Their types in this database, without a length: what is too long is refused where it is kept."""
    return [str(column.db_type(connection)).partition("(")[0] for column in columns]


def _adapted(columns: Columns, values: Iterable[Any]) -> Values:
    return [
        value if value is None or adapt is None else adapt(value, connection)
        for adapt, value in zip(columns.adapters, values, strict=True)
    ]
