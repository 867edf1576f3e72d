"""The frames that bring browsers to a state of their room: what happened, the same for all, and the turn of each.

They can be made while a move waits for the disk, and are sent to nobody before it is kept.
"""

from typing import TYPE_CHECKING

from accounts.auth.timezone_middleware import zone_in
from dialogue.domain.moves.move_plan import PlannedMove
from dialogue.domain.queries import Line
from dialogue.realtime.live_rooms.room_snapshot import RoomSnapshot
from dialogue.realtime.updates import Turn, happened_frame, turn_of

if TYPE_CHECKING:
    from dialogue.realtime.live_rooms.shared_room import SharedRoom
    from dialogue.realtime.room.room_updates import RoomUpdates


class RoomFrames:
    """The frames of some lines and the snapshot behind them. Each is made once."""

    def __init__(self, snapshot: RoomSnapshot, lines: list[Line]) -> None:
        room = next(iter(snapshot.rooms.values()))
        self.snapshot, self.lines = snapshot, lines
        self.happened = {line.seq: happened_frame(room, line).model_dump_json() for line in lines}
        self._turns: dict[tuple[RoomUpdates, str], tuple[Turn, str]] = {}

    def turn(self, socket: "RoomUpdates") -> tuple[Turn, str]:
        """The turn of this browser's reader, whose facts are known, and its frame as it is sent."""
        made = self._turns.get((socket, socket.bar))
        if made is None:
            room, facts = self.snapshot.rooms[socket.seat], self.snapshot.facts[socket.seat]
            turn = turn_of(room, facts, socket.bar, zone_in(socket.scope["cookies"]))
            made = self._turns[socket, socket.bar] = turn, turn.frame.model_dump_json()
        return made


class ComingFrames:
    """The frames of a planned move. What they were made from may have changed by the time that they are sent."""

    def __init__(
        self, shared_room: "SharedRoom", caller: "RoomUpdates", snapshot: RoomSnapshot, plan: PlannedMove
    ) -> None:
        self.shared_room, self.caller, self.snapshot, self.plan = shared_room, caller, snapshot, plan
        self.changes = shared_room.changes
        self._frames: RoomFrames | None = None

    def prepare(self) -> None:
        """Makes what the others will be sent. The caller's own turn comes after theirs has gone."""
        frames = self.frames()
        for socket in self.shared_room.sockets:
            if socket is not self.caller and socket.seat in frames.snapshot.facts:
                frames.turn(socket)

    def frames(self) -> RoomFrames:
        """As they are now."""
        if self._frames is None or self.changes != self.shared_room.changes:
            self.changes, plan = self.shared_room.changes, self.plan
            after, line = self.snapshot.after(plan.fold, plan.event, plan.content.utterance)
            self._frames = RoomFrames(after, [line])
        return self._frames
