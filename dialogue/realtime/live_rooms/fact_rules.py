"""The facts of a turn that follow from a move and from what a room knew before it. Reads nothing."""

from collections.abc import Mapping
from typing import Protocol

from dialogue import hooks
from dialogue.domain.access import Room
from dialogue.domain.queries import Line
from dialogue.domain.shelf import ShelfItem
from dialogue.models import Event
from dialogue.pages.turn.end_lines import has_lines_at_end
from dialogue.pages.turn.reader_moves import ReaderMoves, moves_of
from dialogue.pages.turn.turn_facts import PrivateFacts, TurnFacts
from dialogue.protocol.terms import SAY, Ask, Pin, Seat

READ_AIDS = frozenset({"choices", "felt_heard"})  # answers that are kept without a notification, or at another visit


class RoomKnowledge(Protocol):
    """What a room knows once the move is kept."""

    @property
    def shelves(self) -> dict[Seat, tuple[ShelfItem, ...]]: ...

    @property
    def levels(self) -> dict[Seat, int | None]: ...

    @property
    def put_off(self) -> dict[Seat, int]: ...

    @property
    def said(self) -> bool: ...

    def pinned(self, room: Room, pins: tuple[Pin, ...]) -> list[Line] | None: ...


def facts_after(known: RoomKnowledge, rooms: Mapping[Seat, Room]) -> dict[Seat, TurnFacts]:
    """What the turns of both readers show then, without those that are to be read.

    Whether one is to be read follows from the step and the seat alone, and from nothing that somebody did for
    themselves: the partner could count what their own move takes. A pause that is planned has no nested dialogue, and
    the statement that keeps a move of a paused dialogue has seen that there is none.
    """
    room = next(iter(rooms.values()))  # what both are shown is the same from either seat
    pins, over = known.pinned(room, () if room.dialogue.paused else room.step.pins), room.step.over
    if (
        pins is None
        or any(line.earlier for line in pins)  # where they are from is read with them
        or room.has_live_seat
        or (over and not known.said)
        or has_lines_at_end(room)  # of every round
    ):
        return {}
    shown = tuple(pins)
    moves = {seat: moves_of(room) for seat, room in rooms.items()}
    return {
        seat: TurnFacts(_private_facts(known, room, moves[seat]), shown, readable=over)
        for seat, room in rooms.items()
        if not _has_unknown_rows(room, moves[seat])
    }


def makes_readable(room: Room, event: Event) -> bool:
    """Whether the event says something that can be read again when the dialogue is over."""
    spoke = event.move == SAY if room.protocol.aloud else event.sealed is not None
    return spoke and event.seq > 1  # the first is the title


def _has_unknown_rows(room: Room, moves: ReaderMoves) -> bool:
    """Whether the reader may have rows of their own here of which nobody in this process needs to have heard."""
    step, aids = room.step, room.step.aids
    if moves.writes and (room.dialogue.visit != room.dialogue.seq or any(map(hooks.has_for, aids))):
        return True  # what was left in the box at this visit, perhaps by way of another process, or is brought to it
    return step.may_rest or not READ_AIDS.isdisjoint(aids)


def _private_facts(known: RoomKnowledge, room: Room, moves: ReaderMoves) -> PrivateFacts:
    aids = room.step.aids
    return PrivateFacts(
        shelf=known.shelves[room.seat] if moves.writes and not {"shelf", "shelved"}.isdisjoint(aids) else (),
        body_level=known.levels[room.seat] if "body_check" in aids else None,
        put_off=known.put_off[room.seat] if Ask.TIME in moves.asks else 0,
    )
