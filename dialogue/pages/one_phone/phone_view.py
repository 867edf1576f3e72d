"""What a shared phone shows now, and to which of the two: made from the dialogue's state alone, and nothing private."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID, uuid4

from django.utils.functional import Promise

from accounts.models import User
from accounts.text_direction import isolated
from dialogue.domain.access import Room
from dialogue.domain.nested_dialogues import open_nested_dialogue
from dialogue.pages.one_phone.taps import BAR, is_for_one_phone, taps_of
from dialogue.pages.turn.instructions import Instructions, instructions_for
from dialogue.pages.turn.open_ouches import OpenOuch, open_ouches_for
from dialogue.pages.turn.reader_moves import moves_of
from dialogue.pages.turn.turn_timing import Timing, set_times_of, timing_of
from dialogue.pages.turn.undo import Undo, undo_for
from dialogue.protocol import engine
from dialogue.protocol.terms import Actor, Seat
from dialogue.texts import words_for


class Screen(StrEnum):
    """The templates of the page."""

    UNLOCK = "unlock"
    HAND_OVER = "hand_over"
    TURN = "turn"
    PAUSED = "paused"
    ELSEWHERE = "elsewhere"  # the step needs what a tap does not bring
    OVER = "over"


@dataclass(frozen=True, slots=True)
class PhoneView:
    """The page, for the person whose screen it is."""

    screen: Screen
    holder: Seat  # who has the phone: every tap is theirs
    seat: Seat  # whose screen it is, or who gets the phone next
    person: User
    instructions: Instructions
    timing: Timing
    buttons: tuple[tuple[str, str], ...] = ()
    rules: tuple[str | Promise, ...] = ()
    other: User | None = None  # who has not got the phone, where it can be handed over
    ouches: tuple[OpenOuch, ...] = ()  # as the holder sees them
    undo: Undo | None = None
    back: str = ""  # when a pause ends
    bar: frozenset[str] = frozenset()

    @property
    def move_id(self) -> UUID:
        """A new one for each form."""
        return uuid4()


def phone_view_for(rooms: dict[Seat, Room], holder: Seat, now: datetime, *, unlocked: bool) -> PhoneView:
    """The view of a dialogue's two rooms, with the phone in the hands of `holder`."""
    here = rooms[holder]
    seat = _next_seat(rooms, holder)
    screen = _screen(here, rooms[seat], holder, unlocked=unlocked)
    room, words = rooms[seat], words_for(here.protocol, here.step)
    taps = taps_of(room) if screen is Screen.TURN else ()
    return PhoneView(
        screen,
        holder,
        seat,
        room.me,
        instructions_for(room, moves_of(room)),
        timing_of(room, now),
        tuple((move, str(words.moves[move]).format(partner=isolated(room.partner.name))) for move in taps),
        words.rules if taps and "rules" in room.step.aids else (),
        here.partner if unlocked else None,
        open_ouches_for(here) if unlocked else (),
        undo_for(here, now) if unlocked else None,
        set_times_of(here.dialogue, now).back,
        BAR.intersection(moves_of(here).legal) if is_for_one_phone(here) and unlocked else frozenset(),
    )


def _next_seat(rooms: dict[Seat, Room], holder: Seat) -> Seat:
    """Who acts now: whoever has the phone before the other, where both do. The holder where nobody does."""
    room = rooms[holder]
    if room.dialogue.paused or room.step.over or room.step.actor is Actor.BOTH:
        acting = [seat for seat in (holder, holder.other) if not moves_of(rooms[seat]).waits]
    else:
        acting = [seat for seat in rooms if engine.role_of(room.state, seat) is room.step.actor]
    return acting[0] if acting and not room.dialogue.paused else holder


def _screen(here: Room, room: Room, holder: Seat, *, unlocked: bool) -> Screen:
    if here.dialogue.over:
        return Screen.OVER
    if not is_for_one_phone(here) or open_nested_dialogue(here.dialogue):
        return Screen.ELSEWHERE
    if not unlocked:
        return Screen.UNLOCK
    if here.dialogue.paused:
        return Screen.PAUSED
    if not taps_of(room):
        return Screen.ELSEWHERE
    return Screen.TURN if room.seat is holder else Screen.HAND_OVER
