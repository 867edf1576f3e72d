"""What a room's socket has shown to its browser, and how it is brought up to date: from a live room, or by reading."""

import asyncio
from datetime import datetime
from typing import Any
from uuid import UUID

from dialogue.domain.access import NotInTheRoom
from dialogue.pages.turn.reader_moves import moves_of
from dialogue.realtime.live_rooms.room_frames import RoomFrames
from dialogue.realtime.room.room_presence import RoomPresence
from dialogue.realtime.updates import Page, Turn, page_and_turn, turn_after


class RoomUpdates(RoomPresence):
    """One browser's screen: the log up to `last_seen`, and the turn behind it."""

    erased: datetime | None  # when the words went, as the page knows it
    last_seen = 0
    bar = ""  # the name of the one that this browser shows
    guest_here = False  # whether it shows that the therapist sits in
    nested: UUID | None = None  # the dialogue that it leads to
    may_write = False
    joining = False  # it is in its room, and not yet shown all; what it is handed waits until it is

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.busy = asyncio.Lock()  # while a message is handled
        self.tasks: set[asyncio.Task[None]] = set()

    def release(self) -> None:
        super().release()
        for task in self.tasks:
            task.cancel()

    async def dispatch(self, message: dict[str, Any]) -> None:
        """One message at a time, also when the room of this process hands one on."""
        async with self.busy:
            await super().dispatch(message)

    async def send_updates(self) -> None:
        """Sends what happened after `last_seen`, in order, then the turn. Channels brings one message at a time."""
        page, turn = await self.in_thread(page_and_turn, self.room, self.last_seen, self.bar)
        if page.room.dialogue.erased_at != self.erased:
            raise NotInTheRoom  # its words are on the page; opened again it shows the steps alone
        await self.send_updates_from(page, turn)

    @property
    def is_free(self) -> bool:
        """Whether it can be shown something now, by a look at its session that is still good."""
        return self.accepting and self.checked_lately and not self.busy.locked()

    def may_be_shown(self, frames: RoomFrames, hearers: frozenset[int], *, asks: bool = False) -> bool:
        """Whether this socket can be shown these lines as they are. One that `asks` waits for them."""
        lines, snapshot = frames.lines, frames.snapshot
        return (
            bool(lines)
            and (asks or self.is_free)
            and self.user.pk in hearers
            and lines[0].seq - 1 <= self.last_seen < lines[-1].seq == snapshot.seq
            and snapshot.dialogue.erased_at == self.erased
        )

    def look_soon(self, seq: int, *, may_hear: bool) -> None:
        """Reads by itself what it was not shown, once it has done what it does; or whether it may still be here."""
        self.receive_soon({"type": "dialogue.changed", "seq": seq} if may_hear else {"type": "access.changed"})

    def receive_soon(self, message: dict[str, Any]) -> None:
        """Handles a message as if the layer had brought it, after what is being handled."""
        if self.accepting or self.joining:
            task = asyncio.create_task(self._receive(message))
            self.tasks.add(task)
            task.add_done_callback(self.tasks.discard)

    async def _receive(self, message: dict[str, Any]) -> None:
        async with self.busy:
            if self.accepting:
                await super().dispatch(message)

    async def show(self, frames: RoomFrames) -> None:
        """Sends what happened, then the turn, from what is at hand. No query."""
        new = [text for seq, text in frames.happened.items() if seq > self.last_seen]
        (_, self.bar, self.guest_here, self.nested), turn = frames.turn(self)
        self.last_seen, self.room = frames.snapshot.seq, frames.snapshot.rooms[self.seat]
        for text in (*new, turn):
            await self.send_text(text)
        await self._turn_was_sent()

    async def _turn_was_sent(self) -> None:
        self.may_write = moves_of(self.room).writes
        before, self.asked = self.asked, self.room.step.may_rest
        if before != self.asked and not self.joining:  # whoever joins is told right after
            await self.read_and_send_presence()

    async def send_updates_from(self, page: Page, turn: Turn | None = None) -> None:
        """Sends a page, those behind it, and then the turn, which may be at hand."""
        await self._send_page(page)
        while page.more:
            page, turn = await self.in_thread(page_and_turn, self.room, self.last_seen, self.bar)
            await self._send_page(page)
        if turn is None:
            turn = await self.in_thread(turn_after, page, self.bar)
        frame, self.bar, self.guest_here, self.nested = turn
        await self.send_frame(frame)
        await self._turn_was_sent()

    async def _send_page(self, page: Page) -> None:
        for frame in page.frames:
            await self.send_frame(frame)
        self.last_seen, self.room = page.last_seen, page.room
