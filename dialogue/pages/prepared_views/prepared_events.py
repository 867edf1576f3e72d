"""Events as HTML, from views made once: one for each move of a step, seat and language, whatever was said by whom."""

from functools import lru_cache
from typing import NamedTuple
from uuid import UUID

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.translation import get_language

from accounts.initials import initial_of
from dialogue.domain.access import Room, RoomView
from dialogue.domain.nested_dialogues import NESTABLE, nestable_protocols
from dialogue.domain.queries import Line
from dialogue.domain.utterance import Utterance
from dialogue.models import Dialogue
from dialogue.pages.line_labels import line_context, spoken
from dialogue.pages.prepared_views.prepared_view import View, id_mark, number_mark, prepared, text_mark
from dialogue.protocol.terms import OUCH, Seat


class EventKey(NamedTuple):
    """All that the HTML of an event rests on, but for what is put in."""

    slug: str
    version: int
    mode: str
    step: str
    move: str
    seat: Seat
    has_text: bool
    has_utterance: bool
    has_openings: bool  # protocols that may interrupt the dialogue
    language: str | None


def event_html(room: RoomView, line: Line) -> str:
    """Its `<li>` in the log. Without a query."""
    row, text = room.dialogue, spoken(line.utterance)
    openings = line.move == OUCH and bool(nestable_protocols(room))
    said = (line.seat, bool(text), bool(line.utterance), openings)
    view = _view(EventKey(row.slug, row.version, row.mode, line.step, line.move, *said, get_language()))
    return view.fill({"pk": row.pk, "seq": line.seq, "name": line.name, "initial": initial_of(line.name), "text": text})


@lru_cache(maxsize=2048)
def _view(key: EventKey) -> View:
    row = Dialogue(id=id_mark("pk"), slug=key.slug, version=key.version, mode=key.mode, step=key.step, sender=Seat.A)
    line, room = _line(key), Room(row, Seat.A, {})
    context = {"line": line, "dialogue": row, **line_context(room, line)}
    context |= {"nestable": NESTABLE if key.has_openings else [], "initial": text_mark("initial")}
    return prepared(render_to_string("dialogue/room/_event.html", context))


def _line(key: EventKey) -> Line:
    utterance = Utterance(
        text_mark("text") if key.has_text else "", () if key.has_text or not key.has_utterance else (0,)
    )
    return Line(
        seq=number_mark("seq"),
        move_id=UUID(int=0),
        seat=key.seat,
        name=text_mark("name"),
        move=key.move,
        step=key.step,
        round=1,
        utterance=utterance,
        at=timezone.now(),
    )
