"""The banner of a turn: whether this reader acts or waits, told by whose color it has and whether it is filled."""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from math import ceil

from accounts.initials import initial_of
from dialogue.domain.access import Room
from dialogue.pages.turn.move_forms import MoveForms
from dialogue.pages.turn.reader_moves import ReaderMoves
from dialogue.protocol.terms import Seat


class Manner(StrEnum):
    """How it looks."""

    ACTS = "acts"  # filled, in the reader's own color
    WAITS = "waits"  # an outline, with the partner's badge
    REST = "rest"  # it is nobody's turn: a pause, a time that was set and lies ahead, an end


@dataclass(frozen=True, slots=True)
class TurnBanner:
    """What it shows beside the words of the turn."""

    manner: Manner
    seat: Seat  # of the person whose color and initial it has
    initial: str
    ahead: int = 0  # seconds until a time that was set, before which nothing is asked of this reader


def banner_for(room: Room, moves: ReaderMoves, now: datetime) -> TurnBanner:
    """The banner of this room's reader. Where both act, each has their own."""
    ahead = _seconds_ahead(room, moves, now)
    if room.dialogue.paused or room.dialogue.over or ahead:
        return TurnBanner(Manner.REST, Seat.HOUSE, "", ahead)
    if moves.waits:
        return TurnBanner(Manner.WAITS, room.seat.other, initial_for(room, moves))
    return TurnBanner(Manner.ACTS, room.seat, initial_for(room, moves))


def initial_for(room: Room, moves: ReaderMoves) -> str:
    """That of the person whom this reader's banner shows while a turn is somebody's."""
    return initial_of((room.partner if moves.waits else room.me).name)


def forms_beside(banner: TurnBanner, forms: MoveForms) -> MoveForms:
    """The same, none of them first while nothing is asked of this reader yet: no button is filled."""
    if not banner.ahead:
        return forms
    return replace(forms, groups=tuple(replace(group, first=False) for group in forms.groups))


def _seconds_ahead(room: Room, moves: ReaderMoves, now: datetime) -> int:
    appointed = room.dialogue.appointed_at
    if appointed is None or moves.waits or room.dialogue.paused or room.dialogue.over:
        return 0
    return max(0, ceil((appointed - now).total_seconds()))
