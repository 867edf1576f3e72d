"""Two browsers and their turns: a turn is from the press to the frame on the partner's side."""

from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from itertools import count, cycle
from time import perf_counter
from typing import Any
from uuid import uuid4

from tests.bench.browsers import OurBrowser, PeerBrowser, Stuck, patience
from tests.bench.script import ROUND_ABOUT, Press, presses
from tests.bench.servers import Server

OTHER = {"ann": "bob", "bob": "ann"}


class OurCouple:
    """Ann and Bob in a room of ours. Each turn is a real move: rights, engine, encryption, log, both screens."""

    def __init__(self, server: Server, made: dict[str, Any]) -> None:
        self.server, self.made = server, made
        self.script, self.number = cycle(presses(ROUND_ABOUT)), count()
        self.browsers = {who: OurBrowser(int(made["seq"])) for who in OTHER}

    @property
    def seq(self) -> int:
        """The last event that either has been told of."""
        return max(browser.last_seen for browser in self.browsers.values())

    async def open(self) -> None:
        """Both come in and see the turn."""
        for who, one in self.browsers.items():
            one.shown = -1
            async with patience(lambda: "a page opened and got no turn"):
                await one.open(
                    self.server, f"/ws/dialogue/{self.made['dialogue']}/?told={one.last_seen}", self.made[who]
                )
                await one.until(lambda one=one: one.shown >= 0)  # type: ignore[misc]

    def close(self) -> None:
        for one in self.browsers.values():
            one.socket.close()

    async def turn(self) -> float:
        """The next press of the round about, as `press` makes it."""
        return await self.press(next(self.script))

    async def press(self, press: Press) -> float:
        """Seconds until the partner's screen has the move; returns when both screens show whose turn it is now."""
        one, other = self.browsers[press.who], self.browsers[OTHER[press.who]]
        after, move_id = one.last_seen, str(uuid4())
        move = {"type": "move", "move_id": move_id, "after": after, "move": press.move, **self._said(press)}
        async with patience(
            lambda: f"{press.move} of {press.who} after {after}, {one.shown} and {other.shown} are shown"
        ):
            start = perf_counter()
            one.send(move)
            await other.until(lambda: other.last_seen > after)
            took = perf_counter() - start
            if other.move_id != move_id:
                raise Stuck(f"after {after} came another move than {press.move} of {press.who}")
            await other.until(lambda: other.shown > after)
            await one.until(lambda: one.shown > after)
        return took

    def _said(self, press: Press) -> dict[str, Any]:
        """What goes with a press; no two sentences are the same, as people's are not."""
        text = press.content.get("text")
        return {"text": f"{text} {next(self.number)}"} if text else press.content


class PeerCouple:
    """Two browsers in a room of the tutorial's chat, who write in turn."""

    def __init__(self, server: Server) -> None:
        self.server, self.room = server, uuid4().hex
        self.script, self.number = cycle(presses(ROUND_ABOUT)), count()
        self.browsers = {who: PeerBrowser() for who in OTHER}

    async def open(self) -> None:
        for one in self.browsers.values():
            async with patience(lambda: "a page of the peer opened"):
                await one.open(self.server, f"/ws/chat/{self.room}/")

    def close(self) -> None:
        for one in self.browsers.values():
            one.socket.close()

    async def turn(self) -> float:
        """Seconds until the other browser has the message; returns when both have it."""
        press = next(self.script)
        one, other = self.browsers[press.who], self.browsers[OTHER[press.who]]
        heard = one.heard
        async with patience(lambda: f"message {heard + 1} of the peer"):
            start = perf_counter()
            one.send({"message": f"{press.content.get('text', press.move)} {next(self.number)}"})
            await other.until(lambda: other.heard > heard)
            took = perf_counter() - start
            await one.until(lambda: one.heard > heard)
        return took


Couple = OurCouple | PeerCouple


@asynccontextmanager
async def all_open(*groups: Sequence[Couple]) -> AsyncIterator[None]:
    """Their sockets are open within the block, opened one by one: a proxy that goes by turns parts partners."""
    couples = [couple for group in groups for couple in group]
    for couple in couples:
        await couple.open()
    try:
        yield
    finally:
        for couple in couples:
            couple.close()
