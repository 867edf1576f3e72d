"""The socket of a couple's vision: it tells one browser what this person may see now. It only hears heartbeats."""

from typing import Any

from accounts.models import User
from dialogue.realtime.base_consumer import NOT_YOURS, PersonConsumer
from dialogue.workbook.access import half_of
from dialogue.workbook.vision.bell import group_of
from dialogue.workbook.vision.pages import page_for

Frame = dict[str, Any]


class VisionConsumer(PersonConsumer):
    """One browser of one of the two."""

    group = ""

    async def entered(self) -> bool:
        half = await self.in_thread(half_of, self.user)
        if half is None:
            await self.close(NOT_YOURS)
            return False
        self.group = group_of(half.couple)
        await self.channel_layer.group_add(self.group, self.channel_name)
        return await self.show()

    async def disconnect(self, code: int) -> None:
        await super().disconnect(code)
        if self.group:
            await self.channel_layer.group_discard(self.group, self.channel_name)

    async def heard(self, text: str | None) -> None:
        """A heartbeat, whatever it says: it gets the page's living part, and so heals a lost bell."""
        if await self.may_look():
            await self.show()

    async def vision_changed(self, event: Frame) -> None:
        await self.show()

    async def right_changed(self, event: Frame) -> None:
        await self.show()

    async def show(self) -> bool:
        """Sends what there is to see; closes the socket of somebody who is not of this couple any more."""
        if not await self.still_signed_in():
            return False
        frame = await self.in_thread(frame_for, self.user, self.group)
        if frame is None:
            await self.close(NOT_YOURS)
            return False
        await self.send_frame(frame)
        return True


def frame_for(user: User, group: str) -> Frame | None:
    """The mark of the stage, and the part that both see change. None when this couple is over."""
    half = half_of(user)
    if half is None or group_of(half.couple) != group:
        return None
    page = page_for(half)
    return {"type": "vision", "mark": page.mark, "html": page.living()}
