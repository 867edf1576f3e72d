"""Frames over plain HTTP, where a network lets no websocket through: a socket's consumer that lives for one request.

What the browser posted goes up to it, and what comes down is the answer, a frame a line. Nothing is kept from one
request to the next, so each may come to another process.
"""

import asyncio
import json
from collections import deque
from collections.abc import AsyncIterator, Awaitable, Callable, Sequence
from contextlib import suppress
from typing import Any
from weakref import WeakSet

LONGEST = 20.0  # seconds that an answer may stay open; shorter than a lease of presence (`domain.presence`)
MOST_FRAMES = 10  # in one request; with the limit on openings no more a minute than by websockets
Application = Callable[[dict[str, Any], Any, Any], Awaitable[None]]
_open: "WeakSet[RequestSocket]" = WeakSet()


class RequestSocket:
    """The two ends that a consumer takes for a websocket's."""

    def __init__(self, frames: Sequence[str], seconds: float) -> None:
        """Once the frames were answered it hears what happens for so many `seconds` more."""
        self.up = deque(
            [{"type": "websocket.connect"}, *({"type": "websocket.receive", "text": one} for one in frames)]
        )
        self.seconds = min(max(seconds, 0.0), LONGEST)
        self.down: asyncio.Queue[str | None] = asyncio.Queue()
        self.closed = asyncio.Event()
        _open.add(self)

    async def receive(self) -> dict[str, Any]:
        """The next message; a consumer asks once it has answered the one before."""
        if self.up and not self.closed.is_set():
            return self.up.popleft()
        with suppress(TimeoutError):
            await asyncio.wait_for(self.closed.wait(), self.seconds)
        return {"type": "websocket.disconnect", "code": 1000}

    async def send(self, message: dict[str, Any]) -> None:
        if self.closed.is_set():
            return
        if message["type"] == "websocket.send":
            self.down.put_nowait(message["text"])
        elif message["type"] == "websocket.close":
            self.close(message.get("code") or 1000)

    def close(self, code: int) -> None:
        """Ends the answer with the code that a websocket would be closed with."""
        self.down.put_nowait(json.dumps({"type": "closed", "code": code}))
        self.closed.set()


async def answer(application: Application, scope: dict[str, Any], socket: RequestSocket) -> AsyncIterator[bytes]:
    """The lines as they come. Given up half-way it leaves nothing behind: the consumer hears that it is over."""
    life = asyncio.ensure_future(application(scope, socket.receive, socket.send))
    life.add_done_callback(lambda _life: socket.down.put_nowait(None))
    try:
        while (text := await socket.down.get()) is not None:
            yield f"{text}\n".encode()
    finally:
        socket.closed.set()
        await life


def close_all(code: int) -> None:
    """For a process that ends: nobody waits for an answer that would stay open."""
    for socket in list(_open):
        socket.close(code)
