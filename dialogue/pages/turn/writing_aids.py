"""What helps the person who writes: the shelf, deeper beginnings of a sentence, and whether hints come."""

from dataclasses import dataclass

from django.utils.translation import gettext

from dialogue.domain.access import Room
from dialogue.domain.shelf import ShelfItem
from dialogue.pages.turn.reader_moves import ReaderMoves, moves_of
from dialogue.pages.turn.turn_facts import PrivateFacts


@dataclass(frozen=True, slots=True)
class WritingAids:
    """None of them for anyone who does not write now."""

    hinted: bool = False  # hints come while this person writes
    may_shelve: bool = False
    shelf: tuple[ShelfItem, ...] = ()
    ladder: tuple[str, ...] = ()
    offers_shelf: bool = False  # what was put aside may be said now


def writing_aids_for(room: Room, moves: ReaderMoves, own: PrivateFacts) -> WritingAids:
    """What helps this room's reader now. In focus mode the shelf alone."""
    if not moves.writes:
        return WritingAids()
    step = room.step
    ladder = tuple(gettext(stem) for stem in step.ladder) if heard_before(room) and not room.me.focus else ()
    may_shelve = "shelf" in step.aids
    return WritingAids(hinted(room), may_shelve, own.shelf, ladder, offers_shelf=bool(own.shelf) and not may_shelve)


def hinted(room: Room) -> bool:
    """Whether hints come while this room's reader writes: they are wanted, and there is something to say."""
    return room.me.hints and not room.me.focus and bool(room.step.kind) and moves_of(room).writes


def heard_before(room: Room) -> bool:
    """Whether a counted way led to this step in this round: something was said here, and heard."""
    ways = [way for step in room.protocol.steps.values() for way in step.ways.values() if way.counts]
    return any(way.to == room.step.key and room.state.count(way.counts) for way in ways)
