"""The SQL that keeps moves: compare-and-set, for SQLite and PostgreSQL. No other module has SQL for them.

A statement finds its row only where the log stands as its author knows it, and where their session and their right to
the room stand in the database at that moment. Each function runs in the caller's transaction, and keeps several: on
PostgreSQL by one statement, on SQLite, where a statement costs little, by their own. One that is not to be kept takes
no other along.
"""

from collections.abc import Sequence
from functools import cache

from django.db import connection
from django.db.backends.utils import CursorWrapper

from dialogue.domain.moves import move_values as values
from dialogue.domain.moves.move_plan import PlannedMove
from dialogue.domain.moves.move_values import Credentials
from dialogue.domain.moves.server_side import by_column, execute, given, with_given
from dialogue.domain.moves.statement_texts import filled, insert, places
from dialogue.models import Event

Hearers = frozenset[int]  # the ids of the people who may hear of a move

# The dialogue is open to its author, whose account and session are as they were when they were last looked at.
PERMITTED = """
  EXISTS (SELECT 1 FROM {Couple} c JOIN {Partner} p ON p.couple_id = c.id JOIN {User} u ON u.id = p.user_id
    WHERE c.id = {Dialogue}.couple_id AND c.ended_at IS NULL AND u.id = %s AND u.is_active AND u.password = %s)
  AND EXISTS (SELECT 1 FROM {Session} s WHERE s.session_key = %s AND s.session_data = %s AND s.expire_date > %s)"""
UNMOVED = """{Dialogue}.id = %s AND {Dialogue}.seq = %s
  AND NOT EXISTS (SELECT 1 FROM {Event} e WHERE e.dialogue_id = {Dialogue}.id AND e.seat = %s AND e.move_id = %s)"""
# For a move that ends or resumes: nothing is open within, and no therapist has or asks for the seat.
ALONE = """(NOT EXISTS (SELECT 1 FROM {Dialogue} n WHERE n.parent_id = {Dialogue}.id AND n.ended_at IS NULL)
  AND NOT EXISTS (SELECT 1 FROM {LiveSeat} l WHERE l.dialogue_id = {Dialogue}.id AND l.ended_at IS NULL))"""
# The people of the couple who may hear of it, as of this moment.
HEARERS = """(SELECT {gather} FROM {Partner} p JOIN {User} u ON u.id = p.user_id
  WHERE p.couple_id = {Dialogue}.couple_id AND u.is_active)"""
# On PostgreSQL the couple is held, as `access.room_for` holds it, so that it does not end meanwhile. What somebody else
# holds is not waited for, as others would wait too: it is not kept, and judged by itself.
HELD = """held AS (SELECT place FROM given JOIN {Dialogue} k ON k.id = %s JOIN {Couple} c ON c.id = k.couple_id
  WHERE c.ended_at IS NULL FOR NO KEY UPDATE OF c, k SKIP LOCKED)"""
BOX, SHELVES = "dialogue_id = %s AND author_id = %s", "dialogue_id = %s"


def keep_moves(cursor: CursorWrapper, moves: Sequence[tuple[PlannedMove, Credentials]]) -> list[Hearers | None]:
    """Keeps events and their folds. Gives who may hear of each; None where it was not to be kept."""
    if connection.vendor != "postgresql":
        return [_keep_move(cursor, plan, mover) for plan, mover in moves]
    execute(cursor, _moves_text(), by_column(_move_values(plan, mover) for plan, mover in moves))
    hearers = dict(cursor.fetchall())
    return [_hearers(hearers.get(place)) for place, _move in enumerate(moves, start=1)]


def _keep_move(cursor: CursorWrapper, plan: PlannedMove, mover: Credentials) -> Hearers | None:
    execute(cursor, _update_text(alone=_is_alone(plan)), values.update_values(plan, mover))
    row = cursor.fetchone()
    if row:
        kept, *clear = _after_texts()
        execute(cursor, kept, values.event_values(plan))
        for text, cleared in zip(clear, (values.box_values(plan, mover), values.shelf_values(plan)), strict=True):
            if None not in cleared:  # there is something to clear
                execute(cursor, text, cleared)
    return _hearers(row[0]) if row else None


def _move_values(plan: PlannedMove, mover: Credentials) -> values.Values:
    update, cleared = values.update_values(plan, mover), (*values.box_values(plan, mover), *values.shelf_values(plan))
    return [plan.fold.pk, *update, not _is_alone(plan), *values.event_values(plan), *cleared]


def _is_alone(plan: PlannedMove) -> bool:
    """Whether the move is only kept this way while nothing hangs on the dialogue that would end, or wait, with it."""
    return plan.fold.over or plan.room.dialogue.paused


def _hearers(ids: str | None) -> Hearers | None:
    return frozenset(map(int, ids.split(","))) if ids else None


@cache
def _update_text(*, alone: bool) -> str:
    where = f"{UNMOVED} AND {PERMITTED}{f' AND {ALONE}' if alone else ''}"
    return filled(f"{_update()} WHERE {where} RETURNING {HEARERS}")


@cache
def _after_texts() -> tuple[str, ...]:
    """What follows an update that found its row."""
    kept = f"{insert(Event, values.event_columns())} VALUES ({places(values.event_columns())})"
    clear = f"DELETE FROM {{Draft}} WHERE {BOX}", f"DELETE FROM {{Shelved}} WHERE {SHELVES}"  # noqa: S608  constants
    return tuple(map(filled, (kept, *clear)))


@cache
def _moves_text() -> str:
    """All of some moves in one statement, which PostgreSQL carries out in one go."""
    event = values.event_columns()
    rest = f"""{HELD}, moved AS ({_update()} FROM given JOIN held USING (place)
    WHERE {UNMOVED} AND {PERMITTED} AND (%s OR {ALONE}) RETURNING given.*, {HEARERS} AS hearers),
  kept AS ({insert(Event, event)} SELECT {places(event)} FROM moved),
  box AS (DELETE FROM {{Draft}} USING moved WHERE {BOX}),
  shelves AS (DELETE FROM {{Shelved}} USING moved WHERE {SHELVES})
  SELECT place, hearers FROM moved"""  # noqa: S608  constants, and names of the models
    return filled(f"WITH {given(values.move_types())}, {with_given(rest)}")


def _update() -> str:
    assignments = ", ".join(f'"{column.column}" = %s' for column in values.fold_columns())
    return f"UPDATE {{Dialogue}} SET {assignments}"  # noqa: S608  constants, and names of the models
