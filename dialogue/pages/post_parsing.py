"""Parses moves from a posted form (no script or no socket) by the same strict rules as the wire."""

import uuid
from uuid import UUID

from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from dialogue.domain import move_parsing
from dialogue.domain.move_plan import Move
from dialogue.domain.openings import Opening
from dialogue.domain.validation import NotUsable
from dialogue.pages.protocol_choices import usual
from dialogue.protocol.terms import Mode
from dialogue.strict_json import NotReadable, clean_text


def read_move(posted: QueryDict) -> Move:
    """The move that a form asks for. Raises `NotReadable` for anything that the wire would refuse too."""
    frame: dict[str, object] = {"move_id": posted.get("move_id"), "move": posted.get("move")}
    frame["after"] = _number(posted.get("after"))
    if text := posted.get("text"):
        frame["text"] = text
    if words := posted.getlist("words"):
        frame["words"] = [_number(word) for word in words]
    if feelings := posted.getlist("feelings"):
        frame["feelings"] = feelings
    if until := posted.get("until"):
        frame["until"] = until
    if minutes := posted.get("minutes"):
        frame["minutes"] = _number(minutes)
    if day := posted.get("day"):
        frame["day"] = day
    if ticks := posted.getlist("ticks"):
        frame["ticks"] = ticks
    return move_parsing.read_move(frame)


def read_opening(posted: QueryDict) -> tuple[Opening, Move]:
    """What is opened, and its first move; a title is one line. Raises `NotReadable`."""
    form = posted.copy()
    form["after"] = "0"
    form.setdefault("move", "ask")
    if title := posted.get("title"):
        form["text"] = " ".join(title.split())
    form.setdefault("move_id", str(uuid.uuid4()))
    try:
        mode = Mode(given) if (given := posted.get("mode")) else None
    except ValueError:
        raise NotReadable("not a mode") from None
    return Opening(posted.get("slug") or usual().slug, mode, **read_relations(posted)), read_move(form)


def read_relations(given: QueryDict) -> dict[str, UUID | None]:
    """The parent, and the dialogue it is about, of one that opens; from a form or an address. Raises `NotReadable`."""
    try:
        names = {"parent": "within", "about": "about"}  # as the address has them
        return {key: UUID(value) if (value := given.get(name)) else None for key, name in names.items()}
    except ValueError:
        raise NotReadable("not an id") from None


def read_level(posted: QueryDict) -> int:
    """The level of a body check, or of how heard somebody felt."""
    return _number(posted.get("level"))


def read_link(posted: QueryDict) -> int:
    """The care link that a form about sharing named; 0, which is nobody's, for a form that named none."""
    try:
        return _number(posted.get("link"))
    except NotReadable:
        return 0


def read_words(posted: QueryDict, name: str = "words") -> str:
    """What somebody wrote who works here, in the form in which a partner's words are kept. Raises `NotUsable`."""
    try:
        return clean_text(posted.get(name, ""))
    except NotReadable:
        raise NotUsable(_("Some of this cannot be kept: it is too long, or holds marks that are no letters.")) from None


def _number(text: str | None) -> int:
    if text is None or not text.isascii() or not text.isdigit() or len(text) > 9:
        raise NotReadable("not a number")
    return int(text)
