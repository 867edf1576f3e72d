"""The room of a dialogue that this process holds open: one for all its sockets here, touched by the event loop alone.

A move is planned from its snapshot, kept by one statement that decides, and shown to every socket here without another
look at the database. Where the snapshot was old, or the move is not one that can be planned, it is made as a form's
would be (`domain.moves.make_move`), and the snapshot is read anew before the next.
"""

import asyncio
import logging
import time
from collections.abc import Mapping
from contextlib import suppress
from functools import partial
from uuid import UUID
from weakref import WeakKeyDictionary

from django.db import Error

from dialogue import metrics
from dialogue.domain.access import NotInTheRoom
from dialogue.domain.move_plan import Move, PlannedMove, Stale, decided, notify_of, planned
from dialogue.domain.move_statements import keep_move
from dialogue.domain.move_writer import move_writer
from dialogue.domain.queries import Line
from dialogue.domain.threat_guard import guarded
from dialogue.domain.validation import NotUsable, checked, pins_needed
from dialogue.protocol.terms import INTERRUPTS, IllegalMove
from dialogue.realtime.connection_retry import UNAVAILABLE
from dialogue.realtime.lasting_keys import lasting_key_for
from dialogue.realtime.room_group import Message, RoomGroup
from dialogue.realtime.room_snapshot import RoomSnapshot, own_rows_of, read_facts, read_lines, read_next, read_snapshot
from dialogue.realtime.room_updates import RoomUpdates
from dialogue.realtime.updates import happened_frame

logger = logging.getLogger(__name__)
# What a plan and its statement may end in. What it was, is said by the way that a form goes.
DOUBTFUL: tuple[type[Exception], ...] = (NotInTheRoom, Error, *UNAVAILABLE)


class LiveRoom:
    """What all sockets of one dialogue in this process share."""

    def __init__(self, dialogue_id: UUID) -> None:
        self.dialogue_id = dialogue_id
        self.group = RoomGroup(dialogue_id, self._hear, self._hears_no_more)
        self.sockets: list[RoomUpdates] = []
        self.lock = asyncio.Lock()  # one change at a time
        self.snapshot: RoomSnapshot | None = None
        self.changes = 0  # of which this room knows that it does not know them; one may come while it reads

    def read_anew(self) -> None:
        """Something has changed that nobody was notified of: everybody here is shown their turn as it is now."""
        self.forget()
        self._hand_on({"type": "seat.changed"})

    async def read_own(self, user_ids: set[int]) -> None:
        """The same of what is theirs alone: the partner is shown nothing, nor does a move of theirs read for it."""
        async with self.lock:
            self.forget()
            with suppress(*DOUBTFUL):
                rooms = (await self._fresh(self.sockets[0])).rooms if self.sockets else {}
                for socket in self.sockets:
                    if socket.user.pk in user_ids:
                        socket.room = rooms[socket.seat]
                        socket.receive_soon({"type": "private.changed", "dialogue": str(self.dialogue_id)})

    def forget(self) -> None:
        """Something may have changed that this room does not know; it is read anew before it is used."""
        self.snapshot, self.changes = None, self.changes + 1

    async def make(self, socket: RoomUpdates, move: Move) -> int | None:
        """Makes a move, shows it here, and gives its seq. None when nothing was done, and `make_move` must decide."""
        async with self.lock:
            try:
                snapshot = await self._fresh(socket)
                if move.content.utterance:
                    await _see_to_key(snapshot, socket)
                plan = plan_of(snapshot, socket, move)
                hearers = await self._keep(plan, socket) if plan else None
            except DOUBTFUL:
                plan = hearers = None
            if plan is None or hearers is None:
                self.forget()
                return None
            metrics.MOVES.inc()
            socket.checked = time.monotonic()  # the statement has looked at the session
            after, line = snapshot.after(plan.fold, plan.event, plan.content.utterance)
            self.snapshot = after if self.snapshot is snapshot else None
            notify_of(plan, shown={self.group.channel})
            await self._show(after, [line], hearers, socket)
            return after.seq

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
            after = await self._fresh(reader)
            last_seen = min(one.last_seen for one in self.sockets if one.accepting or one is reader)
            lines = await reader.in_thread(read_lines, after, last_seen)
            hearers = frozenset(one.pk for one in after.rooms[reader.seat].people.values() if one.is_active)
        await self._show(after, lines, hearers, reader, asks=asks)

    async def read_own_rows(self, socket: RoomUpdates) -> None:
        """After their owner's own act. The partner's next move finds them read, and cannot tell by waiting for it."""
        room = socket.room
        shelf, level = await socket.in_thread(own_rows_of, room)
        if self.snapshot and not self.snapshot.dialogue.over:
            self.snapshot.shelves[socket.seat] = shelf
            if self.snapshot.dialogue.visit == room.dialogue.visit:
                self.snapshot.levels[socket.seat] = level
        else:
            self.forget()

    async def _fresh(self, socket: RoomUpdates) -> RoomSnapshot:
        if self.snapshot is None:
            changes = self.changes
            snapshot = await socket.in_thread(read_snapshot, socket.room)
            if changes != self.changes:
                return snapshot  # for this once
            self.snapshot = snapshot
        return self.snapshot

    async def _keep(self, plan: PlannedMove, socket: RoomUpdates) -> frozenset[int] | None:
        return await move_writer().keep(partial(keep_move, plan=plan, mover=socket.signed_in.credentials))

    async def _show(
        self,
        snapshot: RoomSnapshot,
        lines: list[Line],
        hearers: frozenset[int],
        caller: RoomUpdates,
        *,
        asks: bool = True,
    ) -> None:
        """Shows what happened to the sockets here, the caller's last. Whoever cannot be shown it now looks alone.

        That is asked of each just before, as it may have begun something of its own while another waited.
        """
        asker = caller if asks else None
        may = {one: partial(one.may_be_shown, snapshot, lines, hearers, asks=one is asker) for one in self.sockets}
        if caller in may and may[caller]() and caller.seat not in snapshot.facts:
            # Not the partner's too: whoever waits for them could tell what is private there.
            await caller.in_thread(read_facts, snapshot, {caller.seat})
        room = snapshot.rooms[caller.seat]
        happened = {line.seq: happened_frame(room, line).model_dump_json() for line in lines}  # the same for both
        for socket, may_be_shown in may.items():
            if socket is not asker and socket.seat in snapshot.facts and may_be_shown():
                await _show_other(socket, snapshot, happened)
            elif socket is not asker:
                socket.look_soon(snapshot.seq, may_hear=socket.user.pk in hearers)
        if asker in may and may[asker]():
            await asker.show(snapshot, happened)


