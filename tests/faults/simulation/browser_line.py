"""The line between a simulated browser and its room: opened, closed, broken, and opened again."""

import asyncio
import json
from contextvars import copy_context
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from django.conf import settings

from dialogue.realtime.room.room_consumer import RoomConsumer
from tests.faults.simulation.processes import Process, running
from tests.faults.simulation.virtual_time import VirtualLoop

AGAIN = 1.0  # seconds
FOR_GOOD = (4401, 4403)
LEFT = 1001
Inbox = asyncio.Queue[dict[str, Any]]


@dataclass
class BrowserLine:
    """One browser's socket. It comes again when it was closed for a reason that passes."""

    loop: VirtualLoop
    process: Process
    dialogue: UUID
    session: str
    inbox: Inbox | None = field(default=None, init=False)
    task: "asyncio.Task[None] | None" = field(default=None, init=False)
    starts: list[int] = field(default_factory=list, init=False)  # from where it may be told again
    codes: list[int] = field(default_factory=list, init=False)  # how its sockets ended
    faults: list[str] = field(default_factory=list, init=False)
    gone: bool = field(default=False, init=False)  # closed for good, or by its person

    @property
    def open(self) -> bool:
        return self.inbox is not None

    def hear(self, frame: dict[str, Any]) -> None:
        """What came by the line."""

    def connect(self, last_seen: int) -> None:
        """Opens a socket that says it has seen the log so far."""
        self.gone, self.starts = False, []
        inbox: Inbox = asyncio.Queue()
        self.inbox = inbox
        inbox.put_nowait({"type": "websocket.connect"})
        scope = {
            "type": "websocket",
            "path": "/",
            "headers": [],
            "cookies": {settings.SESSION_COOKIE_NAME: self.session},
            "query_string": f"told={last_seen}".encode(),
            "browser": self,
            "inbox": inbox,
            "url_route": {"kwargs": {"dialogue_id": self.dialogue}},
        }
        context = copy_context()
        context.run(running.set, self.process)
        self.task = self.loop.create_task(self._live(scope, inbox), context=context)

    async def _live(self, scope: dict[str, Any], inbox: Inbox) -> None:
        async def send(message: dict[str, Any]) -> None:
            if self.inbox is not inbox:
                return  # what the network still held of a socket that is gone
            if message["type"] == "websocket.send":
                self.hear(json.loads(message["text"]))
            elif message["type"] == "websocket.close":
                self._closed(message["code"])

        try:
            await RoomConsumer.as_asgi()(scope, inbox.get, send)
        except Exception as error:  # noqa: BLE001  the schedule ends with it
            self.faults.append(f"the socket raised {error!r}")

    def leave(self) -> None:
        """Closes the socket as a browser does."""
        self._closed(LEFT)
        self.gone = True

    def lose(self) -> None:
        """The connection breaks, and nobody says so."""
        if self.task and self.open:
            self.task.cancel()
            self._closed(1006)

    def _closed(self, code: int) -> None:
        if self.inbox is None:
            return
        self.inbox.put_nowait({"type": "websocket.disconnect", "code": code})
        self.inbox = None
        self.codes.append(code)
        if code in FOR_GOOD:
            self.gone = True
        elif code != LEFT:
            self.loop.call_later(AGAIN, self._come_again)

    def _come_again(self) -> None:
        if not self.gone:
            self.come()

    def come(self) -> None:
        """Opens a socket where there is none."""

    def send(self, frame: dict[str, Any]) -> None:
        if self.inbox is not None:
            if frame["type"] == "since":
                self.starts.append(frame["told"] + 1)
            self.inbox.put_nowait({"type": "websocket.receive", "text": json.dumps(frame)})
