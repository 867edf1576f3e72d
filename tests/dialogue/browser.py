"""Browsers without a screen: sockets of people who are signed in, through the whole ASGI application."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import uuid4

from asgiref.sync import sync_to_async
from channels.testing import WebsocketCommunicator
from django.conf import settings
from django.test import Client

from accounts.models import User
from imago_site.asgi import application
from tests.cast import sign_in
from tests.stage import Stage

ORIGIN = (b"origin", settings.CSRF_TRUSTED_ORIGINS[0].encode())


class Browser:
    """One person's open socket."""

    def __init__(self, socket: WebsocketCommunicator) -> None:
        self.socket = socket

    async def until(self, kind: str, **where: Any) -> dict[str, Any]:
        """The next frame of this kind that has these fields; others are passed over."""
        while True:
            frame = await self.next()
            if frame["type"] == kind and all(frame[name] == value for name, value in where.items()):
                return frame

    async def next(self) -> dict[str, Any]:
        frame: dict[str, Any] = json.loads(await self.socket.receive_from(timeout=5))
        return frame

    async def move(self, move: str, after: int, **more: Any) -> str:
        move_id = str(uuid4())
        await self.send({"type": "move", "move_id": move_id, "after": after, "move": move, **more})
        return move_id

    async def send(self, frame: dict[str, Any]) -> None:
        await self.socket.send_to(text_data=json.dumps(frame))

    async def closed_with(self) -> int:
        while True:
            message = await self.socket.receive_output(timeout=5)
            if message["type"] == "websocket.close":
                code: int = message["code"]
                return code


def cookies_of(user: User | None) -> bytes:
    client = Client()
    if user:
        sign_in(client, user)
    return "; ".join(f"{name}={morsel.value}" for name, morsel in client.cookies.items()).encode()


@asynccontextmanager
async def browser(user: User | None, path: str, cookies: bytes | None = None) -> AsyncIterator[Browser]:
    cookies = await sync_to_async(cookies_of)(user) if cookies is None else cookies
    socket = WebsocketCommunicator(application, path, headers=[ORIGIN, (b"cookie", cookies)])
    connected, _ = await socket.connect(timeout=5)
    assert connected
    yield Browser(socket)
    await socket.disconnect()


@asynccontextmanager
async def both(stage: Stage) -> AsyncIterator[tuple[Browser, Browser]]:
    path = f"/ws/dialogue/{stage.id}/?told=6"
    async with browser(stage.people["ann"], path) as ann, browser(stage.people["bob"], path) as bob:
        await ann.until("turn")
        await bob.until("turn")
        yield ann, bob
