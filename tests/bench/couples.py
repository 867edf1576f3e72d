"""Two sockets as the load generator holds them, and one turn: from the press to the frame on the partner's side."""

import json
from contextlib import AsyncExitStack
from itertools import cycle
from time import perf_counter
from typing import Any
from uuid import uuid4

from websockets.asyncio.client import ClientConnection

from tests.bench.script import ROUND_ABOUT, presses
from tests.bench.servers import Server


class OurCouple:
    """Ann and Bob in a room of ours. Each turn is a real move: rights, engine, encryption, log, both screens."""

    def __init__(self, server: Server, made: dict[str, Any]) -> None:
        self.server, self.made, self.seq = server, made, int(made["seq"])
        self.script = cycle(presses(ROUND_ABOUT))
        self.sockets: dict[str, ClientConnection] = {}

    async def open(self, stack: AsyncExitStack) -> None:
        """Both come in and see the turn."""
        for who in ("ann", "bob"):
            socket = self.server.socket(f"/ws/dialogue/{self.made['dialogue']}/?told={self.seq}", self.made[who])
            self.sockets[who] = await stack.enter_async_context(socket)
            await self._until(who, "turn", seq=self.seq)

    async def turn(self) -> float:
        """Seconds until the partner's screen has the move; returns when both screens show whose turn it is now."""
        who, move, text = next(self.script)
        other, move_id = "bob" if who == "ann" else "ann", str(uuid4())
        said = {"text": text} if text else {}
        frame = json.dumps({"type": "move", "move_id": move_id, "after": self.seq, "move": move, **said})
        start = perf_counter()
        await self.sockets[who].send(frame)
        self.seq = (await self._until(other, "happened", move_id=move_id))["seq"]
        took = perf_counter() - start
        for each in (other, who):
            await self._until(each, "turn", seq=self.seq)
        return took

    async def _until(self, who: str, kind: str, **fields: object) -> dict[str, Any]:
        async for raw in self.sockets[who]:
            frame: dict[str, Any] = json.loads(raw)
            if frame["type"] == "refused":
                raise RuntimeError(f"{who} was refused: {frame['reason']}")
            if frame["type"] == kind and frame.items() >= fields.items():
                return frame
        raise RuntimeError(f"the socket of {who} was closed: {self.sockets[who].close_code}")


class PeerCouple:
    """Two browsers in a room of the tutorial's chat, who write in turn."""

    def __init__(self, server: Server) -> None:
        self.server, self.room = server, uuid4().hex
        self.script = cycle(presses(ROUND_ABOUT))
        self.sockets: dict[str, ClientConnection] = {}

    async def open(self, stack: AsyncExitStack) -> None:
        for who in ("ann", "bob"):
            socket = self.server.socket(f"/ws/chat/{self.room}/")
            self.sockets[who] = await stack.enter_async_context(socket)

    async def turn(self) -> float:
        """Seconds until the other browser has the message; returns when both have it."""
        who, move, text = next(self.script)
        frame = json.dumps({"message": text or move})
        start = perf_counter()
        await self.sockets[who].send(frame)
        await self.sockets["bob" if who == "ann" else "ann"].recv()
        took = perf_counter() - start
        await self.sockets[who].recv()
        return took
