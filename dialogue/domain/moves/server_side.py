"""Statements as each database takes them: PostgreSQL prepares them once a connection, as to plan costs it a third.

Several of a kind go in one statement, as a table `given` of one row each, whose columns stand for the places of a text.
"""

import re
import threading
from collections.abc import Iterable, Sequence
from functools import cache
from itertools import count
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper

PLACE = re.compile(r"%s(?:::[a-z ]+\[\])?")
_prepared = threading.local()  # of this thread's connection


def given(types: Sequence[str]) -> str:
    """The table of what is given, with the number of each row as its `place`."""
    arrays, columns = (", ".join(each) for each in ([f"%s::{name}[]" for name in types], _columns(len(types))))
    return f"given AS (SELECT * FROM unnest({arrays}) WITH ORDINALITY AS rows ({columns}, place))"  # noqa: S608  types of columns


def with_given(text: str) -> str:
    """The text with columns of `given` for its places."""
    names = iter(_columns(text.count("%s")))
    return re.sub("%s", lambda _: next(names), text)


def by_column(rows: Iterable[Sequence[Any]]) -> list[list[Any]]:
    """The rows as `given` takes them."""
    return [list(column) for column in zip(*rows, strict=True)]


def _columns(number: int) -> list[str]:
    return [f"given_{place}" for place in range(number)]


def execute(cursor: CursorWrapper, text: str, values: Sequence[Any]) -> None:
    """Executes `text`, prepared by the server where it is PostgreSQL. Places are `%s`, and `%s::type[]` for lists."""
    if connection.vendor == "postgresql":
        cursor.execute(_prepared_text(cursor, text), values)
    else:
        names, named = _named_text(text)
        cursor.execute(named, dict(zip(names, values, strict=True)))


@cache
def _named_text(text: str) -> tuple[list[str], str]:
    """With a name for each place. For those without, Django looks through all of the text each time it is executed."""
    names = [f"value_{place}" for place in range(text.count("%s"))]
    rest = iter(names)
    return names, re.sub("%s", lambda _: f"%({next(rest)})s", text)


def _prepared_text(cursor: CursorWrapper, text: str) -> str:
    if getattr(_prepared, "connection", None) is not connection.connection:  # a new connection knows none
        _prepared.connection, _prepared.texts = connection.connection, {}
    texts: dict[str, str] = _prepared.texts
    if text not in texts:
        name, numbers = f"imago_{len(texts)}", count(1)
        cursor.execute(f"PREPARE {name} AS {re.sub('%s', lambda _: f'${next(numbers)}', text)}")
        texts[text] = f"EXECUTE {name} ({', '.join(PLACE.findall(text))})"
    return texts[text]