async def _see_to_key(snapshot: RoomSnapshot, socket: RoomUpdates) -> None:
    """The first words of a person in a couple need a key that nobody has made yet."""
    room = snapshot.rooms[socket.seat]
    if not room.keys.has_one_of(room.me):
        key = await lasting_key_for(socket, room.me, room.dialogue.couple)
        room.keys[key.id] = key


async def _show_other(socket: RoomUpdates, snapshot: RoomSnapshot, happened: Mapping[int, str]) -> None:
    """Whatever fails on the way to one browser is not the fault of the one whose move it is."""
    try:
        await socket.show(snapshot, happened)
    except Exception as error:  # noqa: BLE001  its socket may be closing; it looks by itself
        logger.warning(
            "A socket was not shown event %s of dialogue %s: %s", snapshot.seq, socket.dialogue_id, type(error).__name__
        )
        socket.look_soon(snapshot.seq, may_hear=True)


_rooms: "WeakKeyDictionary[asyncio.AbstractEventLoop, dict[UUID, LiveRoom]]" = WeakKeyDictionary()


def rooms() -> list[LiveRoom]:
    """Those of this event loop."""
    return list(_rooms.get(asyncio.get_running_loop(), {}).values())


def enter(socket: RoomUpdates) -> LiveRoom:
    """The room of the socket's dialogue in this process, with the socket in it."""
    rooms = _rooms.setdefault(asyncio.get_running_loop(), {})
    room = rooms.get(socket.dialogue_id)
    if room is None:
        room = rooms[socket.dialogue_id] = LiveRoom(socket.dialogue_id)
    if socket.seat not in {one.seat for one in room.sockets}:
        room.forget()  # what changed for this person alone was told to no socket here
    room.sockets.append(socket)
    return room


def leave(socket: RoomUpdates) -> None:
    """Takes the socket out. The room goes with its last one."""
    rooms = _rooms.get(asyncio.get_running_loop(), {})
    room = rooms.get(socket.dialogue_id)
    if room and socket in room.sockets:
        room.sockets.remove(socket)
        if not room.sockets:
            del rooms[socket.dialogue_id]
            room.group.leave()


def plan_of(snapshot: RoomSnapshot, socket: RoomUpdates, move: Move) -> PlannedMove | None:
    """The plan of a move; None where it needs a look at the database, or looks as if it were to be refused."""
    room = snapshot.rooms[socket.seat]
    waits_for_therapist = room.protocol.needs_therapist and move.move not in INTERRUPTS
    if waits_for_therapist or socket.signed_in.limit:  # minutes that only the database can count
        return None
    try:
        fact = decided(room, move)
        pinned = snapshot.pinned(room, pins_needed(room, move.move))
        if pinned is None:
            return None
        fact, content = guarded(room, fact, checked(room, move.move, move.content, pinned))
    except (Stale, IllegalMove, NotUsable):
        return None
    return planned(room, fact, content, move.move_id)
