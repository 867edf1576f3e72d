"""What most turns do not show: a guest, a request, times, levels, choices, an end; with marks for what is put in."""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, TypeVar

from accounts.models import CareLink, User
from dialogue.domain.access import Room
from dialogue.pages.prepared_views.prepared_view import number_mark, text_mark
from dialogue.pages.turn.focus import Focus, focus_for
from dialogue.pages.turn.instructions import OpenRequest, open_request_for
from dialogue.pages.turn.interruption import InterruptionFacts, interruption_facts_for
from dialogue.pages.turn.move_forms import days_for, times_for
from dialogue.pages.turn.participants import Guest, participants_for
from dialogue.pages.turn.pinned_texts import PinnedText
from dialogue.pages.turn.reader_moves import ReaderMoves
from dialogue.pages.turn.step_aids import StepAids, step_aids_for
from dialogue.pages.turn.turn_banner import TurnBanner, banner_for
from dialogue.pages.turn.turn_facts import TurnFacts
from dialogue.pages.turn.turn_timing import SetTimes, Timing, set_times_for, timing_of
from dialogue.texts.meeting_times import Choices, MeetingTimes

M = TypeVar("M", Focus, Guest, OpenRequest, SetTimes, Timing, TurnBanner)


@dataclass(frozen=True, slots=True)
class TurnExtras:
    """Parts of a turn, as they are there, but with marks in place of what is one couple's own."""

    banner: TurnBanner
    guest: Guest | None
    request: OpenRequest
    times: SetTimes
    timing: Timing
    focus: Focus | None
    step_aids: StepAids
    to_choose: tuple[MeetingTimes, Choices]  # times and days
    put_off: int
    interruption_facts: InterruptionFacts | None
    readable: bool


def extras_for(
    room: Room, moves: ReaderMoves, facts: TurnFacts, pins: tuple[PinnedText, ...], now: datetime
) -> tuple[TurnExtras, dict[str, object]]:
    """Those of this room's reader, and the values that belong where the marks are. Without a query."""
    values: dict[str, object] = {"parent": room.dialogue.parent_id, "nested": facts.nested and facts.nested.pk}
    guest, focus = participants_for(room, moves, facts).guest, focus_for(room, moves, now)
    extras = TurnExtras(
        banner=_marked(banner_for(room, moves, now), values, initial="initial", ahead="ahead"),
        guest=_marked(guest, values, name="guest", suggestion="suggestion") if guest else None,
        request=_marked(open_request_for(room, moves, facts.private, now), values, muted="muted"),
        times=_marked(set_times_for(room, now), values, appointed="appointed", back="back"),
        timing=_marked(
            timing_of(room, now),
            values,
            **{name: name for name in ("lasted", "left", "box", "lasted_words", "left_words")},
        ),
        focus=_marked(focus, values, left="focus_left") if focus else None,
        step_aids=_without_names(step_aids_for(room, moves, facts.private, pins), values),
        to_choose=(times_for(room, moves, now), days_for(moves, now)),
        put_off=min(facts.private.put_off, 2),
        interruption_facts=interruption_facts_for(room, facts.nested) if facts.nested else None,
        readable=facts.readable,
    )
    return extras, values


def _marked(model: M, values: dict[str, object], **names: str) -> M:
    """The same with a mark for each of these fields that is not empty, whose values are noted by name."""
    marks: dict[str, Any] = {}
    for field, name in names.items():
        if value := getattr(model, field):
            values[name] = value
            marks[field] = text_mark(name) if isinstance(value, str) else number_mark(name)
    return replace(model, **marks)


def _without_names(aids: StepAids, values: dict[str, object]) -> StepAids:
    """The same with marks for the therapist who would read what is shared."""
    if aids.care_link is None:
        return aids
    values |= {"link": aids.care_link.pk, "therapist": aids.care_link.therapist.name}
    return replace(aids, care_link=CareLink(pk=number_mark("link"), therapist=User(name=text_mark("therapist"))))
