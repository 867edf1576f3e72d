"""Records the statements that this process sends to the database, each with the thread that sends it."""

import asyncio
import re
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Any, NamedTuple

import pytest
from django.db.backends.utils import CursorWrapper

from dialogue.realtime.base_consumer import PersonConsumer
from dialogue.realtime.live_rooms import registry
from tests.dialogue.browser import Browser

VALUE = re.compile(r"\bimago_\d+\b|'[^']*'|\bs\d+_x\d+\b")  # names that a connection gives, and values
TABLE = re.compile(r'(?:UPDATE|INTO|FROM) "([a-z_]+)"')


# Whose socket handles a message. A thread in which it reads is told of it.
socket_of: ContextVar[str] = ContextVar("socket_of", default="")


class Statement(NamedTuple):
    """What was sent, without its values."""

    by: str  # "writer", "loop", or the name of the person whose socket reads
    sql: str

    @property
    def name(self) -> str:
        """Its first word and its table, as in `UPDATE dialogue_dialogue`."""
        found = TABLE.search(self.sql)
        return f"{self.sql.split()[0]} {found[1] if found else ''}".strip()


class Recorder:
    """All statements while it is on."""

    def __init__(self) -> None:
        self.found: list[Statement] = []
        self.on = False

    @contextmanager
    def recording(self) -> Iterator[list[Statement]]:
        self.found, self.on = [], True
        yield self.found
        self.on = False

    def add(self, sql: str) -> None:
        if self.on and not sql.startswith("BEGIN"):
            self.found.append(Statement(_sender(), VALUE.sub("?", sql)))


def recorder_of(monkeypatch: pytest.MonkeyPatch) -> Recorder:
    """One that is off."""
    recorder, execute, executemany = Recorder(), CursorWrapper.execute, CursorWrapper.executemany

    def recorded(self: CursorWrapper, sql: str, params: Any = None) -> Any:
        recorder.add(sql)
        return execute(self, sql, params)

    def recorded_for_each(self: CursorWrapper, sql: str, rows: Sequence[Any]) -> Any:
        for _row in rows:
            recorder.add(sql)
        return executemany(self, sql, rows)

    dispatch = PersonConsumer.dispatch

    async def named(self: PersonConsumer, message: dict[str, Any]) -> None:
        socket_of.set(self.user.name if hasattr(self, "signed_in") else "")
        await dispatch(self, message)

    monkeypatch.setattr(CursorWrapper, "execute", recorded)
    monkeypatch.setattr(CursorWrapper, "executemany", recorded_for_each)
    monkeypatch.setattr(PersonConsumer, "dispatch", named)
    return recorder


def _sender() -> str:
    if threading.current_thread().name.startswith("move-writer"):
        return "writer"
    return "loop" if threading.current_thread() is threading.main_thread() else socket_of.get()


async def statements_of(
    recorder: Recorder, mover: Browser, other: Browser, move: str, after: int, **more: Any
) -> list[Statement]:
    """Those of one move, from its frame until both are shown the turn behind it and do nothing more."""
    await idle()
    with recorder.recording() as found:
        await mover.move(move, after, **more)
        for one in (mover, other):
            await one.until("turn", seq=after + 1)
        await idle()
    return found


async def idle() -> None:
    """Until no socket handles a message, nor has to look by itself."""
    for room in registry.rooms():
        for socket in room.sockets:
            await asyncio.gather(*socket.tasks)
            async with socket.busy:
                pass


async def come_in(*browsers: Browser) -> None:
    """Until each was shown that the partner is here, and the room is read: a socket is accepted long before."""
    for one in browsers:
        await one.until("presence", here=True)
    await idle()
