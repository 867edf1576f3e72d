"""Follows what is made elsewhere: by a form, a clock or another process. It is read once for all sockets here."""

from contextlib import suppress
from uuid import UUID

from dialogue.protocol.terms import PARTNERS
from dialogue.realtime.live_rooms.room_frames import RoomFrames
from dialogue.realtime.live_rooms.room_group import Message, RoomGroup
from dialogue.realtime.live_rooms.room_snapshot import own_rows_of, read_lines, read_next
from dialogue.realtime.live_rooms.shared_room import DOUBTFUL, SharedRoom
from dialogue.realtime.room.room_updates import RoomUpdates


class RoomFollower(SharedRoom):
    """A shared room that hears the notifications of its dialogue."""

    def __init__(self, dialogue_id: UUID) -> None:
        super().__init__(dialogue_id)
        self.group = RoomGroup(dialogue_id, self._hear, self._hears_no_more)

    async def read_ahead(self, socket: RoomUpdates) -> None:
        """Once both are in, so that their next move finds the room read; one that is being made reads it anyway."""
        if {one.seat for one in self.sockets} == PARTNERS and not self.lock.locked():
            async with self.lock:
                with suppress(*DOUBTFUL):
                    await self.fresh(socket)

    def read_anew(self) -> None:
        """Something has changed that nobody was notified of: everybody here is shown their turn as it is now."""
        self.forget()
        self._hand_on({"type": "seat.changed"})

    async def read_own(self, user_ids: set[int]) -> None:
        """The same of what is theirs alone: the partner is shown nothing, nor does a move of theirs read for it."""
        async with self.lock:
            self.forget()
            with suppress(*DOUBTFUL):
                rooms = (await self.fresh(self.sockets[0])).rooms if self.sockets else {}
                for socket in self.sockets:
                    if socket.user.pk in user_ids:
                        socket.room = rooms[socket.seat]
                        socket.receive_soon({"type": "private.changed", "dialogue": str(self.dialogue_id)})

    async def catch_up(self, socket: RoomUpdates, seq: int) -> bool:
        """Shows what was made elsewhere, read once for all sockets here. False where this one must look by itself."""
        async with self.lock:
            if not self.snapshot or seq > self.snapshot.seq:
                await self._read_on(socket, asks=True)
            return socket.last_seen >= seq

    def behind(self, seq: int) -> list[RoomUpdates]:
        """The sockets that were not shown the log up to `seq`."""
        return [one for one in self.sockets if one.last_seen < seq]

    async def _hear(self, message: Message) -> None:
        """What the group is told, once for all sockets here."""
        if message["type"] == "dialogue.changed":
            if self.behind(message["seq"]):
                await self._follow(message)
            return
        if message["type"] == "seat.changed":
            self.forget()
        self._hand_on(message)

    async def _follow(self, message: Message) -> None:
        """Shows what is new here to all; whoever cannot be shown it now looks alone."""
        async with self.lock:
            reader = next((one for one in self.behind(message["seq"]) if one.is_free), None)
            if reader and (not self.snapshot or self.snapshot.seq < message["seq"]):
                with suppress(*DOUBTFUL):
                    await self._read_on(reader, asks=False)
            for socket in self.behind(message["seq"]):
                socket.receive_soon(message)

    def _hand_on(self, message: Message) -> None:
        for socket in self.sockets:
            if socket.seat != message.get("seat"):  # nobody needs to hear of themselves
                socket.receive_soon(message)

    def _hears_no_more(self) -> None:
        self._hand_on({"type": "layer.lost"})

    async def _read_on(self, reader: RoomUpdates, *, asks: bool) -> None:
        """Reads what follows the snapshot; all of the room anew where that is more than one event."""
        before, changes = self.snapshot, self.changes
        read = await reader.in_thread(read_next, before, reader.user) if before else None
        if read:
            after, lines, hearers = read
            self.snapshot = after if changes == self.changes else None
        else:
            self.forget()
            after = await self.fresh(reader)
            last_seen = min(one.last_seen for one in self.sockets if one.accepting or one is reader)
            lines = await reader.in_thread(read_lines, after, last_seen)
            hearers = frozenset(one.pk for one in after.rooms[reader.seat].people.values() if one.is_active)
        await self.show(RoomFrames(after, lines), hearers, reader, asks=asks)

    async def read_own_rows(self, socket: RoomUpdates) -> None:
        """After their owner's own act. The partner's next move finds them read, and cannot tell by waiting for it."""
        room = socket.room
        shelf, level = await socket.in_thread(own_rows_of, room)
        self.changes += 1  # what is being made is made anew
        if self.snapshot and not self.snapshot.dialogue.over:
            self.snapshot.shelves[socket.seat] = shelf
            if self.snapshot.dialogue.visit == room.dialogue.visit:
                self.snapshot.levels[socket.seat] = level
        else:
            self.forget()
