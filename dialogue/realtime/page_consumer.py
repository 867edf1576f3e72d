"""The socket of an open page: sends what its `PageFeed` gives one person, whenever that may have changed."""

from typing import Any

from dialogue.domain.notify import home_group
from dialogue.realtime.base_consumer import NOT_YOURS, PersonConsumer
from dialogue.realtime.frames import Frame
from dialogue.realtime.page_feeds import PageFeed


class PageConsumer(PersonConsumer):
    """One browser on one page. It is only sent to: whatever it sends itself is a heartbeat."""

    group = ""  # the one that the feed asks for

    def __init__(self, feed: PageFeed) -> None:
        super().__init__()
        self.feed, self.for_work = feed, feed.for_work
        self.own_groups: list[str] = []  # that it has joined, beside the person's

    @property
    def address(self) -> dict[str, Any]:
        """The arguments in the socket's address."""
        arguments: dict[str, Any] = self.scope["url_route"]["kwargs"]
        return arguments

    async def on_connect(self) -> bool:
        """Joins its groups first and reads afterwards, so that no change falls between the two."""
        group = await self.in_thread(self._group)
        if group is None:
            await self.close(NOT_YOURS)
            return False
        self.group = group
        self.own_groups = [name for name in (group, self.feed.follows_home and home_group(self.user.pk)) if name]
        for name in self.own_groups:
            await self.channel_layer.group_add(name, self.channel_name)
        return await self.send_page()

    async def disconnect(self, code: int) -> None:
        await super().disconnect(code)
        for name in self.own_groups:
            await self.channel_layer.group_discard(name, self.channel_name)

    async def receive_text(self, text: str | None) -> None:
        """A heartbeat, whatever it says: the page is sent again, which makes up for a lost notification."""
        if await self.may_look():
            await self.send_page()

    async def send_page(self) -> bool:
        """Sends the frame; closes the socket of somebody who may not see the page any more."""
        if not await self.still_signed_in():
            return False
        frame = await self.in_thread(self._frame)
        if frame is None:
            await self.close(NOT_YOURS)
            return False
        await self.send_frame(frame)
        return True

    async def page_changed(self, event: dict[str, Any]) -> None:
        """For the feed's own group."""
        await self.send_page()

    async def access_changed(self, event: dict[str, Any]) -> None:
        await self.send_page()

    async def home_changed(self, event: dict[str, Any]) -> None:
        await self.send_page()

    def _group(self) -> str | None:
        return self.feed.group_for(self.user, **self.address)

    def _frame(self) -> Frame | None:
        """None also for somebody who belongs to another group by now, such as that of a new couple."""
        if self._group() != self.group:
            return None
        return self.feed.frame_for(self.user, **self.address)
