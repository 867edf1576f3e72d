"""The frames that one browser is sent next: a page of events, then the turn, made from the same row."""

from contextlib import nullcontext
from dataclasses import dataclass
from typing import NamedTuple
from uuid import UUID

from django.utils import timezone

from accounts.auth.timezone_middleware import in_zone
from dialogue.domain import queries
from dialogue.domain.access import Room
from dialogue.domain.moves.move_transaction import MoveResult
from dialogue.domain.queries import Line
from dialogue.pages.prepared_views.prepared_events import event_html
from dialogue.pages.prepared_views.prepared_turns import TurnView, turn_view
from dialogue.pages.turn.turn_facts import TurnFacts, facts_for
from dialogue.protocol.terms import TAKE_BACK
from dialogue.realtime.frames import HappenedFrame, TurnFrame


class Turn(NamedTuple):
    """A frame, and what a browser shows with it, to be compared with what is."""

    frame: TurnFrame
    bar: str  # the name of its bar
    guest_here: bool  # whether a therapist sits there
    nested: UUID | None  # the dialogue that it leads to, as it interrupts this one


@dataclass(frozen=True, slots=True)
class Page:
    """Frames in the order of seq; `more` when the log goes on behind them."""

    room: Room
    frames: list[HappenedFrame]
    last_seen: int
    more: bool = False


def page_after(known: Room, last_seen: int) -> Page:
    """The events after the seq `last_seen`, at most `queries.PAGE`. Raises `NotInTheRoom`."""
    room, lines = queries.seen_after(known, last_seen)
    head = lines[-1].seq if lines else min(last_seen, room.dialogue.seq)
    return Page(room, [happened_frame(room, line) for line in lines], head, more=head < room.dialogue.seq)


def page_and_turn(known: Room, last_seen: int, bar: str) -> tuple[Page, Turn | None]:
    """`page_after`, and `turn_after` where it is the last page."""
    page = page_after(known, last_seen)
    return page, None if page.more else turn_after(page, bar)


def page_of(made: MoveResult) -> Page | None:
    """The one event of a move that was made just now, read from nowhere. None when it had been made before."""
    if made.room is None or made.event is None:
        return None
    (line,) = queries.lines(made.room, [made.event])
    return Page(made.room, [happened_frame(made.room, line)], made.seq)


def turn_after(page: Page, bar: str) -> Turn:
    """The turn behind the last page, with the bar unless the browser has it."""
    return turn_of(page.room, facts_for(page.room), bar)


def turn_of(room: Room, facts: TurnFacts, bar: str, zone: str | None = None) -> Turn:
    """The same from facts that are at hand. It asks neither database nor cache.

    `zone` is the reader's; None inside of it already. It is entered only for a turn that tells a time.
    """
    view, guest, nested = turn_view(room, facts, timezone.now()), facts.guest, facts.nested
    shown = view.bar_key
    tells_time = shown != bar or view.has_extras
    with in_zone(zone) if tells_time and zone is not None else nullcontext():
        frame = turn_frame(view, bar=shown != bar)
    return Turn(frame, shown, guest is not None and guest.here, nested.pk if nested else None)


def happened_frame(room: Room, line: Line) -> HappenedFrame:
    html = "" if line.taken_back else event_html(room, line)
    takes_back = line.seq - 1 if line.move == TAKE_BACK else None
    return HappenedFrame(seq=line.seq, move_id=line.move_id, html=html, takes_back=takes_back)


def turn_frame(view: TurnView, *, bar: bool) -> TurnFrame:
    """The turn, and the bar where it is another than the reader has."""
    seq, new_bar = view.room.dialogue.seq, view.bar_html() if bar else None
    return TurnFrame(seq=seq, key=view.key, html=view.html(), bar=new_bar)
