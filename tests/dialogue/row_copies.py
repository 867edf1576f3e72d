"""Rows of a scene that many tests begin with: written by the real services once, and then copied as they stand."""

import time
from collections.abc import Callable
from copy import deepcopy
from dataclasses import dataclass
from typing import Any, TypeVar

from django.core import mail
from django.db import connection

from tests.database_flush import models_of_tests

T = TypeVar("T")
LASTS = 20.0  # seconds, so that no row is older than on a slow machine


@dataclass(frozen=True)
class Copy:
    """What a function wrote, sent and returned."""

    made_at: float
    statements: list[str]
    mails: list[Any]
    returned: Any


_copies: dict[Callable[[], Any], Copy] = {}


def scene(write: Callable[[], T]) -> T:
    """What this function writes into the empty database, and returns. For a while it is copied and not done again.

    SQLite writes its own values as text that it reads again; elsewhere the function is called each time.
    """
    if connection.vendor != "sqlite":
        return write()
    copy = _copies.get(write)
    if copy is None or time.monotonic() - copy.made_at > LASTS:
        sent, returned = len(mail.outbox), write()
        _copies[write] = Copy(time.monotonic(), _inserts(), mail.outbox[sent:], deepcopy(returned))
        return returned
    with connection.cursor() as cursor:
        for statement in copy.statements:
            cursor.execute(statement)
    mail.outbox += copy.mails
    return deepcopy(copy.returned)  # type: ignore[no-any-return]  # what `write` returned


def _inserts() -> list[str]:
    """For each table that has rows, the statement that writes them."""
    found = []
    with connection.cursor() as cursor:
        for model in models_of_tests():
            table = connection.ops.quote_name(model._meta.db_table)
            columns = [connection.ops.quote_name(str(field.column)) for field in model._meta.local_concrete_fields]
            values = " || ',' || ".join(f"quote({column})" for column in columns)
            cursor.execute(f"SELECT {values} FROM {table}")  # noqa: S608  names of our models
            if rows := "), (".join(row for (row,) in cursor.fetchall()):
                found.append(f"INSERT INTO {table} ({', '.join(columns)}) VALUES ({rows})")  # noqa: S608  the same
    return found
