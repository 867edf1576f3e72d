"""What helps the person who writes: the shelf, deeper beginnings of a sentence, and whether hints come."""

from dataclasses import dataclass

from django.utils.translation import gettext

from dialogue.domain.access import Room
from dialogue.domain.shelf import Parked, shelf_of
from dialogue.protocol import engine


@dataclass(frozen=True, slots=True)
class WritingAids:
    """None of them for anyone who does not write now."""

    hinted: bool = False  # hints come while this person writes
    may_shelve: bool = False
    shelf: tuple[Parked, ...] = ()
    ladder: tuple[str, ...] = ()
    offers_shelf: bool = False  # what was put aside may be said now


def writing_aids_for(room: Room) -> WritingAids:
    """What helps this room's reader now."""
    if not engine.may_write(room.protocol, room.state, room.seat):
        return WritingAids()
    step = room.step
    shelf = shelf_of(room) if {"shelf", "shelved"}.intersection(step.aids) else ()
    ladder = tuple(gettext(stem) for stem in step.ladder) if _heard_before(room) else ()
    may_shelve = "shelf" in step.aids
    return WritingAids(hinted(room), may_shelve, shelf, ladder, offers_shelf=bool(shelf) and not may_shelve)


def hinted(room: Room) -> bool:
    """Whether hints come while this room's reader writes: they are wanted, and there is something to say."""
    return room.me.hints and bool(room.step.kind) and engine.may_write(room.protocol, room.state, room.seat)


def _heard_before(room: Room) -> bool:
    """Whether a counted way led to this step in this round: something was said here, and heard."""
    ways = [way for step in room.protocol.steps.values() for way in step.ways.values() if way.counts]
    return any(way.to == room.step.key and room.state.count(way.counts) for way in ways)
