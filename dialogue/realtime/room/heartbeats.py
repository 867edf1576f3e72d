"""What a room's socket looks at with each heartbeat: in one thread, with as few questions as it takes."""

from typing import NamedTuple

from dialogue.domain import access, presence
from dialogue.domain.access import Room
from dialogue.domain.presence import Company
from dialogue.realtime import socket_auth
from dialogue.realtime.socket_auth import SignedIn


class Heartbeat(NamedTuple):
    """The session, the room and who is in it, all as they are now."""

    signed_in: SignedIn
    room: Room
    company: Company


def look(seen: SignedIn, cookies: dict[str, str], room: Room, channel: str) -> Heartbeat | None:
    """Renews the socket's lease. None when its session is over. Raises `NotInTheRoom`."""
    again = socket_auth.look_again(seen, cookies)
    if again is None:
        return None
    now = access.look_again(room)
    return Heartbeat(again, now, presence.renew(now.dialogue.pk, now.seat, channel))
