"""One browser as the load generator holds it: what it has been told, and how one waits for more of it."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import Any

from tests.bench.servers import Server
from tests.bench.websocket import Socket

PATIENCE = 20.0  # seconds for one turn; then something is wrong


class Stuck(RuntimeError):
    """A dialogue that does not go on, and why."""


@asynccontextmanager
async def patience(what: Callable[[], str]) -> AsyncIterator[None]:
    """Whatever is awaited in the block comes in time, or `Stuck` says what did not."""
    try:
        async with asyncio.timeout(PATIENCE):
            yield
    except TimeoutError:
        raise Stuck(f"Nothing came for {PATIENCE:.0f} s: {what()}.") from None


class Browser:
    """A socket of one person; subclasses say what a frame means to it."""

    socket: Socket
    wrong = ""  # why nothing more is to be waited for
    change: asyncio.Future[None] | None = None

    async def open(self, server: Server, path: str, session: str = "") -> None:
        self.socket = await server.socket(path, self.hear, self.end, session)

    def send(self, frame: dict[str, Any]) -> None:
        self.socket.send(json.dumps(frame))

    def hear(self, raw: bytes) -> None:
        self.read(json.loads(raw))
        self._wake()

    def read(self, frame: dict[str, Any]) -> None:
        """Takes note of what a frame says."""
        raise NotImplementedError

    def end(self, code: int) -> None:
        self.wrong = f"the socket was closed ({code})"
        self._wake()

    async def until(self, reached: Callable[[], bool]) -> None:
        """Returns when it is. Raises `Stuck` when something else came first."""
        while not reached():
            if self.wrong:
                raise Stuck(self.wrong)
            self.change = asyncio.get_running_loop().create_future()
            await self.change

    def _wake(self) -> None:
        if self.change and not self.change.done():
            self.change.set_result(None)


class OurBrowser(Browser):
    """A page of our room: it takes what happened in order, and knows which turn it shows."""

    def __init__(self, last_seen: int) -> None:
        self.last_seen, self.shown = last_seen, -1
        self.move_id = self.key = self.kept = ""

    def read(self, frame: dict[str, Any]) -> None:
        match frame["type"]:
            case "happened" if frame["seq"] == self.last_seen + 1:
                self.last_seen, self.move_id = frame["seq"], frame["move_id"]
            case "happened" if frame["seq"] > self.last_seen:
                self.wrong = f"event {frame['seq']} came after {self.last_seen}"
            case "turn":
                self.shown, self.key = frame["seq"], frame["key"]
            case "kept":
                self.kept = frame["key"]
            case "refused":
                self.wrong = f"refused: {frame['reason']}"


class PeerBrowser(Browser):
    """A page of the tutorial's chat: it counts what was said."""

    heard = 0

    def read(self, frame: dict[str, Any]) -> None:
        self.heard += "message" in frame
