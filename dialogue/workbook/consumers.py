"""The socket of a workbook page of both: it says that what they share has changed, never what."""

from typing import Any

from dialogue.sockets import NOT_YOURS, PersonConsumer
from dialogue.workbook.looking import mark_for


class WorkbookConsumer(PersonConsumer):
    """One open page. A page that shows something under another mark looks again."""

    async def entered(self) -> bool:
        return await self.tell()

    async def heard(self, text: str | None) -> None:
        """A heartbeat, whatever it says: it gets the mark again, and so heals a lost bell."""
        if await self.may_look():
            await self.tell()

    async def home_changed(self, event: dict[str, Any]) -> None:
        await self.tell()

    async def right_changed(self, event: dict[str, Any]) -> None:
        await self.tell()

    async def tell(self) -> bool:
        """Sends the mark; closes the socket of who has no partner any more."""
        if not await self.still_signed_in():
            return False
        mark = await self.in_thread(mark_for, self.user)
        if not mark:
            await self.close(NOT_YOURS)
            return False
        await self.send_frame({"type": "shared", "mark": mark})
        return True
