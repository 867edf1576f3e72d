"""A browser in a room without a screen: it keeps the promises of `socket.js`, `outbox.js` and `event_log.js`."""

import asyncio
import json
import random
import re
import ssl
import time
from contextlib import suppress
from typing import Any
from uuid import uuid4

from websockets.asyncio.client import ClientConnection, connect
from websockets.exceptions import ConnectionClosed, InvalidHandshake, WebSocketException
from websockets.typing import Origin

SILENCE, BEAT, PATIENCE, LONGEST = 35.0, 15.0, 5.0, 15.0  # seconds, as in the browser
EASY = ("say", "yes", "ask_more", "more")  # with these a round goes on for ever
SENTENCE = "When the door closed I felt alone"
BUTTON = re.compile(r'name="move" value="(\w+)"')


class Client:
    """One partner at one browser, who makes a move every `pace` seconds and waits for its answer."""

    def __init__(self, ports: list[int], origin: str, room: tuple[str, str], *, pace: float = 0.3) -> None:
        self.ports, self.origin, self.pace = ports, origin, pace
        self.dialogue, self.cookie = room
        self.log: list[tuple[int, str]] = []
        self.turn: dict[str, Any] = {}
        self.waiting: dict[str, dict[str, Any]] = {}
        self.touched = 0.0
        self.posted: dict[str, float] = {}  # when, by move_id
        self.acknowledged: list[str] = []
        self.refused: list[str] = []
        self.codes: list[int | None] = []  # how the sockets ended
        self.line: ClientConnection | None = None
        self.tls: ssl.SSLContext | None = None  # where a proxy with https stands in front
        self.talking = True

    @property
    def last_seen(self) -> int:
        return self.log[-1][0] if self.log else 0

    async def live(self) -> None:
        """Stays in the room until it is cancelled."""
        async with asyncio.TaskGroup() as tasks:
            for work in (self._stay(), self._talk(), self._watch(), self._beat()):
                tasks.create_task(work)

    async def _stay(self) -> None:
        tries = 0
        while True:
            with suppress(OSError, TimeoutError, WebSocketException, InvalidHandshake):
                async for frame in self._frames():
                    tries = 0  # not at opening: a server may open and then send us away
                    await self._hear(frame)
            self.line = None
            await asyncio.sleep(random.random() * min(LONGEST, 0.5 * 2**tries))  # noqa: S311  full jitter
            tries += 1

    async def _frames(self) -> Any:
        """The frames of one connection, until it is lost or silent."""
        port = random.choice(self.ports)  # noqa: S311  as a proxy might choose
        address = f"{'wss' if self.tls else 'ws'}://127.0.0.1:{port}/ws/dialogue/{self.dialogue}/?told={self.last_seen}"
        headers, origin = {"Cookie": self.cookie}, Origin(self.origin)
        async with connect(
            address,
            origin=origin,
            additional_headers=headers,
            ping_interval=None,
            close_timeout=1,
            proxy=None,
            ssl=self.tls,
        ) as line:
            self.line = line
            await self._send_all()
            try:
                while True:
                    yield json.loads(await asyncio.wait_for(line.recv(), SILENCE))
            except ConnectionClosed as closed:
                self.codes.append(closed.rcvd.code if closed.rcvd else None)

    async def _hear(self, frame: dict[str, Any]) -> None:
        match frame["type"]:
            case "happened":
                if self.waiting.pop(frame["move_id"], None):
                    self.acknowledged.append(frame["move_id"])
                    self.touched = time.monotonic()
                if frame["seq"] == self.last_seen + 1:
                    self.log.append((frame["seq"], frame["move_id"]))
                await self._catch_up(frame["seq"])
            case "turn":
                self.turn = frame
                await self._catch_up(frame["seq"])
            case "head":
                await self._catch_up(frame["seq"])
            case "refused":
                self.waiting.pop(frame["move_id"], None)
                self.refused.append(frame["reason"])

    async def _catch_up(self, seq: int) -> None:
        if seq > self.last_seen:
            await self._send({"type": "since", "told": self.last_seen})

    async def _talk(self) -> None:
        while True:
            await asyncio.sleep(self.pace * (0.5 + random.random()))  # noqa: S311  nobody speaks to a clock
            # Nobody presses in the milliseconds between what happened and the turn that follows from it.
            if self.talking and self.turn and self.turn["seq"] >= self.last_seen and not self.waiting:
                await self._post()

    async def _post(self) -> None:
        open_now = set(BUTTON.findall(self.turn["html"]))
        move = next((easy for easy in EASY if easy in open_now), "ouch")
        move_id = str(uuid4())
        frame = {"type": "move", "move_id": move_id, "after": self.turn["seq"], "move": move}
        if move == "say":
            frame["text"] = f"{SENTENCE}, {len(self.posted)}."
        self.waiting[move_id], self.touched = frame, time.monotonic()
        self.posted[move_id] = self.touched
        await self._send(frame)

    async def _watch(self) -> None:
        """Sends again what was not answered in time, with the ids it had."""
        while True:
            await asyncio.sleep(0.2)
            if self.waiting and time.monotonic() - self.touched > PATIENCE:
                await self._send_all()

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(BEAT)
            await self._send({"type": "here"})

    async def _send_all(self) -> None:
        self.touched = time.monotonic()
        for frame in self.waiting.values():
            await self._send(frame)

    async def _send(self, frame: dict[str, Any]) -> None:
        if self.line is not None:
            with suppress(ConnectionClosed):
                await self.line.send(json.dumps(frame))
