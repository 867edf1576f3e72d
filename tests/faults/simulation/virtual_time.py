"""An event loop in virtual time: nobody sleeps, and what would run in a thread runs between two turns of the loop.

When such work begins, and when its caller learns of it, is seeded chance; so other work comes between, as it does
between threads. The work itself is one piece.
"""

import asyncio
import random
import selectors
from asyncio import events
from collections.abc import Callable
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

T = TypeVar("T")
BEGINNING = datetime(2026, 3, 2, 18, 0, tzinfo=UTC)
DELAYS = (*[0.0] * 12, 0.001, 0.003, 0.01, 0.05, 0.3, 2.0)  # seconds


def chance_of(seed: object) -> random.Random:
    return random.Random(str(seed))  # noqa: S311  it only has to repeat


class VirtualSelector(selectors.SelectSelector):
    """Waits for nobody: what is waited for is a time, and that comes at once."""

    loop: "VirtualLoop"

    def select(self, timeout: float | None = None) -> list[Any]:
        if timeout is None:
            raise RuntimeError("everybody waits for somebody else")
        self.loop.now += timeout
        return []


class VirtualLoop(asyncio.SelectorEventLoop):
    """The loop, and the clocks that follow it."""

    def __init__(self) -> None:
        selector = VirtualSelector()
        super().__init__(selector)
        selector.loop = self
        self.now = 1000.0
        self.jumped = timedelta()  # of the clock on the wall alone, as for a machine that slept
        self.chance = chance_of(0)
        self.slow = True  # whether work waits at all

    def time(self) -> float:
        return self.now

    def wall(self) -> datetime:
        return BEGINNING + timedelta(seconds=self.now) + self.jumped

    def delay(self) -> float:
        return self.chance.choice(DELAYS) if self.slow else 0.0

    def call_soon_threadsafe(  # type: ignore[override]  # whatever the types of its arguments
        self, callback: Any, *args: Any, context: Any = None
    ) -> asyncio.Handle:
        return self.call_soon(callback, *args, context=context)

    def run_in_executor(  # type: ignore[override]  # as above
        self, executor: Any, func: Any, *args: Any
    ) -> "asyncio.Future[Any]":
        future: asyncio.Future[Any] = self.create_future()
        self.call_later(self.delay(), self._work, future, func, args)
        return future

    def _work(self, future: "asyncio.Future[Any]", func: Callable[..., Any], args: tuple[Any, ...]) -> None:
        try:
            answer: Any = as_in_a_thread(func, *args)
        except Exception as error:  # noqa: BLE001  whoever waits for it is told
            self.call_later(self.delay(), _settle, future, future.set_exception, error)
        else:
            self.call_later(self.delay(), _settle, future, future.set_result, answer)


def _settle(future: "asyncio.Future[Any]", settle: Callable[[Any], None], answer: object) -> None:
    if not future.done():
        settle(answer)


def as_in_a_thread(func: Callable[..., T], *args: Any) -> T:
    """What `func` gives where no loop is seen to run, as Django asks of whoever uses its database."""
    loop = events._get_running_loop()
    events._set_running_loop(None)
    try:
        return func(*args)
    finally:
        events._set_running_loop(loop)


async def end_all(loop: VirtualLoop) -> None:
    """Ends every task but the caller's own."""
    loop.slow = False
    tasks = asyncio.all_tasks() - {asyncio.current_task()}
    for task in tasks:
        task.cancel()
    for task in tasks:
        with suppress(asyncio.CancelledError, Exception):
            await task
