"""Keeps moves and drafts: all that wait, in one transaction with one wait for the disk.

Each is judged by its own statement (`move_statements`), and one that may not be kept takes no other along. SQLite has
one writer anyway, so one thread takes all that wait together. PostgreSQL lets many commits wait for the disk at
once, so there are several threads, and each takes one. Nobody is answered before the commit.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, TypeVar, cast
from weakref import WeakKeyDictionary

from django.db import Error, InterfaceError, OperationalError, close_old_connections, connection, transaction
from django.db.backends.utils import CursorWrapper

MOST = 64  # in one transaction
CONNECTIONS = 4  # of PostgreSQL
AWAY = (OperationalError, InterfaceError)  # the database is locked or gone, for all alike
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be kept, and who waits for it."""

    work: Callable[[CursorWrapper], Any]
    done: "asyncio.Future[Any]"


class MoveWriter:
    """The writer of one event loop. It holds nothing of the loop, so that it goes with it."""

    def __init__(self) -> None:
        self.together = connection.vendor == "sqlite"
        self.waiting: deque[Job] = deque()
        self.called = False  # a thread is about to look at what waits
        self.threads = ThreadPoolExecutor(1 if self.together else CONNECTIONS, thread_name_prefix="move-writer")

    async def keep(self, work: Callable[[CursorWrapper], T]) -> T:
        """What `work` gives, once it is committed. Raises what it raises; then nothing of it is kept."""
        job = Job(work, asyncio.get_running_loop().create_future())
        self.waiting.append(job)
        if not (self.together and self.called):
            self.called = True
            self.threads.submit(self._write_all)
        return cast("T", await job.done)

    def _write_all(self) -> None:
        """In a thread: until nothing waits. One that finds nothing was overtaken by another.

        Where the loop is closed meanwhile, this ends with an error that nobody waits for; what was kept is kept.
        """
        self.called = False  # before it looks: what comes from here on calls again
        while batch := self._take():
            results = _written(batch)
            batch[0].done.get_loop().call_soon_threadsafe(_answer, batch, results)

    def _take(self) -> list[Job]:
        batch: list[Job] = []
        while self.waiting and len(batch) < (MOST if self.together else 1):
            try:
                batch.append(self.waiting.popleft())
            except IndexError:  # another thread was quicker
                break
        return batch


_writers: "WeakKeyDictionary[asyncio.AbstractEventLoop, MoveWriter]" = WeakKeyDictionary()


def move_writer() -> MoveWriter:
    """The one of this event loop."""
    loop = asyncio.get_running_loop()
    if loop not in _writers:
        _writers[loop] = MoveWriter()
    return _writers[loop]


def _written(batch: list[Job]) -> list[Any]:
    """What each gave, or the error that it raised."""
    try:
        with transaction.atomic(), connection.cursor() as cursor:
            return [job.work(cursor) for job in batch]
    except Exception as error:  # noqa: BLE001  whoever waits for it is told
        if isinstance(error, Error):
            close_old_connections()
        if len(batch) == 1 or isinstance(error, AWAY):
            return [error] * len(batch)
    return [each for job in batch for each in _written([job])]  # one of them takes no other along


def _answer(batch: list[Job], results: list[Any]) -> None:
    for job, result in zip(batch, results, strict=True):
        if job.done.cancelled():
            continue  # its socket has gone; what was kept is kept
        if isinstance(result, BaseException):
            job.done.set_exception(result)
        else:
            job.done.set_result(result)
