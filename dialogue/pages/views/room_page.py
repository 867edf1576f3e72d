"""The room as a page, also when something was refused, or only looked at. It does nothing by itself."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from accounts.auth.request_user import person_of
from dialogue.domain import queries
from dialogue.domain.access import room_for
from dialogue.pages import hints
from dialogue.pages.closing_answers import ClosingAnswers
from dialogue.pages.line_labels import line_context
from dialogue.pages.render import turn_context
from dialogue.pages.turn.turn import turn_for


def room_page(  # noqa: PLR0913  what may stand on it beside the room itself
    request: HttpRequest,
    dialogue_id: UUID,
    *,
    refusal: str = "",
    text: str | None = None,
    put_aside: str = "",
    chosen: frozenset[str] | None = None,
    closing: ClosingAnswers | None = None,
) -> HttpResponse:
    """The room. With what was `chosen` beside the words, its author is told about them.

    `put_aside` is what was not put on the shelf, and stands in its box again; so do the answers that `closing` brought.
    """
    here = room_for(person_of(request), dialogue_id)
    lines = queries.last_events(here)
    turn = turn_for(here, text)
    context = turn_context(closing.beside(turn) if closing else turn) | {
        "lines": [{"line": line, **line_context(here, line)} for line in lines],
        "last_seen": here.dialogue.seq,
        "title": queries.title_of(here),
        "faces": [(here.seat, here.me), (here.seat.other, here.partner)],
        "refusal": refusal,
        "put_aside": put_aside,
        "kept_text": text or "" if refusal else "",
        "earlier": bool(lines) and lines[0].seq > 1,
        "chosen": chosen or (),
        "look": hints.look_at(here, text or "", has_feelings=bool(chosen)) if chosen is not None else None,
    }
    return render(request, "dialogue/room/room.html", context, status=409 if refusal else 200)
