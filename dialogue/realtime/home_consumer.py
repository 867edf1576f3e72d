"""The socket of the home page: its living part, sent anew whenever something changes."""

from typing import Any

from dialogue.pages.home import part_and_mark
from dialogue.realtime.base_consumer import PersonConsumer


class HomeConsumer(PersonConsumer):
    """One browser on the home page. It is told; it only says that it is there."""

    async def entered(self) -> bool:
        await self.home_changed({})
        return True

    async def heard(self, text: str | None) -> None:
        """A heartbeat, whatever it says: it gets the page's living part, and so heals a lost bell."""
        if await self.may_look():
            await self.home_changed({})

    async def home_changed(self, event: dict[str, Any]) -> None:
        if await self.still_signed_in():
            html, mark = await self.in_thread(part_and_mark, self.user)
            await self.send_frame({"type": "home", "html": html, "mark": mark})

    async def right_changed(self, event: dict[str, Any]) -> None:
        await self.home_changed(event)
