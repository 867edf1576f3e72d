"""A channel layer with faults: it drops, doubles and delays what it is given, by seeded chance."""

import asyncio
import random
from typing import Any

from channels.layers import InMemoryChannelLayer


class FaultyChannelLayer(InMemoryChannelLayer):  # type: ignore[misc]  # channels has no types
    """Of a hundred messages 20 are lost, 20 come twice, and 20 come late, up to `latest` seconds."""

    def __init__(self, *, seed: int = 0, latest: float = 0.2, **options: Any) -> None:
        super().__init__(**options)
        self.chance, self.latest = random.Random(seed), latest  # noqa: S311  it only has to repeat
        self.late: set[asyncio.Task[None]] = set()
        self.lost = 0
        self.mute = False  # then every message is lost

    async def group_send(self, group: str, message: dict[str, Any]) -> None:
        await self._faulty(super().group_send, group, message)

    async def _faulty(self, send: Any, to: str, message: dict[str, Any]) -> None:
        fate = self.chance.random()
        if self.mute or fate < 0.2:
            self.lost += 1
        elif fate < 0.4:
            await send(to, message)
            await send(to, message)
        elif fate < 0.6:
            task = asyncio.create_task(self._later(send, to, message))
            self.late.add(task)
            task.add_done_callback(self.late.discard)
        else:
            await send(to, message)

    async def _later(self, send: Any, to: str, message: dict[str, Any]) -> None:
        await asyncio.sleep(self.chance.random() * self.latest)
        await send(to, message)
