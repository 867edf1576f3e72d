"""The socket of a dialogue's room: reads one browser's messages, sends it what happened. The log alone is the truth."""

import asyncio
import time
from datetime import datetime
from functools import partial
from typing import Any
from uuid import UUID

from django.conf import settings
from django.utils import timezone

from accounts.auth.timezone_middleware import in_zone, zone_in
from dialogue import metrics
from dialogue.domain import moves, notify, presence
from dialogue.domain.access import NotInTheRoom, Room, Viewer, room_for
from dialogue.domain.move_plan import Move
from dialogue.domain.queries import Line
from dialogue.pages import render
from dialogue.pages.refusals import REFUSALS, reason_for
from dialogue.protocol import engine
from dialogue.protocol.terms import Seat
from dialogue.realtime import catch_up, live_room, messages, private_messages
from dialogue.realtime.base_consumer import NOT_YOURS, SESSION_CHECK_SECONDS, SIGN_IN, PersonConsumer
from dialogue.realtime.frames import Frame, HeadFrame, PresenceFrame, RefusedFrame
from dialogue.realtime.live_room import LiveRoom
from dialogue.realtime.move_messages import move_from
from dialogue.realtime.refusal_log import log_refusal
from dialogue.realtime.room_snapshot import RoomSnapshot
from dialogue.realtime.updates import Page, happened_frame, page_after, turn_after, turn_of

TYPING_INTERVAL = 1.0  # seconds; more often nobody needs to know


