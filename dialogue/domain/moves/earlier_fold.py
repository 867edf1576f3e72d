"""The fold of a dialogue before its last move, as JSON on its row, so that it comes back as it was, with its clocks."""

from datetime import date, datetime, timedelta
from operator import attrgetter
from typing import Any

from dialogue.models import Dialogue
from dialogue.protocol.terms import TAKE_BACK, Fact, Seat, State

AS_IT_IS = (
    *("visit", "visit_by", "step", "sender", "round", "paused", "paused_by"),
    *("ready", "back", "counts", "parallel"),
)
LENGTHS = ("box_left", "turn_lasted")
MOMENTS = ("visit_at", "appointed_at", "back_at", "house_at", "together_since")
DATES = (*MOMENTS, "look_again_on")
WITHIN = timedelta(seconds=10)  # in which a move can be taken back
STOP_WITHIN = timedelta(minutes=1)  # and a stop
_as_it_is, _dates, _lengths = attrgetter(*AS_IT_IS), attrgetter(*DATES), attrgetter(*LENGTHS)


def note(fold: Dialogue, row: Dialogue, fact: Fact, after: State, now: datetime) -> None:
    """Completes the fold that a move makes of a row: it notes the way back, or goes it."""
    if fact.move == TAKE_BACK:
        _put_back(fold)
    else:
        fold.before = _noted(row, fact.seat, now) if after.last else None


def _noted(row: Dialogue, seat: Seat, at: datetime) -> dict[str, Any]:
    """The fold of a row, before this seat's move of that moment."""
    found: dict[str, Any] = {"seat": seat.value, "at": at.isoformat()}
    found |= zip(AS_IT_IS, _as_it_is(row), strict=True)
    found |= {name: value and value.isoformat() for name, value in zip(DATES, _dates(row), strict=True)}
    lengths = zip(LENGTHS, _lengths(row), strict=True)
    return found | {name: None if value is None else value.total_seconds() for name, value in lengths}


def _put_back(row: Dialogue) -> None:
    """Makes the row's fold what it was before its last move. Its `seq` goes on."""
    was: Any = row.before
    row.before = row.ended_at = None
    for name in AS_IT_IS:
        setattr(row, name, was.get(name, getattr(row, name)))  # as it is, where an earlier version has not noted it
    for name in MOMENTS:
        setattr(row, name, datetime.fromisoformat(was[name]) if was.get(name) else None)
    row.look_again_on = was["look_again_on"] and date.fromisoformat(was["look_again_on"])
    for name in LENGTHS:
        setattr(row, name, None if was.get(name) is None else timedelta(seconds=was[name]))


def until(row: Dialogue) -> datetime | None:
    """Until when the last move can be taken back, by the server's clock; None where it cannot."""
    if not row.before:
        return None
    return datetime.fromisoformat(row.before["at"]) + (STOP_WITHIN if row.over else WITHIN)


def visit_before(row: Dialogue) -> int:
    """The visit to which taking the last move back leads; that of the row where nothing can be."""
    return int(row.before["visit"]) if row.before else row.visit


def ran_beside(row: Dialogue) -> bool:
    """Whether it held up nothing else before its last move."""
    return bool(row.before and row.before["parallel"])
