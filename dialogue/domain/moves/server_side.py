"""Statements that PostgreSQL prepares once a connection: to plan a long one costs it a third of what it carries out."""

import re
import threading
from itertools import count
from typing import Any

from django.db import connection
from django.db.backends.utils import CursorWrapper

_prepared = threading.local()  # of this thread's connection


def execute(cursor: CursorWrapper, text: str, values: list[Any]) -> None:
    """Executes `text`, prepared by the server where it is PostgreSQL. Places are `%s`; none of them is a list."""
    if connection.vendor != "postgresql":
        cursor.execute(text, values)
        return
    cursor.execute(f"EXECUTE {_name_of(cursor, text)} ({', '.join('%s' for _ in values)})", values)


def _name_of(cursor: CursorWrapper, text: str) -> str:
    if getattr(_prepared, "connection", None) is not connection.connection:  # a new connection knows none
        _prepared.connection, _prepared.names = connection.connection, {}
    names: dict[str, str] = _prepared.names
    if text not in names:
        name, numbers = f"imago_{len(names)}", count(1)
        cursor.execute(f"PREPARE {name} AS {re.sub('%s', lambda _: f'${next(numbers)}', text)}")
        names[text] = name
    return names[text]
