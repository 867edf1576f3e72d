"""What the database holds, and what the log says, so that a test sees whether a refusal left anything behind."""

import hashlib
import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.usersessions.models import UserSession
from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connections
from django.db.backends.signals import connection_created

# A request may begin a session, or say that one was seen. That is no word of anybody.
OF_THE_BROWSER = (Session, UserSession)


def kept() -> dict[str, str]:
    """Every table with a mark of its rows."""
    models = [model for model in apps.get_models(include_auto_created=True) if model not in OF_THE_BROWSER]
    return {model._meta.db_table: _mark(list(model._base_manager.order_by("pk").values_list())) for model in models}


def changed(before: dict[str, str], after: dict[str, str]) -> list[str]:
    return sorted(table for table in after if before[table] != after[table])


def _mark(rows: list[tuple[object, ...]]) -> str:
    plain = [tuple(bytes(value) if isinstance(value, memoryview) else value for value in row) for row in rows]
    return hashlib.sha256(repr(plain).encode()).hexdigest()


class Writes:
    """Notes when anything asks a database to write, beside the browser's own rows; then it is worth to look."""

    def __init__(self) -> None:
        self.seen = False
        for connection in connections.all(initialized_only=True):
            connection.execute_wrappers.append(self)
        connection_created.connect(self._watch)

    def _watch(self, connection: Any, **_more: Any) -> None:
        if self not in connection.execute_wrappers:
            connection.execute_wrappers.append(self)

    def __call__(self, execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        table = sql.replace('"', "").removeprefix("INSERT INTO ").removeprefix("UPDATE ").removeprefix("DELETE FROM ")
        own = tuple(model._meta.db_table for model in OF_THE_BROWSER)
        if table != sql.replace('"', "") and not table.startswith(own):
            self.seen = True
        return execute(sql, params, many, context)


class Watch:
    """Says after each act what it changed."""

    def __init__(self) -> None:
        self.writes, self.before = Writes(), kept()

    def changed(self) -> list[str]:
        if not self.writes.seen:
            return []
        self.writes.seen, before, self.before = False, self.before, kept()
        return changed(before, self.before)


class Log(logging.Handler):
    """Keeps what reads as a failure: an error, or any record with a traceback."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []

    def emit(self, record: logging.LogRecord) -> None:
        if record.levelno >= logging.ERROR or record.exc_info:
            kind = record.exc_info[0].__name__ if record.exc_info and record.exc_info[0] else ""
            self.found.append(f"{record.levelname} {record.name} {kind}".strip())


@contextmanager
def listening() -> Iterator[list[str]]:
    """The failures that are logged within the block."""
    log, root = Log(), logging.getLogger()
    before, root.handlers = root.handlers, [log]
    try:
        yield log.found
    finally:
        root.handlers = before
