"""The page of a try: the turn and the log of the room, made from a dialogue in memory. Reads no table."""

from dataclasses import replace
from typing import Any

from django.utils.translation import gettext

from dialogue.coach.terms import CoachedText
from dialogue.domain.queries import Line
from dialogue.pages import hints
from dialogue.pages.hints import Look
from dialogue.pages.line_labels import line_context
from dialogue.pages.render import turn_context
from dialogue.pages.try_alone.dialogue_in_memory import MOST_TEXT, VISITOR, Try
from dialogue.pages.try_alone.guide import GUIDE, YOUR_LABELS
from dialogue.pages.try_alone.posted_try import as_past
from dialogue.pages.turn.move_forms import Group
from dialogue.pages.turn.pinned_texts import PinnedText
from dialogue.pages.turn.turn import Turn, turn_from
from dialogue.pages.turn.turn_facts import PrivateFacts, TurnFacts


def context_of(tried: Try, text: str = "", *, looks: bool = False, refusal: str = "") -> dict[str, Any]:
    """What the templates need, with `text` in the box; `looks` for hints about it."""
    row = tried.room.dialogue
    return turn_context(_turn_of(tried, text)) | {
        "over": tried.over,
        "guide": GUIDE.get((row.step, row.round), ""),
        "lines": [_line_context(tried, line) for line in tried.lines],
        "past": [(as_past(made), made.utterance.text) for made in tried.moves],
        "look": look_at(tried, text) if looks else Look(),
        "refusal": refusal,
        "try_alone": True,
    }


def look_at(tried: Try, text: str) -> Look:
    """What the coach says of these words, as it does in a room."""
    step = tried.room.step
    if not (text.strip() and step.kind) or len(text) > MOST_TEXT or tried.over:
        return Look()
    given = "\n".join(line.utterance.text for line in tried.pinned(step.pins)) if step.restates else ""
    return hints.read(CoachedText(step.kind, text, hints.language(), given))


def _turn_of(tried: Try, text: str) -> Turn:
    pinned = tried.pinned(tried.room.step.pins)
    turn = turn_from(tried.room, TurnFacts(PrivateFacts(), pins=tuple(pinned)), text, tried.now)
    # In a room the second round answers the first; here it is about one's own day.
    own = replace(turn.instructions, stems=tuple(gettext(stem) for stem in tried.room.step.stems))
    groups = tuple(group for one in turn.forms.groups if (group := _offered(tried, one)).buttons)
    pins = tuple(_named(pin, line) for pin, line in zip(turn.pins, pinned, strict=True))
    return replace(turn, instructions=own, forms=replace(turn.forms, groups=groups, most=MOST_TEXT), pins=pins)


def _offered(tried: Try, group: Group) -> Group:
    return replace(group, buttons=tuple((move, label) for move, label in group.buttons if tried.offers(move)))


def _line_context(tried: Try, line: Line) -> dict[str, Any]:
    return {"line": line, **line_context(tried.room, line), **({"label": _label(line)} if line.seat is VISITOR else {})}


def _named(pin: PinnedText, line: Line) -> PinnedText:
    return pin._replace(label=_label(line)) if line.seat is VISITOR else pin


def _label(line: Line) -> str:
    return str(YOUR_LABELS[line.step, line.move])
