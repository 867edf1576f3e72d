"""The socket of a dialogue's room: reads one browser's messages, sends it what happened. The log alone is the truth."""

import time
from functools import partial

from dialogue import metrics
from dialogue.domain.access import NotInTheRoom, room_for
from dialogue.domain.moves import move_transaction
from dialogue.domain.moves.move_plan import Move
from dialogue.pages.refusals import REFUSALS, reason_for
from dialogue.realtime import catch_up, messages
from dialogue.realtime.base_consumer import NOT_YOURS, SIGN_IN
from dialogue.realtime.frames import RefusedFrame
from dialogue.realtime.live_rooms import registry
from dialogue.realtime.refusal_log import log_refusal
from dialogue.realtime.room.move_messages import move_from
from dialogue.realtime.room.room_private_acts import RoomPrivateActs

TYPING_INTERVAL = 1.0  # seconds; more often nobody needs to know


class RoomConsumer(RoomPrivateActs):
    """One browser in one room."""

    typing_sent = -TYPING_INTERVAL  # when the partner was last told of it, by the monotonic clock

    async def on_connect(self) -> bool:
        self.dialogue_id = self.scope["url_route"]["kwargs"]["dialogue_id"]
        self.last_seen = _last_seen_in(self.scope["query_string"])
        try:
            self.room = await self.in_thread(room_for, self.user, self.dialogue_id)
            self.seat, self.erased = self.room.seat, self.room.dialogue.erased_at
            self.live_room, self.joining = registry.enter(self), True
            await self.live_room.group.join()
            await self.send_updates()
        except NotInTheRoom:  # from the beginning, or since a moment
            await self.close(NOT_YOURS)
            return False
        await self.renew_lease()
        catch_up.watch().add(self)
        await self.live_room.read_ahead(self)
        self.joining = False
        return True

    async def disconnect(self, code: int) -> None:
        await super().disconnect(code)
        if hasattr(self, "seat"):
            await self.leave_seat()

    def release(self) -> None:
        super().release()
        catch_up.watch().discard(self)
        if self.live_room:
            registry.leave(self)

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
                await self.keep_draft(message)
            case messages.Since() | messages.Here() if not await self.may_look():
                pass
            case messages.Here():
                await self.answer_heartbeat()
            case _ if not await self.still_signed_in():
                pass
            case messages.Since(last_seen=last_seen):
                self.last_seen = last_seen
                await self.send_updates()
            case _:
                await self.act_in_private(message)

    async def _make(self, move: Move) -> None:
        """Makes a move, and tells this browser; the others are notified."""
        allowed = move_transaction.count(self.user, move)
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


def _last_seen_in(query: bytes) -> int:
    """The seq in a socket's address (`?told=`); 0, which sends everything, for anything else."""
    text = query.decode("ascii", "replace").removeprefix("told=")
    return int(text) if text.isascii() and text.isdigit() and len(text) <= 9 else 0
