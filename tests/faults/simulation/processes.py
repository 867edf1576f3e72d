"""Processes of the simulated site: each has live rooms, a writer and a watch of its own; database and layer are shared.

What the site keeps for each event loop, it keeps here for each process, which stands in for its loop. Clocks are the
virtual loop's.
"""

import asyncio
import sys
import time
import uuid
from collections.abc import Callable
from contextvars import ContextVar
from datetime import datetime
from types import ModuleType
from typing import Any

from django.utils import timezone

from dialogue.domain.moves import move_writer
from dialogue.realtime import catch_up
from dialogue.realtime.live_rooms import live_room
from dialogue.realtime.room import heartbeat_rounds
from tests.faults.simulation.virtual_time import VirtualLoop, as_in_a_thread

running: ContextVar["Process"] = ContextVar("running")


class Process:
    """One process, in place of its loop."""

    def __init__(self, loop: VirtualLoop, number: int) -> None:
        self.loop, self.number = loop, number

    def __hash__(self) -> int:
        return self.number

    def __getattr__(self, name: str) -> Any:
        return getattr(self.loop, name)


class WriterThread:
    """Stands in for the pool of a writer: what is submitted runs later, in one piece."""

    def __init__(self, _workers: int, **_named: str) -> None:
        self.loop = running.get().loop

    def submit(self, work: Callable[[], None]) -> None:
        self.loop.call_later(self.loop.delay(), as_in_a_thread, work)


class Stand(ModuleType):
    """A module with some names of our own; all others are those of the real one."""

    def __init__(self, real: ModuleType, **own: object) -> None:
        super().__init__(real.__name__)
        self.__dict__.update(own)
        self.__dict__["real"] = real

    def __getattr__(self, name: str) -> Any:
        return getattr(self.__dict__["real"], name)


class Clocks:
    """The loop whose time all clocks show, and the chance that ids are made of."""

    loop: VirtualLoop

    @classmethod
    def monotonic(cls) -> float:
        return cls.loop.now

    @classmethod
    def time(cls) -> float:
        return cls.loop.wall().timestamp()

    @classmethod
    def wall(cls) -> datetime:
        return cls.loop.wall()

    @classmethod
    def random_bytes(cls, count: int) -> bytes:
        return cls.loop.chance.randbytes(count)


def install(loop: VirtualLoop) -> None:
    """Puts the simulated clocks, threads and processes in place of the real ones, for good."""
    Clocks.loop = loop
    clock = Stand(time, monotonic=Clocks.monotonic, time=Clocks.time)
    for name, module in list(sys.modules.items()):
        if name.startswith(("accounts", "dialogue", "django.core.cache")) and getattr(module, "time", None) is time:
            module.time = clock  # type: ignore[attr-defined]
    timezone.now = Clocks.wall
    uuid.os = Stand(uuid.os, urandom=Clocks.random_bytes)  # type: ignore[attr-defined]
    own_loop = Stand(asyncio, get_running_loop=running.get)
    for module in (move_writer, live_room, catch_up, heartbeat_rounds):
        module.asyncio = own_loop  # type: ignore[attr-defined]
    move_writer.ThreadPoolExecutor = WriterThread  # type: ignore[assignment,attr-defined]
