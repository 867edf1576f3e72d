"""Retries work when PostgreSQL or Redis was gone for a moment: which errors mean that, and which a full disk."""

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

from django.db import InterfaceError, OperationalError
from redis.exceptions import RedisError

PAUSES = (0.2, 0.6, 1.4)  # seconds before the second, third and fourth try
UNAVAILABLE: tuple[type[Exception], ...] = (InterfaceError, OperationalError, RedisError, OSError)
T = TypeVar("T")


async def with_retries(work: Callable[[], Awaitable[T]]) -> T:
    """What `work` gives, at the latest in its fourth try. Only a lost database is worth another.

    Whether the lost try was kept is not known, so `work` must be harmless twice: a move is, by its move_id.
    """
    for pause in PAUSES:
        try:
            return await work()
        except (InterfaceError, OperationalError) as error:
            if not _is_lost(error):
                raise
        await asyncio.sleep(pause)
    return await work()


def _is_lost(error: Exception) -> bool:
    """Whether the connection is gone, rather than a lock late. SQLite's errors have no code, and no connection to lose.

    A connection that broke, or never came about, gives no code; 08 and 57P are the classes that PostgreSQL itself
    gives (its manual, Appendix A).
    """
    code = getattr(error.__cause__, "pgcode", "")
    return isinstance(error, InterfaceError) or code is None or code.startswith(("08", "57P"))


def keeps_nothing(error: BaseException) -> bool:
    """Whether the database is there, and cannot write: a full disk for instance. Trying again at once is no use.

    By SQLite's names of its results, and PostgreSQL's classes 53 (a resource is used up) and 25006 (read only).
    """
    cause = error.__cause__
    name, code = getattr(cause, "sqlite_errorname", None) or "", getattr(cause, "pgcode", None) or ""
    return name.startswith(("SQLITE_FULL", "SQLITE_IOERR", "SQLITE_READONLY")) or code.startswith(("53", "25006"))
