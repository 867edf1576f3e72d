"""The room's socket: reads what one browser says, tells it what happened. Keeps no truth of its own."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.utils import timezone

from accounts.models import User
from dialogue import live, presence, private, rendering, repair, selectors, services, wire
from dialogue.access import NotInTheRoom, Room, room_for
from dialogue.clocks import one_is_asked
from dialogue.protocol import engine
from dialogue.protocol.terms import Seat
from dialogue.refusals import REFUSALS, reason_for
from dialogue.sockets import NOT_YOURS, PersonConsumer


class RoomConsumer(PersonConsumer):
    """One browser in one room."""

    dialogue_id: UUID
    seat: Seat
    partner: str
    told = 0
    may_write = False
    asked = False  # a request waits for one person's answer; whether that person is here is theirs alone to show

    async def entered(self) -> bool:
        self.dialogue_id = self.scope["url_route"]["kwargs"]["dialogue_id"]
        self.told = _told_in(self.scope["query_string"])
        try:
            room = await self.in_thread(room_for, self.user, self.dialogue_id)
        except NotInTheRoom:
            await self.close(NOT_YOURS)
            return False
        self.seat, self.partner = room.seat, room.partner.name
        await self.channel_layer.group_add(live.dialogue_group(self.dialogue_id), self.channel_name)
        await self.tell()
        await self._say_here()
        await self._show_presence()
        repair.watch().add(self)
        return True

    async def disconnect(self, code: int) -> None:
        await super().disconnect(code)
        if hasattr(self, "seat"):
            await self.channel_layer.group_discard(live.dialogue_group(self.dialogue_id), self.channel_name)
            if await presence.leave(self.dialogue_id, self.seat, self.channel_name):
                await self._ring("presence.changed", seat=self.seat)

    def let_go(self) -> None:
        super().let_go()
        repair.watch().discard(self)

    async def heard(self, text: str | None) -> None:
        try:
            message = wire.read(text)
            if await self.still_signed_in():
                await self._answer(message)
        except NotInTheRoom:
            await self.close(NOT_YOURS)
        except REFUSALS as refusal:
            move_id = wire.move_id_of(text)  # so that the refusal finds its way to the box
            await self.send_frame({"type": "refused", "move_id": move_id, "reason": reason_for(refusal)})

    async def _answer(self, message: wire.Message) -> None:
        match message:
            case services.Move():
                made = await self.in_thread(services.make_move, self.user, self.dialogue_id, message)
                await self.tell(made.seq, repeated=made.again)
            case wire.Since(told):
                self.told = told
                await self.tell()
            case wire.Here():
                await self._say_here()
                await self._send_head()
            case wire.Typing() if self.may_write:
                await self._ring("writing.seen", seat=self.seat)
            case wire.KeepDraft(visit, text, key):
                if await self.in_thread(private.keep_draft, self.user, self.dialogue_id, visit, text):
                    await self.send_frame({"type": "kept", "key": key})
            case wire.CheckBody(level):
                await self.in_thread(private.check_body, self.user, self.dialogue_id, level)

    async def tell(self, seq: int = 0, *, repeated: bool = False) -> None:
        """Sends what happened after `told`, in order, then the turn. Channels brings one message at a time."""
        if repeated and seq <= self.told:
            self.told = seq - 1  # the browser asks for it again, so it is told again
        more = True
        while more:
            news = await self.in_thread(_news, self.user, self.dialogue_id, self.told)
            for frame in news.frames:
                await self.send_frame(frame)
            answered = self.asked and not news.asked
            self.told, self.may_write, self.asked, more = news.told, news.may_write, news.asked, news.more
            if answered:
                await self._show_presence()

    async def bell_rung(self, event: dict[str, Any]) -> None:
        if event["seq"] > self.told:
            await self._tell_or_leave()

    async def seat_changed(self, event: dict[str, Any]) -> None:
        await self._tell_or_leave()

    async def own_changed(self, event: dict[str, Any]) -> None:
        if event["dialogue"] == str(self.dialogue_id):
            await self._tell_or_leave()

    async def right_changed(self, event: dict[str, Any]) -> None:
        await self._tell_or_leave()

    async def presence_changed(self, event: dict[str, Any]) -> None:
        if event["seat"] != self.seat and await self.still_signed_in():
            await self._show_presence()

    async def writing_seen(self, event: dict[str, Any]) -> None:
        if event["seat"] != self.seat and await self.still_signed_in():
            await self.send_frame(rendering.presence_frame(self.partner, here=True, writing=True))

    async def _tell_or_leave(self) -> None:
        if not await self.still_signed_in():
            return
        try:
            await self.tell()
        except NotInTheRoom:
            await self.close(NOT_YOURS)

    async def _say_here(self) -> None:
        if await presence.arrive(self.dialogue_id, self.seat, self.channel_name):
            await self._ring("presence.changed", seat=self.seat)

    async def _show_presence(self) -> None:
        here = not self.asked and await presence.is_here(self.dialogue_id, self.seat.other)
        await self.send_frame(rendering.presence_frame(self.partner, here=here))

    async def _send_head(self) -> None:
        room = await self.in_thread(room_for, self.user, self.dialogue_id)
        await self.send_frame({"type": "head", "seq": room.dialogue.seq, "now": timezone.now().isoformat()})
        await self._show_presence()
        if room.dialogue.seq > self.told:  # a ring was lost
            await self.tell()

    async def _ring(self, kind: str, **about: object) -> None:
        await live.send(live.dialogue_group(self.dialogue_id), {"type": kind, **about})


@dataclass(frozen=True, slots=True)
class News:
    """What one browser is told next."""

    frames: list[rendering.Frame]
    told: int
    may_write: bool
    asked: bool
    more: bool


def _news(user: User, dialogue_id: UUID, told: int) -> News:
    """The frames of the next page of events; behind the last page comes the turn. Raises `NotInTheRoom`."""
    room: Room = room_for(user, dialogue_id)
    lines = selectors.events_after(room, told)
    frames = [rendering.happened_frame(room, line) for line in lines]
    head = lines[-1].seq if lines else min(told, room.dialogue.seq)
    more = head < room.dialogue.seq
    return News(
        frames if more else [*frames, rendering.turn_frame(room)],
        told=head,
        may_write=engine.may_write(room.protocol, room.state, room.seat),
        asked=one_is_asked(room.step),
        more=more,
    )


def _told_in(query: bytes) -> int:
    """The `told` of a socket's address; 0, which tells everything, for anything else."""
    text = query.decode("ascii", "replace").removeprefix("told=")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 9 else 0
