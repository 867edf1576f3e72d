"""Parses what the page of a try posts: the visitor's moves so far, and the one that is made now.

Each earlier move is two fields: `past`, its name with the tapped words ("almost:3.4"), and `said`, its text.
"""

import re

from django.http import QueryDict

from dialogue.domain.utterance import Utterance
from dialogue.pages.try_alone.dialogue_in_memory import MOST_MOVES, VisitorMove
from dialogue.strict_json import NotReadable, clean_text

PAST = re.compile(r"([a-z_]{1,20})(?::([0-9]{1,3}(?:\.[0-9]{1,3}){0,99}))?")


def read_past(posted: QueryDict) -> list[VisitorMove]:
    """The moves so far. Raises `NotReadable` for what no page of a try has."""
    past, said = posted.getlist("past"), posted.getlist("said")
    if len(past) != len(said) or len(past) > MOST_MOVES:
        raise NotReadable("not the moves of a try")
    return [_move(name, clean_text(text)) for name, text in zip(past, said, strict=True)]


def read_made(posted: QueryDict) -> VisitorMove:
    """The move that is made now. Raises `NotReadable`."""
    tapped = ".".join(posted.getlist("words"))
    name = posted.get("move", "")
    return _move(f"{name}:{tapped}" if tapped else name, clean_text(posted.get("text", "")))


def as_past(made: VisitorMove) -> str:
    """How a page brings a move along."""
    words = ".".join(map(str, made.utterance.words))
    return f"{made.move}:{words}" if words else made.move


def _move(name: str, text: str) -> VisitorMove:
    found = PAST.fullmatch(name)
    if found is None:
        raise NotReadable("not a move")
    words = tuple(int(word) for word in found[2].split(".")) if found[2] else ()
    return VisitorMove(found[1], Utterance(text, words))
