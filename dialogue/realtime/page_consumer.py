"""The socket of an open page: it says when what the page shows has changed, never what."""

from typing import Any, ClassVar

from dialogue.realtime.base_consumer import NOT_YOURS, PersonConsumer


class PageConsumer(PersonConsumer):
    """Sends one person's mark. A page that shows something under another mark looks again."""

    frame: ClassVar[str]  # the type of the frame that carries the mark

    def mark(self) -> str:
        """What the page compares with its own, from the database; "" for somebody who may not look any more."""
        return ""

    async def entered(self) -> bool:
        return await self.tell()

    async def heard(self, text: str | None) -> None:
        """A heartbeat, whatever it says: it gets the mark again, and so heals a lost push."""
        if await self.may_look():
            await self.tell()

    async def right_changed(self, event: dict[str, Any]) -> None:
        await self.tell()

    async def tell(self) -> bool:
        """Sends the mark; closes the socket of somebody who may not look any more."""
        if not await self.still_signed_in():
            return False
        mark = await self.in_thread(self.mark)
        if not mark:
            await self.close(NOT_YOURS)
            return False
        await self.send_frame({"type": self.frame, "mark": mark})
        return True
