"""What one browser is told next: a page of what happened. The turn follows it, made from the same row."""

from dataclasses import dataclass

from dialogue.domain import queries
from dialogue.domain.access import Room
from dialogue.domain.moves import Made
from dialogue.pages import render
from dialogue.pages.turn import turn_for


@dataclass(frozen=True, slots=True)
class Page:
    """Frames in the order of seq; `more` when the log goes on behind them."""

    room: Room
    frames: list[render.Frame]
    told: int
    more: bool = False


def page_after(known: Room, told: int) -> Page:
    """The events after `told`, at most `selectors.PAGE`. Raises `NotInTheRoom`."""
    room, lines = queries.seen_after(known, told)
    head = lines[-1].seq if lines else min(told, room.dialogue.seq)
    return Page(room, [render.happened_frame(room, line) for line in lines], head, more=head < room.dialogue.seq)


def page_of(made: Made) -> Page | None:
    """The one event of a move that was made just now, read from nowhere. None when it had been made before."""
    if made.room is None or made.event is None:
        return None
    (line,) = queries.lines(made.room, [made.event])
    return Page(made.room, [render.happened_frame(made.room, line)], made.seq)


def turn_after(page: Page, bar: str) -> tuple[render.Frame, str, bool]:
    """The turn behind the last page, with the bar unless the browser has it.

    Also what the browser shows then: the name of its bar, and whether a therapist sits there.
    """
    turn = turn_for(page.room)
    now = turn.bar
    return render.turn_frame(turn, bar=now != bar), now, turn.guest is not None and turn.guest.here
