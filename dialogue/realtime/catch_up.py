"""Repairs rooms with somebody in them: makes the moves that are due, and sends a lost notification again.

A layer may drop a message, and the in-memory one may forget a room for good: then nothing arrives. One task a process
compares what each socket was told with the heads of the logs. It reads numbers alone.
"""

import asyncio
import logging
import time
from collections.abc import Collection, Iterable
from typing import Protocol
from uuid import UUID
from weakref import WeakKeyDictionary

from channels.db import database_sync_to_async

from dialogue import metrics
from dialogue.jobs.deadline_moves import moves_in
from dialogue.jobs.scheduler import do_due
from dialogue.models import Dialogue
from dialogue.realtime.live_rooms import registry, room_check
from dialogue.realtime.live_rooms.live_room import LiveRoom
from dialogue.realtime.live_rooms.room_check import Surroundings
from dialogue.realtime.socket_auth import SignedIn, standing

EVERY = 2.0  # seconds
ROOMS_EVERY = 8.0  # seconds
SESSIONS_EVERY = 8.0  # seconds; so that with a look that is late they are looked at within 15
logger = logging.getLogger(__name__)


class Listener(Protocol):
    """A socket in a room."""

    dialogue_id: UUID
    channel_name: str
    last_seen: int
    signed_in: SignedIn
    checked: float  # when the session was last looked at, by the monotonic clock

    def look_soon(self, seq: int, *, may_hear: bool) -> None: ...


class Watch:
    """The sockets of one event loop, and the task that looks after them while there are any."""

    def __init__(self) -> None:
        self.listeners: set[Listener] = set()
        self.task: asyncio.Task[None] | None = None
        self.rooms_checked = time.monotonic()

    def add(self, listener: Listener) -> None:
        self.listeners.add(listener)
        if self.task is None or self.task.done():
            self.task = asyncio.create_task(self._run())

    def discard(self, listener: Listener) -> None:
        self.listeners.discard(listener)
        if not self.listeners and self.task:
            self.task.cancel()

    async def _run(self) -> None:
        while self.listeners:
            await asyncio.sleep(EVERY)
            try:
                await self.look()
            except Exception as error:  # noqa: BLE001  the database or the layer is away; the next look may find it back
                logger.warning("The repair of rooms could not look: %s", type(error).__name__)

    async def look(self) -> None:
        """Two queries for all; a room with a socket that is behind joins its group again, and the socket looks."""
        await self._look_at_sessions()
        await self._look_at_rooms()
        heads = await database_sync_to_async(_heads_after_due_moves, thread_sensitive=False)(
            {one.dialogue_id for one in self.listeners}
        )
        for room in registry.rooms():
            seq = heads.get(room.dialogue_id, 0)
            if behind := [one for one in room.behind(seq) if one.accepting]:
                metrics.REPAIRS.inc(len(behind))
                await room.group.join_again()
                for one in behind:
                    one.look_soon(seq, may_hear=True)

    async def _look_at_rooms(self) -> None:
        """A few queries for all rooms; where something else than the log has changed, the room is read anew."""
        if time.monotonic() - self.rooms_checked < ROOMS_EVERY:
            return
        self.rooms_checked = time.monotonic()
        rooms = registry.rooms()
        known = [room_check.known_in(room.snapshot) if room.snapshot else None for room in rooms]
        look = database_sync_to_async(room_check.stored_for, thread_sensitive=False)
        stored = await look([room.dialogue_id for room in rooms])
        for room, before in zip(rooms, known, strict=True):
            if owners := _owners_of_changes(room, before, stored.get(room.dialogue_id)):
                metrics.REPAIRS.inc()
                await room.read_own(owners)
            elif owners is None:
                metrics.REPAIRS.inc()
                room.read_anew()

    async def _look_at_sessions(self) -> None:
        """Two queries for all whose session was not looked at lately; whoever is not found as they were looks alone."""
        due = [one for one in self.listeners if time.monotonic() - one.checked > SESSIONS_EVERY]
        if due:
            stand = database_sync_to_async(standing, thread_sensitive=False)
            found, now = await stand([one.signed_in for one in due]), time.monotonic()
            for one, stands in zip(due, found, strict=True):
                if stands:
                    one.checked = now
                else:
                    one.look_soon(0, may_hear=False)


def _owners_of_changes(room: LiveRoom, before: Surroundings | None, now: Surroundings | None) -> set[int] | None:
    """Whose own things are others than the room knew before, and still does; None where both are to see a change."""
    # What its browsers show was read by each of them, and the room may have been read since.
    shown = [room_check.shared_in(socket.room) for socket in room.sockets if socket.is_free]
    if not all(now and one == now.shared for one in shown):
        return None
    if before is None or room.snapshot is None or room_check.known_in(room.snapshot) != before:
        return set()  # it knows nothing, or somebody was quicker
    return now.owners_of_changes(before) if now and now.shared == before.shared else None


_watches: "WeakKeyDictionary[asyncio.AbstractEventLoop, Watch]" = WeakKeyDictionary()


def watch() -> Watch:
    """The one of this event loop."""
    return _watches.setdefault(asyncio.get_running_loop(), Watch())


def _heads_after_due_moves(dialogue_ids: Collection[UUID]) -> dict[UUID, int]:
    """The heads, once what is due has been done: a rest of a minute cannot wait half a minute for the scheduler."""
    do_due(scope=moves_in(dialogue_ids))
    return heads_of(dialogue_ids)


def heads_of(dialogue_ids: Iterable[UUID]) -> dict[UUID, int]:
    """The seq of the newest event of each."""
    return dict(Dialogue.objects.filter(pk__in=dialogue_ids).values_list("pk", "seq"))
