"""The SQL that keeps a move or a draft: compare-and-set, for SQLite and PostgreSQL. No other module has SQL for them.

A statement finds its row only where the log stands as its author knows it, and where their session and their right to
the room stand in the database at that moment. Tables, columns and types are the models' own (`_meta`), so that no
migration leaves it behind. Each function runs in the caller's transaction.
"""

from datetime import datetime
from functools import cache
from uuid import UUID

from django.contrib.sessions.models import Session
from django.db import connection
from django.db.backends.utils import CursorWrapper
from django.db.models import Model

from accounts.models import Couple, DataKey, Partner, User
from dialogue.domain.moves.move_plan import PlannedMove
from dialogue.domain.moves.move_values import (
    Credentials,
    box_values,
    column_names,
    draft_columns,
    draft_values,
    event_columns,
    event_values,
    fold_columns,
    shelf_values,
    update_values,
)
from dialogue.domain.moves.server_side import execute
from dialogue.models import Dialogue, Draft, Event, LiveSeat, Shelved

MODELS: tuple[type[Model], ...] = (Dialogue, Event, Draft, Shelved, LiveSeat, Couple, Partner, User, Session, DataKey)
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


def keep_move(cursor: CursorWrapper, plan: PlannedMove, mover: Credentials) -> frozenset[int] | None:
    """Keeps the event and its fold. Gives the ids of those who may hear of it; None where it was not to be kept."""
    update, insert = update_values(plan, mover), event_values(plan)
    box, shelves, alone = box_values(plan, mover), shelf_values(plan), _is_alone(plan)
    if connection.vendor == "postgresql":
        execute(cursor, _whole_text(alone=alone), [plan.fold.pk, *update, *insert, *box, *shelves])
        return _hearers(cursor.fetchone())
    cursor.execute(_update_text(alone=alone), update)
    hearers = _hearers(cursor.fetchone())
    if hearers is not None:
        for text, values in zip((_insert_text(), *_clear_texts()), (insert, box, shelves), strict=True):
            cursor.execute(text, values)
    return hearers


def keep_draft(cursor: CursorWrapper, draft: Draft, key_id: UUID, author: Credentials, now: datetime) -> bool:
    """Keeps what stands in a box, sealed under this key, for one visit. False where it was not to be kept."""
    execute(cursor, _draft_text(), draft_values(draft, key_id, author, now))
    return bool(cursor.rowcount > 0)


def _is_alone(plan: PlannedMove) -> bool:
    """Whether the move is only kept this way while nothing hangs on the dialogue that would end, or wait, with it."""
    return plan.fold.over or plan.room.dialogue.paused


def _hearers(row: tuple[str] | None) -> frozenset[int] | None:
    return frozenset(map(int, row[0].split(","))) if row else None


@cache
def _whole_text(*, alone: bool) -> str:
    """All of a move in one statement, which PostgreSQL carries out in one go."""
    places = ", ".join(f"CAST(%s AS {column.db_type(connection)})" for column in event_columns())
    moved = _update(alone=alone, more=" AND {Dialogue}.couple_id IN (SELECT id FROM held)")
    return _filled(f"""WITH {HELD}, moved AS ({moved}),
  kept AS (INSERT INTO {{Event}} ({column_names(event_columns())}) SELECT {places} FROM moved),
  box AS ({CLEAR_BOX} AND EXISTS (SELECT 1 FROM moved)), shelves AS ({CLEAR_SHELVES} AND EXISTS (SELECT 1 FROM moved))
  SELECT hearers FROM moved""")  # noqa: S608  constants, and names of the models


@cache
def _update_text(*, alone: bool) -> str:
    return _filled(_update(alone=alone))


@cache
def _insert_text() -> str:
    columns = event_columns()
    return _filled(f"INSERT INTO {{Event}} ({column_names(columns)}) VALUES ({', '.join('%s' for _ in columns)})")  # noqa: S608  constants, and names of the models


@cache
def _clear_texts() -> tuple[str, str]:
    return _filled(CLEAR_BOX), _filled(CLEAR_SHELVES)


@cache
def _draft_text() -> str:
    typed = connection.vendor == "postgresql"
    key = f"EXISTS ({KEY}{' FOR KEY SHARE' if typed else ''})"
    places = ", ".join(f"CAST(%s AS {column.db_type(connection)})" if typed else "%s" for column in draft_columns())
    again = ", ".join(f'"{column.column}" = excluded."{column.column}"' for column in draft_columns()[2:])
    return _filled(f"""INSERT INTO {{Draft}} ({column_names(draft_columns())}) SELECT {places} FROM {{Dialogue}}
  WHERE {{Dialogue}}.id = %s AND {{Dialogue}}.visit = %s AND {key} AND {PERMITTED}
  ON CONFLICT (dialogue_id, author_id) DO UPDATE SET {again}""")  # noqa: S608  constants, and names of the models


def _update(*, alone: bool, more: str = "") -> str:
    assignments = ", ".join(f'"{column.column}" = %s' for column in fold_columns())
    where = f"{UNMOVED}{PERMITTED}{ALONE if alone else ''}{more}"
    return f"UPDATE {{Dialogue}} SET {assignments} WHERE {where} RETURNING {HEARERS} AS hearers"  # noqa: S608  constants, and names of the models


def _filled(text: str) -> str:
    gather = "group_concat(u.id)" if connection.vendor == "sqlite" else "string_agg(u.id::text, ',')"
    return text.replace("{gather}", gather).format(**TABLES)
