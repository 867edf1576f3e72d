"""The socket of a therapist's open pages: it says when what may be read has changed, never what."""

from typing import Any

from dialogue.rights import rights_mark
from dialogue.sockets import NOT_YOURS, PersonConsumer


class ReviewConsumer(PersonConsumer):
    """One page of a therapist. A page that shows something under another mark looks again."""

    for_work = True

    async def entered(self) -> bool:
        return await self.tell()

    async def heard(self, text: str | None) -> None:
        """A heartbeat, whatever it says: it gets the mark again, and so heals a lost push."""
        if await self.may_look():
            await self.tell()

    async def right_changed(self, event: dict[str, Any]) -> None:
        await self.tell()

    async def tell(self) -> bool:
        """Sends the mark; closes the socket of who may not work here any more."""
        if not await self.still_signed_in():
            return False
        mark = await self.in_thread(rights_mark, self.user)
        if not mark:
            await self.close(NOT_YOURS)
            return False
        await self.send_frame({"type": "rights", "mark": mark})
        return True
