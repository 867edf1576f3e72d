"""The SQL that keeps a move or a draft: compare-and-set, for SQLite and PostgreSQL. No other module has SQL for them.

A statement finds its row only where the log stands as its author knows it, and where their session and their right to
the room stand in the database at that moment. Tables, columns and types are the models' own (`_meta`), so that no
migration leaves it behind. Each function runs in the caller's transaction.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from typing import Any
from uuid import UUID

from django.contrib.sessions.models import Session
from django.db import connection, models
from django.db.backends.utils import CursorWrapper
from django.db.models import Field, Model

from accounts.models import Couple, DataKey, Partner, User
from dialogue.domain.move_plan import PlannedMove
from dialogue.domain.server_side import execute
from dialogue.models import Dialogue, Draft, Event, LiveSeat, Shelved

Values = list[Any]
MODELS: tuple[type[Model], ...] = (Dialogue, Event, Draft, Shelved, LiveSeat, Couple, Partner, User, Session, DataKey)
AS_IT_IS = (models.IntegerField, models.CharField, models.TextField, models.BooleanField)
TABLES = {model.__name__: f'"{model._meta.db_table}"' for model in MODELS}  # noqa: SLF001  Django's documented Model _meta API

# The dialogue is open to its author, whose account and session are as they were when they were last looked at.
PERMITTED = """
  EXISTS (SELECT 1 FROM {Couple} c JOIN {Partner} p ON p.couple_id = c.id JOIN {User} u ON u.id = p.user_id
    WHERE c.id = {Dialogue}.couple_id AND c.ended_at IS NULL AND u.id = %s AND u.is_active AND u.password = %s)
  AND EXISTS (SELECT 1 FROM {Session} s WHERE s.session_key = %s AND s.session_data = %s AND s.expire_date > %s)"""
UNMOVED = """{Dialogue}.id = %s AND {Dialogue}.seq = %s
  AND NOT EXISTS (SELECT 1 FROM {Event} e WHERE e.dialogue_id = {Dialogue}.id AND e.seat = %s AND e.move_id = %s) AND"""
# For a move that ends or resumes: nothing is open within, and no therapist has or asks for the seat.
ALONE = """
  AND NOT EXISTS (SELECT 1 FROM {Dialogue} n WHERE n.parent_id = {Dialogue}.id AND n.ended_at IS NULL)
  AND NOT EXISTS (SELECT 1 FROM {LiveSeat} l WHERE l.dialogue_id = {Dialogue}.id AND l.ended_at IS NULL)"""
# The people of the couple who may hear of it, as of this moment.
HEARERS = """(SELECT {gather} FROM {Partner} p JOIN {User} u ON u.id = p.user_id
  WHERE p.couple_id = {Dialogue}.couple_id AND u.is_active)"""
# On PostgreSQL the couple is held, as `access.room_for` holds it, so that it does not end meanwhile.
HELD = """held AS (SELECT c.id FROM {Couple} c JOIN {Dialogue} k ON k.couple_id = c.id
  WHERE k.id = %s AND c.ended_at IS NULL FOR NO KEY UPDATE OF c)"""
CLEAR_BOX = "DELETE FROM {Draft} WHERE dialogue_id = %s AND author_id = %s"
CLEAR_SHELVES = "DELETE FROM {Shelved} WHERE dialogue_id = %s"
# Held against its end alone, so that an erasure waits, or came first and nothing is kept (`envelope.key_for`).
KEY = "SELECT 1 FROM {DataKey} WHERE id = %s"


@dataclass(frozen=True, slots=True)
class Credentials:
    """Who writes, and what says so: compared with the rows as they are at that moment."""

    user_id: int
    password: str = field(repr=False)
    session: str = field(repr=False)  # the hash of its key
    stored: str = field(repr=False)


def keep_move(cursor: CursorWrapper, plan: PlannedMove, mover: Credentials) -> frozenset[int] | None:
    """Keeps the event and its fold. Gives the ids of who may hear of it; None where it was not to be kept."""
    update, insert, box, shelves = _update_values(plan, mover), _event_values(plan), _box(plan, mover), _shelves(plan)
    alone = _is_alone(plan)
    if connection.vendor == "postgresql":
        held = _adapted(_columns(Dialogue, "id"), [plan.fold.pk])
        execute(cursor, _whole_text(alone=alone), [*held, *update, *insert, *box, *shelves])
        return _hearers(cursor.fetchone())
    cursor.execute(_update_text(alone=alone), update)
    hearers = _hearers(cursor.fetchone())
    if hearers is not None:
        for text, values in zip((_insert_text(), *_clear_texts()), (insert, box, shelves), strict=True):
            cursor.execute(text, values)
    return hearers


def keep_draft(cursor: CursorWrapper, draft: Draft, key_id: UUID, author: Credentials, now: datetime) -> bool:
    """Keeps what stands in a box, sealed under this key, for one visit. False where it was not to be kept."""
    row = [draft.dialogue_id, draft.author_id, draft.visit, draft.sealed, now]
    values = [
        *_adapted(_draft_columns(), row),
        *_adapted(_columns(Dialogue, "id", "visit"), [draft.dialogue_id, draft.visit]),
        *_adapted(_columns(DataKey, "id"), [key_id]),
        *_credentials(author, now),
    ]
    execute(cursor, _draft_text(), values)
    return bool(cursor.rowcount > 0)


def _is_alone(plan: PlannedMove) -> bool:
    """Whether the move is only kept this way while nothing hangs on the dialogue that would end, or wait, with it."""
    return plan.fold.over or plan.room.dialogue.paused


def _hearers(row: tuple[str] | None) -> frozenset[int] | None:
    return frozenset(map(int, row[0].split(","))) if row else None


@cache
def _whole_text(*, alone: bool) -> str:
    """All of a move in one statement, which PostgreSQL carries out in one go."""
    places = ", ".join(f"CAST(%s AS {column.db_type(connection)})" for column in _event_columns())
    moved = _update(alone=alone, more=" AND {Dialogue}.couple_id IN (SELECT id FROM held)")
    return _filled(f"""WITH {HELD}, moved AS ({moved}),
  kept AS (INSERT INTO {{Event}} ({_names(_event_columns())}) SELECT {places} FROM moved),
  box AS ({CLEAR_BOX} AND EXISTS (SELECT 1 FROM moved)), shelves AS ({CLEAR_SHELVES} AND EXISTS (SELECT 1 FROM moved))
  SELECT hearers FROM moved""")  # noqa: S608  constants, and names of the models


@cache
def _update_text(*, alone: bool) -> str:
    return _filled(_update(alone=alone))


@cache
def _insert_text() -> str:
    columns = _event_columns()
    return _filled(f"INSERT INTO {{Event}} ({_names(columns)}) VALUES ({', '.join('%s' for _ in columns)})")  # noqa: S608  constants, and names of the models


@cache
def _clear_texts() -> tuple[str, str]:
    return _filled(CLEAR_BOX), _filled(CLEAR_SHELVES)


@cache
def _draft_text() -> str:
    typed = connection.vendor == "postgresql"
    key = f"EXISTS ({KEY}{' FOR KEY SHARE' if typed else ''})"
    places = ", ".join(f"CAST(%s AS {column.db_type(connection)})" if typed else "%s" for column in _draft_columns())
    again = ", ".join(f'"{column.column}" = excluded."{column.column}"' for column in _draft_columns()[2:])
    return _filled(f"""INSERT INTO {{Draft}} ({_names(_draft_columns())}) SELECT {places} FROM {{Dialogue}}
  WHERE {{Dialogue}}.id = %s AND {{Dialogue}}.visit = %s AND {key} AND {PERMITTED}
  ON CONFLICT (dialogue_id, author_id) DO UPDATE SET {again}""")  # noqa: S608  constants, and names of the models


def _update(*, alone: bool, more: str = "") -> str:
    assignments = ", ".join(f'"{column.column}" = %s' for column in _fold_columns())
    where = f"{UNMOVED}{PERMITTED}{ALONE if alone else ''}{more}"
    return f"UPDATE {{Dialogue}} SET {assignments} WHERE {where} RETURNING {HEARERS} AS hearers"  # noqa: S608  constants, and names of the models


def _update_values(plan: PlannedMove, mover: Credentials) -> Values:
    event, before = plan.event, plan.room.dialogue
    return [
        *_adapted(_fold_columns(), [getattr(plan.fold, column.attname) for column in _fold_columns()]),
        *_adapted(_columns(Dialogue, "id", "seq"), [before.pk, before.seq]),
        *_adapted(_columns(Event, "seat", "move_id"), [event.seat, event.move_id]),
        *_credentials(mover, event.at),
    ]


def _event_values(plan: PlannedMove) -> Values:
    return _adapted(_event_columns(), [getattr(plan.event, column.attname) for column in _event_columns()])


def _box(plan: PlannedMove, mover: Credentials) -> Values:
    """The author whose box is cleared; nobody, where the move leaves the draft as it is."""
    return _adapted(_columns(Draft, "dialogue", "author"), [plan.fold.pk, mover.user_id if plan.clears_box else None])


def _shelves(plan: PlannedMove) -> Values:
    """The dialogue whose shelves are cleared; none, where this one goes on."""
    return _adapted(_columns(Shelved, "dialogue"), [plan.fold.pk if plan.fold.over else None])


def _credentials(author: Credentials, now: datetime) -> Values:
    columns = (*_columns(User, "id", "password"), *_columns(Session, "session_key", "session_data", "expire_date"))
    return _adapted(columns, [author.user_id, author.password, author.session, author.stored, now])


@cache
def _fold_columns() -> "tuple[Field[Any, Any], ...]":
    return _columns(Dialogue, *Dialogue.FOLD)


@cache
def _event_columns() -> "tuple[Field[Any, Any], ...]":
    return tuple(column for column in Event._meta.concrete_fields if not column.primary_key)  # noqa: SLF001  as above


@cache
def _draft_columns() -> "tuple[Field[Any, Any], ...]":
    return _columns(Draft, "dialogue", "author", "visit", "sealed", "at")


@cache
def _columns(model: type[Model], *names: str) -> "tuple[Field[Any, Any], ...]":
    return tuple(model._meta.get_field(name) for name in names)  # type: ignore[misc]  # noqa: SLF001  as above


def _names(columns: "Iterable[Field[Any, Any]]") -> str:
    return ", ".join(f'"{column.column}"' for column in columns)


def _adapted(columns: "Iterable[Field[Any, Any]]", values: Iterable[Any]) -> Values:
    """As Django itself hands a value of each column to this database; most columns take it as it is."""
    return [
        value if value is None or isinstance(column, AS_IT_IS) else column.get_db_prep_value(value, connection)
        for column, value in zip(columns, values, strict=True)
    ]


def _filled(text: str) -> str:
    gather = "group_concat(u.id)" if connection.vendor == "sqlite" else "string_agg(u.id::text, ',')"
    return text.replace("{gather}", gather).format(**TABLES)
