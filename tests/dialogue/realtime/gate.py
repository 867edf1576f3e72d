"""Holds planned moves back before the writer has them, so that something else can happen meanwhile."""

import asyncio
from typing import Any

from dialogue.domain.moves.move_writer import move_writer


class Gate:
    """Where planned moves wait, once it is shut: after their plan, and before anything of them is written."""

    def __init__(self) -> None:
        self.waiting, self.open = 0, asyncio.Event()
        self.open.set()

    def shut(self) -> None:
        self.open.clear()

    async def has(self, number: int) -> None:
        """Returns when so many wait at it."""
        while self.waiting < number:  # noqa: ASYNC110  an Event knows no number
            await asyncio.sleep(0.001)

    async def keep(self, work: Any, given: Any, meanwhile: Any = None) -> Any:
        self.waiting += 1
        await self.open.wait()
        self.waiting -= 1
        return await move_writer().keep(work, given, meanwhile)
