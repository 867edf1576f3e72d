"""Presence on a room's socket: its lease, and what the partner's browser says of it. Never "last seen"."""

from uuid import UUID

from dialogue.domain import notify, presence
from dialogue.domain.access import Room
from dialogue.domain.presence import Company
from dialogue.pages import render
from dialogue.protocol.terms import Seat
from dialogue.realtime.base_consumer import PersonConsumer
from dialogue.realtime.frames import PresenceFrame


class RoomPresence(PersonConsumer):
    """A socket of one seat that tells whether the partner is there."""

    dialogue_id: UUID
    seat: Seat
    room: Room  # as it was seen last
    asked = False  # a request waits for one person's answer; whether that person is here is theirs alone to show

    async def renew_lease(self) -> None:
        """Says that this seat is here, and sends whether the partner is."""
        await self.send_company(await self.in_thread(presence.renew, self.dialogue_id, self.seat, self.lease))

    async def leave_seat(self) -> None:
        """Gives the lease back; the partner is told where this seat is empty then."""
        if not self.comes_again and await presence.leave(self.dialogue_id, self.seat, self.lease):
            await self.notify_room("presence.changed", seat=self.seat)

    async def send_company(self, company: Company) -> None:
        """Sends whether the partner is here; the partner is told where this seat was empty before."""
        if company.arrived:
            await self.notify_room("presence.changed", seat=self.seat)
        await self.send_presence(here=not self.asked and company.partner)

    async def read_and_send_presence(self) -> None:
        here = not self.asked and await presence.is_here(self.dialogue_id, self.seat.other)
        await self.send_presence(here=here)

    async def send_presence(self, *, here: bool, writing: bool = False) -> None:
        name = self.room.partner.name
        text = render.request_text(self.room) if self.asked else render.presence_text(name, here=here, writing=writing)
        await self.send_frame(PresenceFrame(here=here, writing=writing, text=text))

    async def notify_room(self, kind: str, **about: object) -> None:
        await notify.send(notify.dialogue_group(self.dialogue_id), {"type": kind, **about})
