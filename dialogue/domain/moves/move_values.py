"""The values of a move's or a draft's statements by name, as Django itself hands them to this database."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache, cached_property
from operator import attrgetter
from typing import Any, NamedTuple, TypeAlias
from uuid import UUID

from django.contrib.sessions.models import Session
from django.db import DEFAULT_DB_ALIAS, connection, connections, models
from django.db.models import Field, ForeignKey, Model

from accounts.models import DataKey, User
from dialogue.domain.moves.move_plan import PlannedMove
from dialogue.models import Dialogue, Draft, Event, Shelved

Values = dict[str, Any]
Column: TypeAlias = "Field[Any, Any]"
AS_IT_IS = (models.IntegerField, models.CharField, models.TextField, models.BooleanField)


class Places(dict[str, Column]):
    """Places of statements by name, each with the column whose values belong there."""

    @cached_property
    def of_row(self) -> "attrgetter[Any]":
        """Gives the values of a row, where the places are those of one table."""
        return attrgetter(*(column.attname for column in self.values()))

    @cached_property
    def adapters(self) -> list[tuple[str, Any]]:
        """What Django itself does with a value of each, but for those that this database takes as they are."""
        columns = [(name, _target(column)) for name, column in self.items()]
        return [(name, one.get_db_prep_value) for name, one in columns if not isinstance(one, AS_IT_IS)]

    def adapted(self, values: Iterable[Any]) -> Values:
        """These values, which come in the order of the places."""
        database = connections[DEFAULT_DB_ALIAS]  # itself: `connection` looks for it with each thing it is asked
        adapted = dict(zip(self, values, strict=True))
        for name, adapt in self.adapters:
            if adapted[name] is not None:
                adapted[name] = adapt(adapted[name], database)
        return adapted

    def types(self) -> dict[str, str]:
        """Their types in this database, without a length: what is too long is refused where it is kept."""
        return {name: str(column.db_type(connection)).partition("(")[0] for name, column in self.items()}


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


def move_values(plan: PlannedMove, mover: Credentials) -> Values:
    """All of a move. Neither `box` nor `shelves` is cleared where it is empty: the move leaves them as they are."""
    fold, event = plan.fold, plan.event
    values = [plan.room.dialogue.seq, *_credentials(mover, event.at), not plan.is_alone]
    cleared = [mover.user_id if plan.clears_box else None, fold.pk if fold.over_for_good else None]
    return move_places().adapted([*fold_places().of_row(fold), *event_places().of_row(event), *values, *cleared])


def draft_values(draft: SealedDraft) -> Values:
    row, now = draft.row, draft.now
    kept = [row.dialogue_id, row.author_id, row.visit, row.number, row.sealed, now]
    return draft_places().adapted([*kept, draft.key_id, *_credentials(draft.author, now)])


def _credentials(author: Credentials, now: datetime) -> list[Any]:
    return [author.user_id, author.password, author.session, author.stored, now]


@cache
def move_places() -> Places:
    """Those of the fold, of the event, and what decides; `goes_on` for a move that nothing hangs on."""
    given = {"known": _column(Dialogue, "seq"), **_credential_places(), "goes_on": _column(Dialogue, "paused")}
    cleared = {"box": _column(Draft, "author"), "shelves": _column(Shelved, "dialogue")}
    return Places({**fold_places(), **event_places(), **given, **cleared})


@cache
def draft_places() -> Places:
    return Places({**box_places(), "key": _column(DataKey, "id"), **_credential_places()})


@cache
def fold_places() -> Places:
    return _places_of(Dialogue, *Dialogue.FOLD)


@cache
def event_places() -> Places:
    columns = Event._meta.concrete_fields  # noqa: SLF001  Django's documented Model _meta API
    return _places_of(Event, *(column.name for column in columns if not column.primary_key))


@cache
def box_places() -> Places:
    """What is kept of a draft."""
    return _places_of(Draft, "dialogue", "author", "visit", "number", "sealed", "at")


def _credential_places() -> dict[str, Column]:
    person = {"author": _column(User, "id"), "password": _column(User, "password")}
    session = {"session": _column(Session, "session_key"), "stored": _column(Session, "session_data")}
    return {**person, **session, "now": _column(Session, "expire_date")}


def _places_of(model: type[Model], *names: str) -> Places:
    columns = [_column(model, name) for name in names]
    return Places({f"{model.__name__.lower()}_{column.column}": column for column in columns})


def _column(model: type[Model], name: str) -> Column:
    return model._meta.get_field(name)  # type: ignore[return-value]  # noqa: SLF001  as above


def _target(column: Column) -> Column:
    """Whose values a foreign key takes."""
    return column.target_field if isinstance(column, ForeignKey) else column
