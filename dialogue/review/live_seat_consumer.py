"""What the therapist in the live seat sees: the log as it grows, whose turn it is, and a place to offer a stem."""

import asyncio
from contextlib import suppress
from typing import Any
from uuid import UUID

from asgiref.sync import async_to_sync, sync_to_async
from django.core.cache import cache
from django.template.loader import render_to_string
from django.utils.translation import gettext as _

from accounts.audit import Act
from accounts.care.decorators import may_work
from accounts.models import User
from accounts.text_direction import isolated
from dialogue.care import live_seat, reading_log
from dialogue.domain import notify, presence, queries
from dialogue.domain.access import NotInTheRoom, RoomView, Viewer
from dialogue.pages import line_labels
from dialogue.protocol import engine
from dialogue.protocol.terms import PARTNERS, Actor
from dialogue.realtime.base_consumer import NOT_YOURS
from dialogue.realtime.connection_retry import UNAVAILABLE
from dialogue.realtime.frames import SittingFrame
from dialogue.realtime.page_consumer import PageConsumer
from dialogue.realtime.page_feeds import PageFeed
from dialogue.texts.stages import STAGES

RENEW_EVERY = presence.LEASE / 3  # seconds
PAGE = "page"  # in place of a socket's channel
COMES_AND_GOES = 2 * presence.LEASE  # seconds from one leaving to the next


class LiveSeatConsumer(PageConsumer):
    """One browser of a therapist beside one dialogue: the page, the entry in the trail, and the seat's lease."""

    dialogue_id: UUID
    renewing: asyncio.Task[None] | None = None

    async def on_connect(self) -> bool:
        """Each socket that joins is a sitting of its own in the trail, but for a line that comes back at once."""
        self.dialogue_id = self.address["dialogue_id"]
        try:
            await self.in_thread(sit_down, self.user, self.dialogue_id)
        except NotInTheRoom:
            await self.close(NOT_YOURS)
            return False
        if not await super().on_connect():
            return False
        await self._renew_lease()
        await presence.leave(self.dialogue_id, Viewer.THERAPIST, PAGE)  # the socket says it from now on
        self.renewing = asyncio.create_task(self._renew())
        return True

    def release(self) -> None:
        super().release()
        if self.renewing:
            self.renewing.cancel()

    async def disconnect(self, code: int) -> None:
        if self.renewing:
            self.renewing.cancel()  # before the lease is given back
        await super().disconnect(code)
        if not self.group or self.comes_again:
            return
        if await sync_to_async(_left_lately, thread_sensitive=False)(self.dialogue_id):
            await presence.arrive(self.dialogue_id, Viewer.THERAPIST, PAGE)
        if await presence.leave(self.dialogue_id, Viewer.THERAPIST, self.lease):
            await self._send_presence_changed()

    async def _renew_lease(self) -> None:
        """The therapist has the house's lease in this room, as each partner has their own: both see who is there."""
        if await presence.arrive(self.dialogue_id, Viewer.THERAPIST, self.lease):
            await self._send_presence_changed()

    async def _renew(self) -> None:
        """For as long as the socket is open: it is told every word, so a browser's silence does not hide it."""
        while True:
            await asyncio.sleep(RENEW_EVERY)
            with suppress(*UNAVAILABLE):
                await self._renew_lease()

    async def _send_presence_changed(self) -> None:
        changed = {"type": "presence.changed", "seat": Viewer.THERAPIST}
        await notify.send(notify.dialogue_group(self.dialogue_id), {**changed})

    async def dialogue_changed(self, event: dict[str, Any]) -> None:
        await self.send_page()

    async def seat_changed(self, event: dict[str, Any]) -> None:
        await self.send_page()

    async def presence_changed(self, event: dict[str, Any]) -> None:
        """Who is here is for the two of them."""

    async def partner_typing(self, event: dict[str, Any]) -> None:
        """Who is writing is for the two of them."""


def _left_lately(dialogue_id: UUID) -> bool:
    """A therapist who comes and goes, for a blink each time, reads every word: both see them all the while then."""
    key = f"left.{dialogue_id.hex}"
    lately = cache.get(key) is not None
    cache.set(key, True, COMES_AND_GOES)
    return lately


def sitting_group(_therapist: User, dialogue_id: UUID) -> str:
    return notify.dialogue_group(dialogue_id)


def sitting_frame(therapist: User, dialogue_id: UUID) -> SittingFrame | None:
    """The page's living part; None when the seat is not this therapist's any more."""
    try:
        html = render_to_string("review/_live_dialogue.html", living_context(therapist, dialogue_id))
    except NotInTheRoom:
        return None
    return SittingFrame(html=html)


SITTING = PageFeed(sitting_frame, sitting_group, for_work=True)


def sit_down(therapist: User, dialogue_id: UUID) -> None:
    """Writes into the trail that a sitting starts. Raises `NotInTheRoom` when the seat is not this therapist's."""
    couple = _room_at_work(therapist, dialogue_id).dialogue.couple
    reading_log.record_reading(
        therapist, Act.LIVE_ENTERED, couple, dialogue=dialogue_id, within=reading_log.ONE_SITTING
    )


def show_on_page(dialogue_id: UUID) -> None:
    """Until its socket says so, and for half a minute without one: a page that is read without scripts hides nobody."""
    with suppress(*UNAVAILABLE):
        if async_to_sync(presence.arrive)(dialogue_id, Viewer.THERAPIST, PAGE):
            notify.seat_changed(dialogue_id)


def living_context(therapist: User, dialogue_id: UUID) -> dict[str, Any]:
    """What `_live_dialogue.html` needs. Raises `NotInTheRoom` when the seat is not this therapist's any more."""
    room = _room_at_work(therapist, dialogue_id)
    writers = [seat for seat in PARTNERS if engine.may_write(room.protocol, room.state, seat)]
    lines = queries.last_events(room)
    return {
        "dialogue": room.dialogue,
        "names": [person.name for person in room.people.values()],
        "place": place_of(room),
        "writer": room.people[writers[0]].name if len(writers) == 1 else "",
        "lines": [{"line": line, **line_labels.line_context(room, line)} for line in lines],
    }


def _room_at_work(therapist: User, dialogue_id: UUID) -> RoomView:
    if not may_work(therapist):
        raise NotInTheRoom
    return live_seat.room_of_guest(therapist, dialogue_id)


def place_of(room: RoomView) -> str:
    """What happens now, as somebody says it who is neither of the two."""
    actors = {Actor.SENDER: room.state.sender, Actor.RECEIVER: room.state.sender.other}
    actor, stage = actors.get(room.step.actor), STAGES[room.step.stage] if room.step.stage else ""
    if room.dialogue.paused or actor is None:
        return str(stage)
    name = isolated(room.people[actor].name)
    turn = _("%(stage)s: %(name)s’s turn") if stage else _("%(name)s’s turn")
    return turn % {"stage": stage, "name": name}
