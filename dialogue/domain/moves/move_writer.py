"""Keeps moves and drafts: all that wait, by one thread, in one transaction with one wait for the disk.

Each is judged by its own statement or row of one (`move_statements`), and one that may not be kept takes no other
along. SQLite has one writer anyway. PostgreSQL would let several write at once, but each of their threads waits for
Python's one lock, which costs more than what they keep. Nobody is answered before the commit.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager, nullcontext, suppress
from contextvars import copy_context
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from typing import Any, TypeAlias, TypeVar, cast
from weakref import WeakKeyDictionary

from django.db import Error, InterfaceError, OperationalError, close_old_connections, connection, transaction
from django.db.backends.utils import CursorWrapper

from dialogue.domain.moves.draft_statements import keep_drafts
from dialogue.domain.moves.move_statements import keep_moves

MOST = 64  # in one transaction
AWAY = (OperationalError, InterfaceError)  # the database is locked or gone, for all alike
G = TypeVar("G")
T = TypeVar("T")
Work: TypeAlias = Callable[[CursorWrapper, Sequence[G]], Sequence[T]]


@dataclass(frozen=True, slots=True)
class Job:
    """What is to be kept, how those of its kind are kept together, and who waits for it."""

    work: Work[Any, Any]
    given: Any
    done: "asyncio.Future[Any]"
    meanwhile: Callable[[], object] | None  # what its author makes ready, while what is to be kept waits for the disk


class MoveWriter:
    """The writer of one event loop. It holds nothing of the loop, so that it goes with it."""

    def __init__(self) -> None:
        self.waiting: deque[Job] = deque()
        self.called = False  # the thread is about to look at what waits
        self.threads = ThreadPoolExecutor(1, thread_name_prefix="move-writer")

    async def keep(self, work: Work[G, T], given: G, meanwhile: Callable[[], object] | None = None) -> T:
        """What `work` gives for this one, once it is committed. Raises what it raises; then nothing of it is kept.

        `meanwhile` may be called before, in the caller's context: it is decided, and waits for the disk.
        """
        ready = meanwhile and partial(copy_context().run, meanwhile)
        job = Job(work, given, asyncio.get_running_loop().create_future(), ready)
        self.waiting.append(job)
        if not self.called:
            self.called = True
            self.threads.submit(self._write_all)
        return cast("T", await job.done)

    def _write_all(self) -> None:
        """In the thread: until nothing waits.

        Where the loop is closed meanwhile, this ends with an error that nobody waits for; what was kept is kept.
        """
        self.called = False  # before it looks: what comes from here on calls again
        while self.waiting:
            batch = [self.waiting.popleft() for _ in range(min(MOST, len(self.waiting)))]
            batch.sort(key=lambda job: job.work.__name__)  # those of a kind side by side
            for jobs in [batch] if connection.vendor == "sqlite" else _kinds(batch):
                jobs[0].done.get_loop().call_soon_threadsafe(_answer, jobs, _written(jobs))


_writers: "WeakKeyDictionary[asyncio.AbstractEventLoop, MoveWriter]" = WeakKeyDictionary()


def move_writer() -> MoveWriter:
    """The one of this event loop."""
    loop = asyncio.get_running_loop()
    try:
        return _writers[loop]
    except KeyError:
        writer = _writers[loop] = MoveWriter()
        return writer


def _written(batch: list[Job]) -> list[Any]:
    """What each gave, or the error that it raised."""
    try:
        with _transaction(batch), connection.cursor() as cursor:
            results = [each for kind in _kinds(batch) for each in kind[0].work(cursor, [job.given for job in kind])]
            ready = [job.meanwhile for job, result in zip(batch, results, strict=True) if job.meanwhile and result]
            if ready and connection.in_atomic_block:
                batch[0].done.get_loop().call_soon_threadsafe(_make_ready, ready)
            return results
    except Exception as error:  # noqa: BLE001  whoever waits for it is told
        if isinstance(error, Error):
            close_old_connections()
        if len(batch) == 1 or isinstance(error, AWAY):
            return [error] * len(batch)
    return [each for job in batch for each in _written([job])]  # one of them takes no other along


def _transaction(batch: list[Job]) -> AbstractContextManager[None]:
    """A statement of PostgreSQL is a transaction by itself, and needs no trips to begin and to end one."""
    whole = connection.vendor == "postgresql" and batch[0].work in {keep_moves, keep_drafts}
    return nullcontext() if whole else transaction.atomic()


def _kinds(batch: list[Job]) -> list[list[Job]]:
    return [list(jobs) for _, jobs in groupby(batch, key=lambda job: job.work)]


def _make_ready(all_of_it: list[Callable[[], object]]) -> None:
    for make in all_of_it:
        with suppress(Exception):  # whoever waits for it makes it again, and is told
            make()


def _answer(batch: list[Job], results: list[Any]) -> None:
    for job, result in zip(batch, results, strict=True):
        if job.done.cancelled():
            continue  # its socket has gone; what was kept is kept
        if isinstance(result, BaseException):
            job.done.set_exception(result)
        else:
            job.done.set_result(result)
