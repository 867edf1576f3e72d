"""The SQL that keeps moves: compare-and-set, for SQLite and PostgreSQL. No other module has SQL for them.

A statement finds its row only where the log stands as its author knows it, and where their session and their right to
the room stand in the database at that moment. Each function runs in the caller's transaction, and keeps several: on
PostgreSQL by one statement, on SQLite, where a statement costs little, by one for each. One that is not to be kept
takes no other along.
"""

from collections.abc import Sequence
from functools import cache
from itertools import compress

from django.db.backends.utils import CursorWrapper

from dialogue.domain.moves import move_values as values
from dialogue.domain.moves.move_plan import PlannedMove
from dialogue.domain.moves.move_values import Credentials
from dialogue.domain.moves.server_side import by_column, execute, execute_each, given, with_given
from dialogue.domain.moves.statement_texts import assigned, filled, insert, listed
from dialogue.models import Event

Hearers = frozenset[int]  # the ids of the people who may hear of a move

# The dialogue is open to its author, whose account and session are as they were when they were last looked at.
PERMITTED = """
  EXISTS (SELECT 1 FROM {Couple} c JOIN {Partner} p ON p.couple_id = c.id JOIN {User} u ON u.id = p.user_id
    WHERE c.id = {Dialogue}.couple_id AND c.ended_at IS NULL
    AND u.id = %(author)s AND u.is_active AND u.password = %(password)s)
  AND EXISTS (SELECT 1 FROM {Session} s WHERE s.session_key = %(session)s
    AND s.session_data = %(stored)s AND s.expire_date > %(now)s)"""
UNMOVED = """{Dialogue}.id = %(event_dialogue_id)s AND {Dialogue}.seq = %(known)s
  AND NOT EXISTS (SELECT 1 FROM {Event} e
    WHERE e.dialogue_id = {Dialogue}.id AND e.seat = %(event_seat)s AND e.move_id = %(event_move_id)s)"""
# For a move that ends or resumes: nothing is open within, and no therapist has or asks for the seat.
ALONE = """(NOT EXISTS (SELECT 1 FROM {Dialogue} n WHERE n.parent_id = {Dialogue}.id AND n.ended_at IS NULL)
  AND NOT EXISTS (SELECT 1 FROM {LiveSeat} l WHERE l.dialogue_id = {Dialogue}.id AND l.ended_at IS NULL))"""
# The people of the couple who may hear of it, as of this moment.
HEARERS = """(SELECT {gather} FROM {Partner} p JOIN {User} u ON u.id = p.user_id
  WHERE p.couple_id = {Dialogue}.couple_id AND u.is_active)"""
# On PostgreSQL the couple is held, as `access.room_for` holds it, so that it does not end meanwhile. What somebody else
# holds is not waited for, as others would wait too: it is not kept, and judged by itself.
HELD = """held AS (SELECT place FROM given JOIN {Dialogue} k ON k.id = %(event_dialogue_id)s
  JOIN {Couple} c ON c.id = k.couple_id WHERE c.ended_at IS NULL FOR NO KEY UPDATE OF c, k SKIP LOCKED)"""
BOX, SHELVES = "dialogue_id = %(event_dialogue_id)s AND author_id = %(box)s", "dialogue_id = %(shelves)s"


def keep_moves(cursor: CursorWrapper, moves: Sequence[tuple[PlannedMove, Credentials]]) -> list[Hearers | None]:
    """Keeps events and their folds. Gives who may hear of each; None where it was not to be kept."""
    rows = [values.move_values(plan, mover) for plan, mover in moves]
    if cursor.db.vendor != "postgresql":
        return _keep_each(cursor, rows)
    execute(cursor, _moves_text(), by_column(rows))
    hearers = dict(cursor.fetchall())
    return [_hearers(hearers.get(place)) for place, _move in enumerate(moves, start=1)]


def _keep_each(cursor: CursorWrapper, rows: Sequence[values.Values]) -> list[Hearers | None]:
    hearers = [_update(cursor, each) for each in rows]
    kept = list(compress(rows, hearers))
    insert_event, clear_box, clear_shelves = _after_texts()
    execute_each(cursor, insert_event, kept)
    execute_each(cursor, clear_box, [each for each in kept if each["box"]])
    execute_each(cursor, clear_shelves, [each for each in kept if each["shelves"]])
    return hearers


def _update(cursor: CursorWrapper, row: values.Values) -> Hearers | None:
    execute(cursor, _update_text(goes_on=row["goes_on"]), row)
    found = cursor.fetchone()
    return _hearers(found[0]) if found else None


def _hearers(ids: str | None) -> Hearers | None:
    return frozenset(map(int, ids.split(","))) if ids else None


@cache
def _update_text(*, goes_on: bool) -> str:
    where = f"{UNMOVED} AND {PERMITTED}{'' if goes_on else f' AND {ALONE}'}"
    return filled(f"{_update_fold()} WHERE {where} RETURNING {HEARERS}")


@cache
def _after_texts() -> tuple[str, ...]:
    """What follows an update that found its row."""
    kept = f"{insert(Event, values.event_places())} VALUES ({listed(values.event_places())})"
    clear = f"DELETE FROM {{Draft}} WHERE {BOX}", f"DELETE FROM {{Shelved}} WHERE {SHELVES}"  # noqa: S608  constants
    return tuple(map(filled, (kept, *clear)))


@cache
def _moves_text() -> str:
    """All of some moves in one statement, which PostgreSQL carries out in one go."""
    event = values.event_places()
    rest = f"""{HELD}, moved AS ({_update_fold()} FROM given JOIN held USING (place)
    WHERE {UNMOVED} AND {PERMITTED} AND (%(goes_on)s OR {ALONE}) RETURNING given.*, {HEARERS} AS hearers),
  kept AS ({insert(Event, event)} SELECT {listed(event)} FROM moved),
  box AS (DELETE FROM {{Draft}} USING moved WHERE {BOX}),
  shelves AS (DELETE FROM {{Shelved}} USING moved WHERE {SHELVES})
  SELECT place, hearers FROM moved"""  # noqa: S608  constants, and names of the models
    return filled(f"WITH {given(values.move_places().types())}, {with_given(rest)}")


def _update_fold() -> str:
    return f"UPDATE {{Dialogue}} SET {assigned(values.fold_places())}"  # noqa: S608  constants, and names of the models
