"""A browser whose network lets no websocket through: it posts its frames, and reads a frame a line."""

import asyncio
import json
from contextlib import aclosing
from typing import Any
from uuid import uuid4

from asgiref.sync import sync_to_async
from django.conf import settings
from django.test import AsyncClient

from accounts.models import User
from tests.cast import session_of

Frames = list[dict[str, Any]]


class PlainBrowser:
    """One tab of one person, at the address of one socket."""

    def __init__(self, session: str, address: str) -> None:
        self.client, self.address, self.tab = AsyncClient(), address, str(uuid4())
        self.seen = 0
        self.person: int | str = ""  # for whom the page was made
        self.answered = asyncio.Event()  # the open request has brought a frame, so its socket is in the room
        if session:
            self.client.cookies[settings.SESSION_COOKIE_NAME] = session

    async def ask(self, *frames: dict[str, Any], **fields: Any) -> Frames:
        """All that one request is answered, to its end."""
        form = {"frame": [json.dumps(frame) for frame in frames], "tab": self.tab, **fields}
        response: Any = await self.client.post(
            f"{self.address}?told={self.seen}&person={self.person}", form, headers={"X-Background": "1"}
        )
        assert response.status_code == 200, response.status_code
        found: Frames = []
        async with aclosing(response.streaming_content) as parts:
            async for part in parts:
                found.append(json.loads(part))
                self.answered.set()
        self.seen = max([self.seen, *(one["seq"] for one in found if one["type"] == "happened")])
        return found

    async def move(self, move: str, after: int, **more: Any) -> Frames:
        return await self.ask({"type": "move", "move_id": str(uuid4()), "after": after, "move": move, **more})


async def plain_browser(user: User | None, address: str) -> PlainBrowser:
    return PlainBrowser(await sync_to_async(session_of)(user) if user else "", address)


def of(frames: Frames, kind: str) -> Frames:
    return [frame for frame in frames if frame["type"] == kind]
