"""The live rooms of an event loop: one for each dialogue that somebody has open here."""

import asyncio
from uuid import UUID
from weakref import WeakKeyDictionary

from dialogue.realtime.live_rooms.live_room import LiveRoom
from dialogue.realtime.room.room_updates import RoomUpdates

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
