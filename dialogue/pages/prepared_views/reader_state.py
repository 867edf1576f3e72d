"""What follows from where a dialogue is for one reader: one object for all the states that look the same to them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from operator import attrgetter
from typing import Any

from accounts.models import User
from dialogue.domain.access import Room
from dialogue.domain.nested_dialogues import nestable_protocols
from dialogue.models import Dialogue
from dialogue.pages.prepared_views.prepared_view import id_mark, number_mark, text_mark
from dialogue.pages.turn.instructions import at_limit, instructions_for
from dialogue.pages.turn.menu_bar import interrupts_for, offer_name, withdrawal_for
from dialogue.pages.turn.open_ouches import open_ouches_for
from dialogue.pages.turn.reader_moves import ReaderMoves, moves_of
from dialogue.pages.turn.writing_aids import heard_before
from dialogue.protocol.terms import Ask, Seat

PLACE = ("slug", "version", "mode", "step", "sender", "round", "paused", "ready", "back")
SHOWN_AIDS = frozenset({"body_check", "felt_heard", "freedom", "time_box", "choices"})  # what they show is one person's
_place_of: Callable[[Dialogue], tuple[Any, ...]] = attrgetter(*PLACE)
# There are as many as a protocol has steps and its seats have choices: some thousands in all, whatever is played.
_first_like: dict[tuple[object, ...], "ReaderState"] = {}


@dataclass(frozen=True, slots=True, eq=False)
class ReaderState:
    """Equal only to itself, so that it is cheap as part of a key."""

    sample: Room  # a room in this state, with marks in place of ids, names and numbers
    moves: ReaderMoves
    key: str  # of a turn, behind the visit
    interrupts: tuple[str, ...]
    withdraws: str  # as `MenuBar.withdraws`
    offer: str  # how the bar is named, but for the minute
    plain: bool  # a turn shows no time, level, request, choice or end here


def reader_state_of(room: Room) -> ReaderState:
    """That of this room's reader."""
    row = room.dialogue
    return _reader_state(room.seat, row.parent_id is not None, _place_of(row), tuple(row.counts.items()))


# Counters lead to many states, of which most look the same.
@lru_cache(maxsize=4096)
def _reader_state(seat: Seat, nested: bool, place: tuple[Any, ...], counts: tuple[tuple[str, int], ...]) -> ReaderState:
    row = Dialogue(**dict(zip(PLACE, place, strict=True)), counts=dict(counts))
    row.id, row.seq, row.parent_id = id_mark("pk"), number_mark("seq"), id_mark("parent") if nested else None
    room = Room(row, seat, {seat: User(name=text_mark("me")), seat.other: User(name=text_mark("partner"))})
    moves, state = moves_of(room), room.state
    looks = (state.step, state.sender, state.round > 1, state.paused, seat in state.ready, moves.legal)
    ouches = open_ouches_for(room)
    alike = (seat, nested, row.slug, row.version, row.mode, *looks, ouches, at_limit(room), heard_before(room))
    return _first_like.setdefault(alike, _made_from(room, moves))


def _made_from(room: Room, moves: ReaderMoves) -> ReaderState:
    row, interrupts = room.dialogue, interrupts_for(room, moves)
    withdraws = withdrawal_for(room, interrupts)
    return ReaderState(
        sample=room,
        moves=moves,
        key=instructions_for(room, moves).key.removeprefix(str(row.visit)),
        interrupts=interrupts,
        withdraws=withdraws,
        offer=offer_name(interrupts, len(nestable_protocols(room)), withdraws, paused=row.paused),
        plain=not (
            row.paused
            or room.step.over
            or room.step.may_rest
            or room.protocol.aloud
            or SHOWN_AIDS.intersection(room.step.aids)
            or {Ask.TIME, Ask.DAY}.intersection(moves.asks)
        ),
    )
