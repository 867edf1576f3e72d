"""Faults of the database at a chosen statement: an error, a commit whose answer is lost, or somebody who comes between.

SQLite lets nobody write between the statements of a transaction, so whoever comes between waits for the first
statement outside of one.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from django.db import InterfaceError, OperationalError, connection

ERRORS = (OperationalError("database is locked"), InterfaceError("connection already closed"))


class StatementFaults:
    """What is to go wrong, and when: counted down with each statement."""

    def __init__(self) -> None:
        self.error_in = self.between_in = self.commit_in = 0
        self.error: Exception = ERRORS[0]
        self.watching = True
        self.keeps = False  # whether the failing commit is one
        self.between: Callable[[], object] = lambda: None
        self._commit: Callable[[], None] = connection._commit  # type: ignore[attr-defined]
        connection._commit = self.commit  # type: ignore[attr-defined]
        connection.execute_wrappers.append(self)

    @contextmanager
    def none(self) -> Iterator[None]:
        """For what is done to the site from outside: nothing goes wrong, and no statement is counted."""
        before, self.watching = self.watching, False
        try:
            yield
        finally:
            self.watching = before

    def clear(self) -> None:
        self.error_in = self.between_in = self.commit_in = 0

    def __call__(self, execute: Any, sql: str, params: Any, many: Any, context: Any) -> Any:
        if not self.watching:
            return execute(sql, params, many, context)
        if self.between_in and not connection.in_atomic_block:
            self.between_in -= 1
            if not self.between_in:
                self.between()
        if self.error_in:
            self.error_in -= 1
            if not self.error_in:
                raise self.error
        return execute(sql, params, many, context)

    def commit(self) -> None:
        fails = self.watching and self.commit_in == 1
        self.commit_in -= self.watching and self.commit_in > 0
        if not fails or self.keeps:
            self._commit()
        if fails:
            raise self.error
