"""Statements as each database takes them: PostgreSQL prepares them once a connection, as to plan costs it a third.

Several of a kind go in one statement, as a table `given` of one row each, whose columns stand for the places of a text.
"""

import re
import threading
from collections.abc import Iterable, Mapping, Sequence
from itertools import count
from typing import Any

from django.db.backends.utils import CursorWrapper

PLACE = re.compile(r"%\((\w+)\)s")
WITH_TYPE = re.compile(r"%\(\w+\)s(?:::[a-z ]+\[\])?")
_prepared = threading.local()  # of this thread's connection


def given(types: Mapping[str, str]) -> str:
    """The table of what is given, by the types of its columns; with the number of each row as its `place`."""
    arrays = ", ".join(f"%({name})s::{kind}[]" for name, kind in types.items())
    columns = ", ".join(map(_column, types))
    return f"given AS (SELECT * FROM unnest({arrays}) WITH ORDINALITY AS rows ({columns}, place))"  # noqa: S608  types of columns


def with_given(text: str) -> str:
    """The text with columns of `given` for its places."""
    return PLACE.sub(lambda place: _column(place[1]), text)


def by_column(rows: Iterable[Mapping[str, Any]]) -> dict[str, list[Any]]:
    """The rows as `given` takes them. At least one."""
    first, *others = rows
    return {name: [value, *(row[name] for row in others)] for name, value in first.items()}


def _column(name: str) -> str:
    return f"given_{name}"


def execute(cursor: CursorWrapper, text: str, values: Mapping[str, Any]) -> None:
    """Executes `text`, prepared by the server where it is PostgreSQL. Places are `%(name)s`, with a type for lists."""
    cursor.execute(_prepared_text(cursor, text) if cursor.db.vendor == "postgresql" else text, values)


def execute_each(cursor: CursorWrapper, text: str, rows: Sequence[Mapping[str, Any]]) -> None:
    """Executes `text` for each, where it is SQLite: what Django does with a text it does once for all of them."""
    if rows:
        cursor.executemany(text, rows)


def _prepared_text(cursor: CursorWrapper, text: str) -> str:
    database = cursor.db.connection
    if getattr(_prepared, "connection", None) is not database:  # a new connection knows none
        _prepared.connection, _prepared.texts = database, {}
    texts: dict[str, str] = _prepared.texts
    if text not in texts:
        name, numbers = f"imago_{len(texts)}", count(1)
        cursor.execute(f"PREPARE {name} AS {PLACE.sub(lambda _: f'${next(numbers)}', text)}")
        texts[text] = f"EXECUTE {name} ({', '.join(WITH_TYPE.findall(text))})"
    return texts[text]
