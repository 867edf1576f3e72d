"""Compares each turn that a live room shows with the one that a room read anew would show at the same moment."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from dialogue.domain.access import NotInTheRoom, room_for
from dialogue.pages.turn.turn_facts import facts_for
from dialogue.realtime import updates
from dialogue.realtime.catch_up import ROOMS_EVERY
from dialogue.realtime.room.room_consumer import RoomConsumer
from tests.dialogue.masks import UNDO
from tests.faults.simulation.site import SimulatedSite
from tests.faults.simulation.virtual_time import as_in_a_thread

NEW_ID = re.compile(r'name="move_id" value="[^"]*"')


@contextmanager
def comparing(site: SimulatedSite, found: list[str]) -> Iterator[None]:
    """Notes in `found` every turn that is another."""
    show = RoomConsumer.show

    async def compared(socket: Any, frames: Any) -> None:
        await show(socket, frames)
        with site.faults.none():
            as_in_a_thread(_compare, site, socket, frames.snapshot, found)

    RoomConsumer.show = compared  # type: ignore[assignment,method-assign]
    try:
        yield
    finally:
        RoomConsumer.show = show  # type: ignore[method-assign]


def _compare(site: SimulatedSite, socket: Any, snapshot: Any, found: list[str]) -> None:
    browser = socket.scope["browser"]
    if socket.scope["inbox"] is not browser.inbox:
        return  # it was closed meanwhile
    try:
        room = room_for(socket.user, socket.dialogue_id)
    except NotInTheRoom:
        return
    dialogue, now = room.dialogue, site.loop.now
    changed = max(site.private_at.get((dialogue.pk, room.seat), 0), site.guests_at.get(dialogue.pk, 0))
    if dialogue.seq != snapshot.seq or now - changed < ROOMS_EVERY * 3 or dialogue.nested.exists():
        return  # the log went on meanwhile, or it may be a little behind in what is not in the log
    shown, expected = browser.turn, updates.turn_of(room, facts_for(room), "")[0]
    if (shown["key"], _without_ids(shown["html"])) != (expected.key, _without_ids(expected.html)):
        found.append(f"the turn of {room.seat} at {dialogue.step} is not as it would be read")


def _without_ids(html: str) -> str:
    """The same but for the new ids that each form has for its move, and an Undo, which counts its seconds."""
    return UNDO.sub(r"\1</div>", NEW_ID.sub("", html))
