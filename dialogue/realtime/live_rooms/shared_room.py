"""What the sockets of one dialogue in a process share: what is known of it, and how they are shown more."""

import asyncio
import logging
from functools import partial
from uuid import UUID

from django.db import Error

from dialogue.domain.access import NotInTheRoom
from dialogue.realtime.connection_retry import UNAVAILABLE
from dialogue.realtime.live_rooms.room_frames import RoomFrames
from dialogue.realtime.live_rooms.room_snapshot import RoomSnapshot, read_facts, read_snapshot
from dialogue.realtime.room.room_updates import RoomUpdates

logger = logging.getLogger(__name__)
# What a plan and its statement may end in. What it was, is said by the way that a form goes.
DOUBTFUL: tuple[type[Exception], ...] = (NotInTheRoom, Error, *UNAVAILABLE)


class SharedRoom:
    """A cache and its readers, touched by the event loop alone."""

    def __init__(self, dialogue_id: UUID) -> None:
        self.dialogue_id = dialogue_id
        self.sockets: list[RoomUpdates] = []
        self.lock = asyncio.Lock()  # one change at a time
        self.snapshot: RoomSnapshot | None = None
        self.changes = 0  # of which this room knows that it does not know them; one may come while it reads

    def forget(self) -> None:
        """Something may have changed that this room does not know; it is read anew before it is used."""
        self.snapshot, self.changes = None, self.changes + 1

    async def fresh(self, socket: RoomUpdates) -> RoomSnapshot:
        if self.snapshot is None:
            changes = self.changes
            snapshot = await socket.in_thread(read_snapshot, socket.room)
            if changes != self.changes:
                return snapshot  # for this once
            self.snapshot = snapshot
        return self.snapshot

    async def show(
        self, frames: RoomFrames, hearers: frozenset[int], caller: RoomUpdates, *, asks: bool = True
    ) -> None:
        """Shows what happened to the sockets here, the caller's last. Whoever cannot be shown it now looks alone.

        That is asked of each just before, as it may have begun something of its own while another waited.
        """
        snapshot, asker = frames.snapshot, caller if asks else None
        may = {one: partial(one.may_be_shown, frames, hearers, asks=one is asker) for one in self.sockets}
        if caller in may and may[caller]() and caller.seat not in snapshot.facts:
            # Not the partner's too: whoever waits for them could tell what is private there.
            await caller.in_thread(read_facts, snapshot, {caller.seat})
        for socket, may_be_shown in may.items():
            if socket is not asker and socket.seat in snapshot.facts and may_be_shown():
                await _show_other(socket, frames)
            elif socket is not asker:
                socket.look_soon(snapshot.seq, may_hear=socket.user.pk in hearers)
        await asyncio.sleep(0)  # the server hands over what the others are sent
        if asker in may and may[asker]():
            await asker.show(frames)


async def _show_other(socket: RoomUpdates, frames: RoomFrames) -> None:
    """Whatever fails on the way to one browser is not the fault of the one whose move it is."""
    seq = frames.snapshot.seq
    try:
        await socket.show(frames)
    except Exception as error:  # noqa: BLE001  its socket may be closing; it looks by itself
        logger.warning("A socket was not shown event %s of %s: %s", seq, socket.dialogue_id, type(error).__name__)
        socket.look_soon(seq, may_hear=True)
