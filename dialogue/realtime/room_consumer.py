"""The socket of a dialogue's room: reads one browser's messages, sends it what happened. The log alone is the truth."""

import time
from functools import partial
from typing import Any

from django.utils import timezone

from accounts.encryption import envelope
from dialogue import metrics
from dialogue.domain import moves, presence
from dialogue.domain.access import NotInTheRoom, Viewer, room_for
from dialogue.domain.move_plan import Move
from dialogue.pages.refusals import REFUSALS, reason_for
from dialogue.person_rate_limit import count_private_act
from dialogue.realtime import catch_up, drafts, heartbeats, live_room, messages, private_messages
from dialogue.realtime.base_consumer import NOT_YOURS, SERVICE_RESTART, SIGN_IN
from dialogue.realtime.frames import HeadFrame, KeptFrame, RefusedFrame
from dialogue.realtime.lasting_keys import lasting_key_for
from dialogue.realtime.live_room import LiveRoom
from dialogue.realtime.move_messages import move_from
from dialogue.realtime.refusal_log import log_refusal
from dialogue.realtime.room_updates import RoomUpdates

TYPING_INTERVAL = 1.0  # seconds; more often nobody needs to know


class RoomConsumer(RoomUpdates):
    """One browser in one room."""

    live_room: LiveRoom | None = None
    own_key: envelope.Key | None = None
    typing_sent = -TYPING_INTERVAL  # when the partner was last told of it, by the monotonic clock

    async def on_connect(self) -> bool:
        self.dialogue_id = self.scope["url_route"]["kwargs"]["dialogue_id"]
        self.last_seen = _last_seen_in(self.scope["query_string"])
        try:
            self.room = await self.in_thread(room_for, self.user, self.dialogue_id)
            self.seat, self.erased = self.room.seat, self.room.dialogue.erased_at
            self.live_room, self.joining = live_room.enter(self), True
            await self.live_room.group.join()
            await self.send_updates()
        except NotInTheRoom:  # from the beginning, or since a moment
            await self.close(NOT_YOURS)
            return False
        await self.renew_lease()
        catch_up.watch().add(self)
        self.joining = False
        return True

    async def disconnect(self, code: int) -> None:
        await super().disconnect(code)
        if hasattr(self, "seat") and await presence.leave(self.dialogue_id, self.seat, self.channel_name):
            await self.notify_room("presence.changed", seat=self.seat)

    def release(self) -> None:
        super().release()
        catch_up.watch().discard(self)
        if self.live_room:
            live_room.leave(self)

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
                    await self.notify_room("partner.typing", seat=self.seat)
            case messages.KeepDraft():
                await self._keep_draft(message)
            case messages.Since() | messages.Here() if not await self.may_look():
                pass
            case messages.Here():
                await self._answer_heartbeat()
            case _ if not await self.still_signed_in():
                pass
            case messages.Since(last_seen=last_seen):
                self.last_seen = last_seen
                await self.send_updates()
            case _:
                self._count_private_act(message)
                await self._answer(message)

    async def _keep_draft(self, message: messages.KeepDraft) -> None:
        self._count_private_act(message)
        key = None if self.room.protocol.aloud else await self._private_key()
        if key and await drafts.keep(message, self.dialogue_id, self.signed_in, key):
            await self.send_frame(KeptFrame(key=message.key))
        elif await self.still_signed_in():
            await self._answer(message)

    async def _answer(self, message: private_messages.PrivateMessage) -> None:
        if answer := await self.in_thread(private_messages.answer, self.room, message):
            await self.send_frame(answer)

    def _count_private_act(self, message: private_messages.PrivateMessage) -> None:
        """Raises `TooManyMoves`. Hints are counted where they are made."""
        if not isinstance(message, messages.AskHints):
            count_private_act(self.user)

    async def _private_key(self) -> envelope.Key:
        """This person's own key. Whether it still stands, is for a statement to say."""
        if self.own_key is None:
            self.own_key = await lasting_key_for(self, self.user, None)
        return self.own_key

    async def _make(self, move: Move) -> None:
        """Makes a move, and tells this browser; the others are notified."""
        allowed = moves.count(self.user, move)
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
            await self.send_updates_from(moved.page)
        else:
            if moved.made.again and moved.made.seq <= self.last_seen:
                self.last_seen = moved.made.seq - 1  # the browser asks for it again, so it is sent again
            await self.send_updates()

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
                await self.live_room.read_own_rows(self)

    async def access_changed(self, event: dict[str, Any]) -> None:
        self._forget()
        if await self.still_signed_in():
            await self._update_or_close()

    async def presence_changed(self, event: dict[str, Any]) -> None:
        if event["seat"] == Viewer.THERAPIST:
            await self._update_or_close()  # the turn says whether the therapist is there
        elif event["seat"] != self.seat and not self.asked and await self.recently_signed_in():
            await self.read_and_send_presence()

    async def partner_typing(self, event: dict[str, Any]) -> None:
        if event["seat"] != self.seat and not self.asked and await self.recently_signed_in():
            await self.send_presence(here=True, writing=True)

    async def layer_lost(self, event: dict[str, Any]) -> None:
        """Its room is told nothing any more; the browser comes again."""
        await self.close(SERVICE_RESTART)

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

    async def _answer_heartbeat(self) -> None:
        look = partial(heartbeats.look, self.signed_in, self.scope["cookies"], self.room, self.channel_name)
        if (beat := await self.in_thread(look)) is None:
            await self.close(SIGN_IN)
            return
        self.signed_in, self.checked, self.room = beat.signed_in, time.monotonic(), beat.room
        head, erased = beat.room.dialogue.seq, beat.room.dialogue.erased_at
        await self.send_frame(HeadFrame(seq=head, now=timezone.now()))
        await self.send_company(beat.company)
        guest_here = beat.company.therapist
        if head > self.last_seen or guest_here != self.guest_here or erased != self.erased:  # a notification was lost
            await self.send_updates()


def _last_seen_in(query: bytes) -> int:
    """The seq in a socket's address (`?told=`); 0, which sends everything, for anything else."""
    text = query.decode("ascii", "replace").removeprefix("told=")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 9 else 0
