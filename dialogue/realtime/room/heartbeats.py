"""What a room's socket looks at with each heartbeat: in one thread, with as few questions as it takes."""

from typing import NamedTuple
from uuid import UUID

from dialogue.domain import access, presence
from dialogue.domain.access import Room
from dialogue.domain.nested_dialogues import open_nested_dialogue
from dialogue.domain.presence import Company
from dialogue.realtime import socket_auth
from dialogue.realtime.socket_auth import SignedIn


class Heartbeat(NamedTuple):
    """The session, the room, who is in it and what interrupts it, all as they are now."""

    signed_in: SignedIn
    room: Room
    company: Company
    nested: UUID | None


def look(seen: SignedIn, cookies: dict[str, str], room: Room, channel: str) -> Heartbeat | None:
    """Renews the socket's lease. None when its session is over. Raises `NotInTheRoom`."""
    again = socket_auth.look_again(seen, cookies)
    if again is None:
        return None
    now = access.look_again(room)
    nested = open_nested_dialogue(now.dialogue)
    return Heartbeat(again, now, presence.renew(now.dialogue.pk, now.seat, channel), nested.pk if nested else None)