class RoomConsumer(PersonConsumer):
    """One browser in one room."""

    dialogue_id: UUID
    seat: Seat
    erased: datetime | None  # when the words went, as the page knows it
    room: Room  # as it was seen last; read wholly anew with each heartbeat
    last_seen = 0
    bar = ""  # the name of the one that this browser shows
    live_room: LiveRoom | None = None
    guest_here = False  # whether it shows that the therapist sits in
    may_write = False
    typing_sent = -TYPING_INTERVAL  # when the partner was last told of it, by the monotonic clock
    asked = False  # a request waits for one person's answer; whether that person is here is theirs alone to show

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.busy = asyncio.Lock()
        self.tasks: set[asyncio.Task[None]] = set()

    async def on_connect(self) -> bool:
        self.dialogue_id = self.scope["url_route"]["kwargs"]["dialogue_id"]
        self.last_seen = _last_seen_in(self.scope["query_string"])
        try:
            self.room = await self.in_thread(room_for, self.user, self.dialogue_id)
        except NotInTheRoom:
            await self.close(NOT_YOURS)
            return False
        self.seat, self.erased = self.room.seat, self.room.dialogue.erased_at
        await self.channel_layer.group_add(notify.dialogue_group(self.dialogue_id), self.channel_name)
        self.live_room = live_room.enter(self)
        await self.send_updates()
        await self._renew_lease()
        await self._read_and_send_presence()
        catch_up.watch().add(self)
        return True

    async def disconnect(self, code: int) -> None:
        await super().disconnect(code)
        if hasattr(self, "seat"):
            await self.channel_layer.group_discard(notify.dialogue_group(self.dialogue_id), self.channel_name)
            if await presence.leave(self.dialogue_id, self.seat, self.channel_name):
                await self._notify("presence.changed", seat=self.seat)

    def release(self) -> None:
        super().release()
        catch_up.watch().discard(self)
        if self.live_room:
            live_room.leave(self)
        for task in self.tasks:
            task.cancel()

    async def dispatch(self, message: dict[str, Any]) -> None:
        """One message at a time, also when the room of this process hands one on."""
        async with self.busy:
            await super().dispatch(message)

    async def receive_text(self, text: str | None) -> None:
        try:
            await self._handle(messages.read(text))
        except NotInTheRoom:
            if await self.still_signed_in():
                await self.close(NOT_YOURS)
        except REFUSALS as refusal:
            metrics.REFUSALS.labels(type(refusal).__name__).inc()
            log_refusal(f"frame refused: kind={type(refusal).__name__}", self)
            move_id = messages.move_id_of(text)  # so that the refusal finds its way to the box
            await self.send_frame(RefusedFrame(move_id=move_id, reason=reason_for(refusal)))

    async def _handle(self, message: messages.Message) -> None:
        match message:
            case messages.MoveMessage():
                with metrics.TURN.time():
                    await self._make(message.to_move())
            case messages.Typing():
                if self.may_write and not self.asked and time.monotonic() - self.typing_sent >= TYPING_INTERVAL:
                    self.typing_sent = time.monotonic()
                    await self._notify("partner.typing", seat=self.seat)
            case messages.Since() | messages.Here() if not await self.may_look():
                pass
            case _ if not await self.still_signed_in():
                pass
            case messages.Since(last_seen=last_seen):
                self.last_seen = last_seen
                await self.send_updates()
            case messages.Here():
                await self._renew_lease()
                await self._send_head()
            case _:
                if answer := await self.in_thread(private_messages.answer, self.room, message):
                    await self.send_frame(answer)

    async def _make(self, move: Move) -> None:
        """Makes a move, and tells this browser; the others are notified."""
        allowed = await self._count(move)
        if allowed and self.live_room and (seq := await self.live_room.make(self, move)):
            if self.last_seen < seq:  # it was further behind than the live room could show
                await self.send_updates()
            return
        seen, cookies = self.signed_in, self.scope["cookies"]
        make = partial(move_from, seen, cookies, move, self.room, self.last_seen, allowed=allowed)
        moved = await self.in_thread(make)
        if moved is None:
            await self.close(SIGN_IN)
        elif moved.page:
            await self._send_updates_from(moved.page)
        else:
            if moved.made.again and moved.made.seq <= self.last_seen:
                self.last_seen = moved.made.seq - 1  # the browser asks for it again, so it is sent again
            await self.send_updates()

    async def send_updates(self) -> None:
        """Sends what happened after `last_seen`, in order, then the turn. Channels brings one message at a time."""
        page = await self.in_thread(page_after, self.room, self.last_seen)
        if page.room.dialogue.erased_at != self.erased:
            raise NotInTheRoom  # its words are on the page; opened again it shows the steps alone
        await self._send_updates_from(page)

    async def _count(self, move: Move) -> bool:
        """Counts the move, in a thread where the counter is Redis's. False once there were too many."""
        count = partial(moves.count, self.user, move)
        return await self.in_thread(count) if settings.REDIS_URL else count()

    def may_be_shown(
        self, snapshot: RoomSnapshot, lines: list[Line], hearers: frozenset[int], *, asks: bool = False
    ) -> bool:
        """Whether this socket can be shown these lines as they are. One that `asks` waits for them."""
        recent = asks or time.monotonic() - self.checked < SESSION_CHECK_SECONDS
        return (
            bool(lines)
            and recent
            and (asks or (self.accepting and not self.busy.locked()))
            and self.user.pk in hearers
            and lines[0].seq - 1 <= self.last_seen
            and lines[-1].seq == snapshot.seq
            and snapshot.dialogue.erased_at == self.erased
        )

    def look_soon(self, seq: int, *, may_hear: bool) -> None:
        """Reads by itself what it was not shown, once it has done what it does; or whether it may still be here."""
        if self.accepting:
            kind = {"type": "dialogue.changed", "seq": seq} if may_hear else {"type": "access.changed"}
            task = asyncio.create_task(self.dispatch(kind))
            self.tasks.add(task)
            task.add_done_callback(self.tasks.discard)

    async def show(self, snapshot: RoomSnapshot, lines: list[Line]) -> None:
        """Sends what happened, then the turn, from what is at hand: it asks neither the database nor the layer."""
        room, facts = snapshot.rooms[self.seat], snapshot.facts[self.seat]
        with in_zone(zone_in(self.scope["cookies"])):
            frames: list[Frame] = [happened_frame(room, line) for line in lines if line.seq > self.last_seen]
            turn, self.bar, self.guest_here = turn_of(room, facts, self.bar)
        self.last_seen, self.room = snapshot.seq, room
        for frame in (*frames, turn):
            await self.send_frame(frame)
        await self._turn_was_sent()

    async def _turn_was_sent(self) -> None:
        self.may_write = engine.may_write(self.room.protocol, self.room.state, self.seat)
        before, self.asked = self.asked, self.room.step.may_rest
        if before and not self.asked:
            await self._read_and_send_presence()

    async def _send_updates_from(self, page: Page) -> None:
        await self._send_page(page)
        while page.more:
            page = await self.in_thread(page_after, self.room, self.last_seen)
            await self._send_page(page)
        frame, self.bar, self.guest_here = await self.in_thread(turn_after, page, self.bar)
        await self.send_frame(frame)
        await self._turn_was_sent()

    async def _send_page(self, page: Page) -> None:
        for frame in page.frames:
            await self.send_frame(frame)
        self.last_seen, self.room = page.last_seen, page.room

    async def dialogue_changed(self, event: dict[str, Any]) -> None:
        if event["seq"] > self.last_seen:
            await self._update_or_close(seq=event["seq"])

    async def seat_changed(self, event: dict[str, Any]) -> None:
        self._forget()
        await self._update_or_close(anew=True)

    async def private_changed(self, event: dict[str, Any]) -> None:
        if event["dialogue"] == str(self.dialogue_id):
            await self._update_or_close()
            if self.live_room:
                await self.live_room.read_shelf(self)

    async def access_changed(self, event: dict[str, Any]) -> None:
        self._forget()
        if await self.still_signed_in():
            await self._update_or_close()

    async def presence_changed(self, event: dict[str, Any]) -> None:
        if event["seat"] == Viewer.THERAPIST:
            await self._update_or_close()  # the turn says whether the therapist is there
        elif event["seat"] != self.seat and not self.asked and await self.recently_signed_in():
            await self._read_and_send_presence()

    async def partner_typing(self, event: dict[str, Any]) -> None:
        if event["seat"] != self.seat and not self.asked and await self.recently_signed_in():
            await self._send_presence(here=True, writing=True)

    async def _update_or_close(self, *, anew: bool = False, seq: int = 0) -> None:
        if not await self.recently_signed_in():
            return
        try:
            if seq and self.live_room and await self.live_room.catch_up(self, seq):
                return
            if anew:
                self.room = await self.in_thread(room_for, self.user, self.dialogue_id)
            await self.send_updates()
        except NotInTheRoom:
            await self.close(NOT_YOURS)

    def _forget(self) -> None:
        if self.live_room:
            self.live_room.forget()

    async def _renew_lease(self) -> None:
        if await presence.arrive(self.dialogue_id, self.seat, self.channel_name):
            await self._notify("presence.changed", seat=self.seat)

    async def _read_and_send_presence(self) -> None:
        here = not self.asked and await presence.is_here(self.dialogue_id, self.seat.other)
        await self._send_presence(here=here)

    async def _send_presence(self, *, here: bool, writing: bool = False) -> None:
        text = render.presence_text(self.room.partner.name, here=here, writing=writing)
        await self.send_frame(PresenceFrame(here=here, writing=writing, text=text))

    async def _send_head(self) -> None:
        self.room = await self.in_thread(room_for, self.user, self.dialogue_id)
        head = self.room.dialogue.seq
        await self.send_frame(HeadFrame(seq=head, now=timezone.now()))
        await self._read_and_send_presence()
        guest_here = await presence.is_here(self.dialogue_id, Viewer.THERAPIST)
        erased = self.room.dialogue.erased_at
        if head > self.last_seen or guest_here != self.guest_here or erased != self.erased:  # a notification was lost
            await self.send_updates()

    async def _notify(self, kind: str, **about: object) -> None:
        await notify.send(notify.dialogue_group(self.dialogue_id), {"type": kind, **about})


def _last_seen_in(query: bytes) -> int:
    """The seq in a socket's address (`?told=`); 0, which sends everything, for anything else."""
    text = query.decode("ascii", "replace").removeprefix("told=")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 9 else 0
