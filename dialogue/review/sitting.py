"""What the therapist in the live seat sees: the log as it grows, whose turn it is, and a place to offer a stem."""

from typing import Any
from uuid import UUID

from django.template.loader import render_to_string

from accounts.at_work import may_work
from accounts.models import User
from dialogue import live, live_seat, rendering, selectors
from dialogue.access import NotInTheRoom, Room
from dialogue.protocol import engine
from dialogue.protocol.terms import PARTNERS, Actor
from dialogue.sockets import NOT_YOURS, PersonConsumer
from dialogue.words import words_for
from dialogue.words.stages import STAGES


class SittingConsumer(PersonConsumer):
    """One browser of a therapist beside one dialogue. It is told; it only says that it is there."""

    for_work = True
    dialogue_id: UUID

    async def entered(self) -> bool:
        self.dialogue_id = self.scope["url_route"]["kwargs"]["dialogue_id"]
        await self.channel_layer.group_add(live.dialogue_group(self.dialogue_id), self.channel_name)
        return await self.show()

    async def disconnect(self, code: int) -> None:
        await super().disconnect(code)
        if hasattr(self, "dialogue_id"):
            await self.channel_layer.group_discard(live.dialogue_group(self.dialogue_id), self.channel_name)

    async def heard(self, text: str | None) -> None:
        """A heartbeat, whatever it says: it gets the page's living part, and so heals a lost bell."""
        await self.show()

    async def show(self) -> bool:
        """Sends what there is to see; closes the socket of who may not see it any more."""
        if not await self.still_signed_in():
            return False
        try:
            html = await self.in_thread(living_part, self.user, self.dialogue_id)
        except NotInTheRoom:
            await self.close(NOT_YOURS)
            return False
        await self.send_frame({"type": "sitting", "html": html})
        return True

    async def bell_rung(self, event: dict[str, Any]) -> None:
        await self.show()

    async def seat_changed(self, event: dict[str, Any]) -> None:
        await self.show()

    async def right_changed(self, event: dict[str, Any]) -> None:
        await self.show()

    async def presence_changed(self, event: dict[str, Any]) -> None:
        """Who is here is for the two of them."""

    async def writing_seen(self, event: dict[str, Any]) -> None:
        """Who is writing is for the two of them."""


def living_part(therapist: User, dialogue_id: UUID) -> str:
    return render_to_string("review/_sitting.html", living_context(therapist, dialogue_id))


def living_context(therapist: User, dialogue_id: UUID) -> dict[str, Any]:
    """What `_sitting.html` needs. Raises `NotInTheRoom` when the seat is not this therapist's any more."""
    if not may_work(therapist):
        raise NotInTheRoom
    room = live_seat.room_of_guest(therapist, dialogue_id)
    writers = [seat for seat in PARTNERS if engine.may_write(room.protocol, room.state, seat)]
    lines = selectors.last_events(room)
    return {
        "dialogue": room.dialogue,
        "names": [person.name for person in room.people.values()],
        "place": place_of(room),
        "writer": room.people[writers[0]].name if len(writers) == 1 else "",
        "lines": [{"line": line, **rendering.line_context(room, line)} for line in lines],
    }


def place_of(room: Room) -> str:
    """What happens now, as somebody says it who is neither of the two."""
    actors = {Actor.SENDER: room.state.sender, Actor.RECEIVER: room.state.sender.other}
    actor = actors.get(room.step.actor)
    if room.dialogue.paused or actor is None:
        return str(STAGES[room.step.stage]) if room.step.stage else ""
    words = words_for(room.protocol, room.step)
    return str(words.waiting).format(partner=room.people[actor].name)
