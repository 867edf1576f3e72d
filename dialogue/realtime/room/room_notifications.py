"""What a room's socket is notified of, and its heartbeat, which makes up for a notification that was lost."""

import time
from typing import Any

from django.utils import timezone

from dialogue.domain.access import NotInTheRoom, Viewer, room_for
from dialogue.realtime.base_consumer import NOT_YOURS, SERVICE_RESTART, SIGN_IN
from dialogue.realtime.frames import HeadFrame
from dialogue.realtime.live_rooms.live_room import LiveRoom
from dialogue.realtime.room.heartbeat_rounds import heartbeat_rounds
from dialogue.realtime.room.room_updates import RoomUpdates


class RoomNotifications(RoomUpdates):
    """A socket in a live room."""

    live_room: LiveRoom | None = None

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

    async def room_view_changed(self, event: dict[str, Any]) -> None:
        if self.live_room:
            await self.live_room.read_own({self.user.pk})

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

    async def answer_heartbeat(self) -> None:
        if (beat := await heartbeat_rounds().look(self)) is None:
            await self.close(SIGN_IN)
            return
        self.signed_in, self.checked, self.room = beat.signed_in, time.monotonic(), beat.room
        head, erased = beat.room.dialogue.seq, beat.room.dialogue.erased_at
        await self.send_frame(HeadFrame(seq=head, now=timezone.now()))
        await self.send_company(beat.company)
        shown, now = (self.guest_here, self.nested, self.erased), (beat.company.therapist, beat.nested, erased)
        if head > self.last_seen or shown != now:  # a notification was lost
            await self.send_updates()
