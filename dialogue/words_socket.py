"""The socket of a partner's open page with words on it: it says when what may be read has changed, never what."""

from typing import Any

from dialogue.rights import reader_mark
from dialogue.sockets import PersonConsumer


class WordsConsumer(PersonConsumer):
    """One page of a partner, past or present. A page that shows something under another mark looks again."""

    async def entered(self) -> bool:
        return await self.tell()

    async def heard(self, text: str | None) -> None:
        """A heartbeat, whatever it says: it gets the mark again, and so heals a lost push."""
        if await self.may_look():
            await self.tell()

    async def right_changed(self, event: dict[str, Any]) -> None:
        await self.tell()

    async def tell(self) -> bool:
        if not await self.still_signed_in():
            return False
        await self.send_frame({"type": "words", "mark": await self.in_thread(reader_mark, self.user)})
        return True
