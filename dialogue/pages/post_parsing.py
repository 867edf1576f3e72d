"""Parses moves from a posted form (no script or no socket) by the same strict rules as the wire."""

import uuid
from typing import Annotated
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _
from pydantic import StringConstraints, TypeAdapter

from dialogue.care.sharing_preferences import Wish
from dialogue.domain.moves import move_parsing
from dialogue.domain.moves.move_parsing import read_as
from dialogue.domain.moves.move_plan import Move
from dialogue.domain.openings import Opening
from dialogue.domain.validation import NotUsable
from dialogue.pages.protocol_choices import usual
from dialogue.protocol.terms import Mode
from dialogue.strict_json import NotReadable, clean_text

# `int` itself takes signs, spaces and the digits of any script.
DIGITS = TypeAdapter(Annotated[str, StringConstraints(pattern="^[0-9]{1,9}$")])
MODE, RELATION = TypeAdapter(Mode), TypeAdapter(UUID)


def read_move(posted: QueryDict) -> Move:
    """The move that a form asks for. Raises `NotReadable` for anything that the wire would refuse too."""
    move = posted.get("instead") or posted.get("move")  # a switch in the form goes before its button
    fields: dict[str, object] = {"move_id": posted.get("move_id"), "move": move}
    fields["after"] = read_number(posted, "after")
    given = {"text": posted.get("text"), "until": _read_until(posted), "day": posted.get("day")}
    fields |= {name: value for name, value in given.items() if value}
    fields |= {name: values for name in ("feelings", "ticks") if (values := posted.getlist(name))}
    if words := posted.getlist("words"):
        fields["words"] = [_number(word) for word in words]
    if posted.get("minutes"):
        fields["minutes"] = read_number(posted, "minutes")
    return move_parsing.read_move(fields)


def read_opening(posted: QueryDict) -> tuple[Opening, Move]:
    """What is opened, and its first move; a title is one line. Raises `NotReadable`."""
    form = posted.copy()
    form["after"] = "0"
    form.setdefault("move", "ask")
    if title := posted.get("title"):
        form["text"] = " ".join(title.split())
    form.setdefault("move_id", str(uuid.uuid4()))
    mode = read_as(MODE, given) if (given := posted.get("mode")) else None
    slug = posted.get("slug") or usual().slug
    return Opening(slug, mode, **read_relations(posted)), read_move(form)


def read_relations(given: QueryDict) -> dict[str, UUID | None]:
    """The parent, and the dialogue it is about, of one that opens; from a form or an address. Raises `NotReadable`."""
    names = {"parent": "within", "about": "about"}  # as the address has them
    return {key: read_as(RELATION, value) if (value := given.get(name)) else None for key, name in names.items()}


def read_number(posted: QueryDict, name: str) -> int:
    """A whole number of at most nine digits. Raises `NotReadable`."""
    return _number(posted.get(name))


def read_level(posted: QueryDict, name: str) -> int:
    """The level of a body check, or of how heard somebody felt, by the name of its aid. Raises `NotReadable`."""
    return read_number(posted, name)


def read_wish(posted: QueryDict) -> Wish:
    """The answer about the words. A box that is not checked is not posted."""
    return Wish(keep="keep" in posted, share="share" in posted, export="export" in posted)


def read_link(posted: QueryDict) -> int:
    """The care link that a form about sharing named; 0, which is nobody's, for a form that named none."""
    try:
        return read_number(posted, "link")
    except NotReadable:
        return 0


def read_words(posted: QueryDict, name: str = "words") -> str:
    """What somebody wrote who works here, in the form in which a partner's words are kept. Raises `NotUsable`."""
    try:
        return clean_text(posted.get(name, ""))
    except NotReadable:
        raise NotUsable(_("Not saved: the text is too long, or has characters that can’t be saved.")) from None


def _read_until(posted: QueryDict) -> str:
    """The time that was chosen: whole, or as a day with its offset ("2026-12-05+01:00") and the time of that day."""
    until, day, clock = (posted.get(name, "") for name in ("until", "on", "at"))
    return until or (f"{day[:10]}T{clock}{day[10:]}" if day else "")


def _number(text: str | None) -> int:
    return int(read_as(DIGITS, text))
