"""The writer: what waits together is kept by one commit, each by itself where one fails, and nobody is left waiting."""

import asyncio
import gc
import sqlite3
import threading
import weakref
from collections.abc import Callable, Coroutine, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from contextvars import ContextVar
from functools import partial
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.db import IntegrityError, InterfaceError, OperationalError, connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper

from accounts.models import Couple, User
from dialogue.domain.moves import move_writer as writers
from dialogue.domain.moves.move_writer import MOST, MoveWriter, move_writer
from dialogue.domain.moves.server_side import execute
from tests.cast import gather

pytestmark = pytest.mark.django_db(transaction=True)
SQLITE = connection.vendor == "sqlite"
Work = Callable[[CursorWrapper], Any]
language: ContextVar[str] = ContextVar("language")


@pytest.fixture
def commits(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The threads of this process that committed, one for each commit."""
    found: list[str] = []
    commit = BaseDatabaseWrapper._commit  # type: ignore[attr-defined]

    def counted(self: BaseDatabaseWrapper) -> None:
        commit(self)
        found.append(threading.current_thread().name)

    monkeypatch.setattr(BaseDatabaseWrapper, "_commit", counted)
    return found


def add(_cursor: CursorWrapper) -> int:
    """A row more."""
    return Couple.objects.create().pk


def fail(cursor: CursorWrapper) -> None:
    add(cursor)
    raise ValueError


def twice(cursor: CursorWrapper) -> None:
    add(cursor)
    User.objects.create(email="ann@example.org")


def one_by_one(cursor: CursorWrapper, works: Sequence[Work]) -> list[Any]:
    return [work(cursor) for work in works]


async def keep(work: Work) -> Any:
    return await move_writer().keep(one_by_one, work)


async def count() -> int:
    return await Couple.objects.acount()


class Held:
    """A piece of work that the writer begins, and that goes on once it is let go."""

    def __init__(self) -> None:
        self.begun, self.free = threading.Event(), threading.Event()

    def __call__(self, cursor: CursorWrapper) -> int:
        self.begun.set()
        assert self.free.wait(10)
        return add(cursor)


async def all_at_once(works: list[Work]) -> list[Any]:
    """What each of them gives or raises, when all wait while the writer is at work."""
    held = Held()
    first = asyncio.create_task(keep(held))
    await asyncio.to_thread(held.begun.wait, 10)
    waiting = [asyncio.create_task(keep(work)) for work in works]
    await asyncio.sleep(0)
    held.free.set()
    await first
    return await asyncio.gather(*waiting, return_exceptions=True)


async def test_all_that_wait_are_kept_by_one_commit(commits: list[str]) -> None:
    kept = await all_at_once([add] * 20)

    assert (len(set(kept)), await count()) == (20, 21)
    assert len(commits) == 2  # of the first, and of all the others
    assert {name.partition("_")[0] for name in commits} == {"move-writer"}


async def test_each_is_answered_what_its_own_work_gave() -> None:
    def named(name: str, _cursor: CursorWrapper) -> str:
        return name

    names = [f"move {number}" for number in range(20)]
    assert await all_at_once([partial(named, name) for name in names]) == names


async def test_one_transaction_holds_so_many_and_no_more(commits: list[str]) -> None:
    await all_at_once([add] * (MOST + 1))

    assert (len(commits), await count()) == (3, MOST + 2)


@pytest.mark.parametrize(("bad", "error"), [(fail, ValueError), (twice, IntegrityError)])
async def test_one_that_raises_takes_no_other_along(bad: Work, error: type[Exception]) -> None:
    await sync_to_async(gather)()
    before = await count()

    kept = await all_at_once([add, bad, add, bad, add])

    assert [type(each) for each in kept] == [int, error, int, error, int]
    assert await count() == before + 4


async def test_nobody_is_answered_before_the_commit(monkeypatch: pytest.MonkeyPatch) -> None:
    """A commit that fails is an error for who waits, though the work itself had gone well."""

    def full(self: BaseDatabaseWrapper) -> None:
        self.rollback()
        raise OperationalError("disk full")

    monkeypatch.setattr(BaseDatabaseWrapper, "_commit", full)
    with pytest.raises(OperationalError, match="disk full"):
        await keep(add)
    monkeypatch.undo()
    assert await count() == 0


@contextmanager
def locked() -> Iterator[None]:
    """Another process writes, and does not end."""
    other = sqlite3.connect(connection.settings_dict["NAME"], isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    yield
    other.rollback()
    other.close()


def hurry(cursor: CursorWrapper) -> None:
    cursor.execute("PRAGMA busy_timeout = 1")


async def test_a_locked_database_is_one_error_for_all_that_wait(monkeypatch: pytest.MonkeyPatch) -> None:
    if not SQLITE:
        return  # there no writer locks out another
    await keep(hurry)
    tried: list[int] = []
    written = writers._written

    def counted(batch: list[writers.Job]) -> list[Any]:
        tried.append(len(batch))
        return written(batch)

    monkeypatch.setattr(writers, "_written", counted)
    with locked():
        waiting = [asyncio.create_task(keep(add)) for _ in range(MOST)]
        errors = await asyncio.gather(*waiting, return_exceptions=True)

    assert {type(error) for error in errors} == {OperationalError}
    assert (sum(tried), len(set(map(id, errors)))) == (MOST, len(tried))  # none was tried by itself
    assert await keep(add)
    assert await count() == 1


def summed(cursor: CursorWrapper) -> int:
    execute(cursor, "SELECT %(number)s + 1", {"number": 2})
    found: int = cursor.fetchone()[0]
    return found


def end_connections() -> None:
    """As PostgreSQL does when it starts anew. A file is never away."""
    if not SQLITE:
        with connection.cursor() as cursor:
            cursor.execute(
                "SELECT pg_terminate_backend(pid) FROM pg_stat_activity "
                "WHERE datname = current_database() AND pid <> pg_backend_pid()"
            )


async def test_what_was_prepared_on_a_connection_that_is_lost_is_prepared_anew() -> None:
    assert [await keep(summed) for _ in range(3)] == [3, 3, 3]
    await sync_to_async(end_connections)()

    found = [*await asyncio.gather(*(keep(summed) for _ in range(20)), return_exceptions=True)]

    lost = [each for each in found if each != 3]
    assert {type(each) for each in lost} <= {OperationalError, InterfaceError}
    assert bool(lost) == (not SQLITE)
    assert found == [*lost, *[3] * (20 - len(lost))]  # those that waited together, and none after


async def test_what_is_kept_for_somebody_who_waits_no_more_is_kept() -> None:
    complaints: list[dict[str, Any]] = []
    asyncio.get_running_loop().set_exception_handler(lambda _loop, context: complaints.append(context))
    held = Held()
    gone = asyncio.create_task(keep(held))
    await asyncio.to_thread(held.begun.wait, 10)
    beside = asyncio.create_task(keep(add))
    waits = asyncio.create_task(keep(add))
    await asyncio.sleep(0)
    gone.cancel()
    beside.cancel()
    await asyncio.sleep(0)
    held.free.set()

    assert await waits
    async with asyncio.timeout(10):
        while await count() < 3:  # noqa: ASYNC110  rows; nobody tells of them
            await asyncio.sleep(0)
    assert complaints == []


def in_a_loop(work: Callable[[], Coroutine[Any, Any, None]]) -> threading.Thread:
    thread = threading.Thread(target=lambda: asyncio.run(work()))
    thread.start()
    return thread


def test_each_of_two_loops_is_answered_in_its_own() -> None:
    answers: dict[int, list[int]] = {0: [], 1: []}

    async def keep_some(place: int) -> None:
        for _ in range(10):
            answers[place] += await asyncio.gather(*(keep(add) for _ in range(3)))

    for thread in [in_a_loop(lambda place=place: keep_some(place)) for place in answers]:  # type: ignore[misc]
        thread.join(20)

    assert [len(set(found)) for found in answers.values()] == [30, 30]
    assert Couple.objects.count() == 60


def test_a_loop_that_closes_leaves_what_was_kept_and_nothing_else() -> None:
    held = Held()
    writer: list[weakref.ref[MoveWriter]] = []
    threads: list[ThreadPoolExecutor] = []

    async def goes_away() -> None:
        writer.append(weakref.ref(move_writer()))
        threads.append(move_writer().threads)
        for work in (held, add):
            asyncio.get_running_loop().create_task(keep(work))
        await asyncio.to_thread(held.begun.wait, 10)

    in_a_loop(goes_away).join(20)
    held.free.set()
    threads.pop().shutdown(wait=True)
    gc.collect()

    assert (Couple.objects.count(), writer[0]()) == (2, None)


async def test_what_is_made_ready_is_made_before_the_commit_and_in_its_authors_context(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """And only for what is to be kept: a refusal has nothing to show."""
    made: list[str] = []
    is_made, commit = threading.Event(), BaseDatabaseWrapper._commit  # type: ignore[attr-defined]

    def waits(self: BaseDatabaseWrapper) -> None:
        assert is_made.wait(10)
        commit(self)

    def ready() -> None:
        made.append(language.get())
        is_made.set()

    monkeypatch.setattr(BaseDatabaseWrapper, "_commit", waits)
    language.set("that of its author")
    for given in ("kept", None):
        assert await move_writer().keep(lambda _cursor, given: given, given, ready) == given
        assert made == ["that of its author"]


async def test_what_cannot_be_made_ready_keeps_nobody_from_an_answer() -> None:
    def fails() -> None:
        raise ValueError

    assert await move_writer().keep(lambda _cursor, _given: ["kept"], None, fails) == "kept"
