"""The socket of a workbook page of both. It closes once there is no partner any more."""

from typing import Any

from dialogue.realtime.page_consumer import PageConsumer
from dialogue.workbook.looking import mark_for


class WorkbookConsumer(PageConsumer):
    """One page that both partners share."""

    frame = "shared"

    def mark(self) -> str:
        return mark_for(self.user)

    async def home_changed(self, event: dict[str, Any]) -> None:
        await self.tell()
