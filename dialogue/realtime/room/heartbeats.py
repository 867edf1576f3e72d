"""What rooms' sockets look at with their heartbeats: for many together, in one thread, with a few questions."""

from collections.abc import Sequence
from typing import NamedTuple
from uuid import UUID

from dialogue.domain import access, presence
from dialogue.domain.access import NotInTheRoom, Room
from dialogue.domain.nested_dialogues import open_nested_dialogues
from dialogue.domain.presence import Company, Lease
from dialogue.realtime import socket_auth
from dialogue.realtime.socket_auth import SignedIn


class Pulse(NamedTuple):
    """What a socket knows that beats."""

    signed_in: SignedIn
    cookies: dict[str, str]
    room: Room
    lease: str


class Heartbeat(NamedTuple):
    """The session, the room, who is in it and what interrupts it, all as they are now."""

    signed_in: SignedIn
    room: Room
    company: Company
    nested: UUID | None


Answer = Heartbeat | Exception | None  # None: the session is over; `NotInTheRoom`: the room is closed


def look(pulses: Sequence[Pulse]) -> list[Answer]:
    """Renews the lease of each that may be here, and says what is so now. In a thread."""
    signed_in = _signed_in_again(pulses)
    rooms = access.look_at_all_again([pulse.room for pulse in pulses])
    may = [place for place, seen in enumerate(signed_in) if seen and rooms[place]]
    nested = open_nested_dialogues([room.dialogue for room in rooms if room])
    leases = [Lease(pulses[place].room.dialogue.pk, pulses[place].room.seat, pulses[place].lease) for place in may]
    companies = dict(zip(may, presence.renew_all(leases), strict=True))

    def answer(place: int) -> Answer:
        seen, room = signed_in[place], rooms[place]
        if seen and room:
            return Heartbeat(seen, room, companies[place], nested.get(room.dialogue.pk))
        return NotInTheRoom() if seen else None

    return [answer(place) for place in range(len(pulses))]


def _signed_in_again(pulses: Sequence[Pulse]) -> list[SignedIn | None]:
    """Two queries for all; whoever is not found as they were is looked at alone."""
    stand = socket_auth.standing([pulse.signed_in for pulse in pulses])
    return [
        pulse.signed_in if stands else socket_auth.look_again(pulse.signed_in, pulse.cookies)
        for pulse, stands in zip(pulses, stand, strict=True)
    ]
