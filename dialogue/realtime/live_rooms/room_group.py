"""A live room's place in its dialogue's group: one channel of the layer, and the task that receives from it."""

import asyncio
import logging
from collections.abc import Awaitable, Callable
from contextlib import suppress
from typing import Any
from uuid import UUID

from channels.layers import get_channel_layer

from dialogue.domain.notify import dialogue_group
from dialogue.realtime.connection_retry import UNAVAILABLE

logger = logging.getLogger(__name__)
Message = dict[str, Any]


class RoomGroup:
    """The membership of one process in one group, for as long as somebody is in the room here."""

    def __init__(self, dialogue_id: UUID, hear: Callable[[Message], Awaitable[None]], lost: Callable[[], None]) -> None:
        """`hear` is given each message, one at a time; `lost` is called when none will come any more."""
        self.name, self.hear, self.lost = dialogue_group(dialogue_id), hear, lost
        self.channel = ""
        self.joined: asyncio.Future[None] | None = None
        self.task: asyncio.Task[None] | None = None

    async def join(self) -> None:
        """Until it is a member, together with all who wait for it. Raises what the layer raises."""
        if self.joined is None or self.task is None or self.task.done():
            self.joined = asyncio.get_running_loop().create_future()
            self.task = asyncio.create_task(self._run(self.joined))
        await asyncio.shield(self.joined)  # one that gives up takes no other along

    async def join_again(self) -> None:
        """For when the layer may have forgotten it."""
        await self.join()
        await self._layer.group_add(self.name, self.channel)

    def leave(self) -> None:
        """The task gives the place back by itself. A room that fills again has a channel of its own."""
        if self.task:
            self.task.cancel()

    @property
    def _layer(self) -> Any:
        return get_channel_layer()

    async def _run(self, joined: "asyncio.Future[None]") -> None:
        layer, channel = self._layer, ""
        try:
            self.channel = channel = await layer.new_channel()
            await layer.group_add(self.name, channel)
            joined.set_result(None)
            while True:
                await self._hear(await layer.receive(channel))
        except UNAVAILABLE as error:
            if joined.done():
                logger.warning("A room hears nothing any more: %s", type(error).__name__)
                self.lost()
            else:
                joined.set_exception(error)
        finally:
            joined.cancel()  # nobody waits for ever; nothing where it is done
            if channel:
                with suppress(*UNAVAILABLE):
                    await layer.group_discard(self.name, channel)

    async def _hear(self, message: Message) -> None:
        try:
            await self.hear(message)
        except Exception as error:  # noqa: BLE001  one message that goes wrong is as one that was lost
            logger.warning("A room did not hear a message: %s", type(error).__name__)
