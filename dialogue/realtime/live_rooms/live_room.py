"""The room of a dialogue that this process holds open: one for all its sockets here, touched by the event loop alone.

A move is planned from its snapshot, kept by one statement that decides, and shown to every socket here without another
look at the database. Where the snapshot was old, or the move is not one that can be planned, it is made as a form's
would be (`domain.moves.move_transaction`), and the snapshot is read anew before the next.
"""

import time

from dialogue import metrics
from dialogue.domain.moves.move_plan import Move, PlannedMove, Stale, decided, notify_of, planned
from dialogue.domain.moves.move_statements import keep_moves
from dialogue.domain.moves.move_writer import move_writer
from dialogue.domain.threat_guard import guarded
from dialogue.domain.validation import Content, NotUsable, checked, pins_needed
from dialogue.protocol.terms import INTERRUPTS, TAKE_BACK, Fact, IllegalMove
from dialogue.realtime.live_rooms.room_follower import RoomFollower
from dialogue.realtime.live_rooms.room_frames import ComingFrames
from dialogue.realtime.live_rooms.room_snapshot import RoomSnapshot
from dialogue.realtime.live_rooms.shared_room import DOUBTFUL
from dialogue.realtime.room.lasting_keys import obtain_lasting_key
from dialogue.realtime.room.room_updates import RoomUpdates


class LiveRoom(RoomFollower):
    """A room in which moves are made."""

    async def make(self, socket: RoomUpdates, move: Move) -> int | None:
        """Makes a move, shows it here, and gives its seq. None when nothing was done, and `make_move` must decide."""
        async with self.lock:
            try:
                snapshot = await self.fresh(socket)
                await _see_to_key(snapshot, socket, move)
                plan = plan_of(snapshot, socket, move)
                coming = ComingFrames(self, socket, snapshot, plan) if plan else None
                hearers = await self._keep(coming, socket) if coming else None
            except DOUBTFUL:
                coming = hearers = None
            if coming is None or hearers is None:
                self.forget()
                return None
            metrics.MOVES.inc()
            socket.checked = time.monotonic()  # the statement has looked at the session
            frames = coming.frames()
            self.snapshot = frames.snapshot if self.snapshot is snapshot else None
            notify_of(coming.plan, shown={self.group.channel})
            await self.show(frames, hearers, socket)
            return frames.snapshot.seq

    async def _keep(self, coming: ComingFrames, socket: RoomUpdates) -> frozenset[int] | None:
        return await move_writer().keep(keep_moves, (coming.plan, socket.signed_in.credentials), coming.prepare)


async def _see_to_key(snapshot: RoomSnapshot, socket: RoomUpdates, move: Move) -> None:
    """The first words of a person in a couple need a key that nobody has made yet; none is made for what is refused."""
    room = snapshot.rooms[socket.seat]
    if move.content.utterance and not room.keys.has_one_of(room.me) and _judged(snapshot, socket, move):
        key = await obtain_lasting_key(socket, room.me, room.dialogue.couple)
        room.keys[key.id] = key


def plan_of(snapshot: RoomSnapshot, socket: RoomUpdates, move: Move) -> PlannedMove | None:
    """The plan of a move; None where it needs a look at the database, or looks as if it were to be refused."""
    judged = _judged(snapshot, socket, move)
    plan = planned(snapshot.rooms[socket.seat], *judged, move.move_id) if judged else None
    begins = plan and plan.room.dialogue.parallel and not plan.fold.parallel  # then no other may be open
    return None if begins or (plan and plan.fold.over and plan.fold.parent_id) else plan  # then its parent may go on


def _judged(snapshot: RoomSnapshot, socket: RoomUpdates, move: Move) -> tuple[Fact, Content] | None:
    """What a move is, and what it brings as it is kept."""
    room = snapshot.rooms[socket.seat]
    waits_for_therapist = room.protocol.needs_therapist and move.move not in INTERRUPTS
    if waits_for_therapist or move.move == TAKE_BACK or socket.signed_in.limit:  # what only the database can tell
        return None
    try:
        fact = decided(room, move)
        pinned = snapshot.pinned(room, pins_needed(room, move.move))
        return None if pinned is None else guarded(room, fact, checked(room, move.move, move.content, pinned))
    except (Stale, IllegalMove, NotUsable):
        return None
