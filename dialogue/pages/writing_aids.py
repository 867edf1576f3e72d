"""What lies beside the box for the one who writes in it: the shelf, deeper beginnings, and whether hints come."""

from dataclasses import dataclass

from django.utils.translation import gettext

from dialogue.domain.access import Room
from dialogue.domain.shelf import Parked, shelf_of
from dialogue.protocol import engine


@dataclass(frozen=True, slots=True)
class Beside:
    """Nothing of it, for who does not write now."""

    hinted: bool = False  # hints come while this person writes
    may_shelve: bool = False
    shelf: tuple[Parked, ...] = ()
    ladder: tuple[str, ...] = ()

    @property
    def offers_shelf(self) -> bool:
        """Whether what was put aside may be said now."""
        return bool(self.shelf) and not self.may_shelve


def beside_for(room: Room) -> Beside:
    """What is beside this room's reader now."""
    if not engine.may_write(room.protocol, room.state, room.seat):
        return Beside()
    step = room.step
    shelf = shelf_of(room) if {"shelf", "shelved"}.intersection(step.aids) else ()
    ladder = tuple(gettext(stem) for stem in step.ladder) if _heard_before(room) else ()
    return Beside(hinted(room), "shelf" in step.aids, shelf, ladder)


def hinted(room: Room) -> bool:
    """Whether hints come while this room's reader writes: they are wanted, and there is something to say."""
    return room.me.hints and bool(room.step.kind) and engine.may_write(room.protocol, room.state, room.seat)


def _heard_before(room: Room) -> bool:
    """Whether a counted way led to this step in this round: something was said here, and heard."""
    ways = [way for step in room.protocol.steps.values() for way in step.ways.values() if way.counts]
    return any(way.to == room.step.key and room.state.count(way.counts) for way in ways)
