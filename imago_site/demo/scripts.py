"""Reads a script, a move a line.

`ann say When you came home late…`, `ann almost 4 5` (places of words), `bob choose 2` (one of the pinned),
`bob say #sad` (feelings), `ann contain +30m` and `bob set_day +14d` (a time and a day from now), `house rested` (what a
clock brings).
Lines that begin with two dashes say something to the reader of the script.
"""

import re
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

from django.utils import timezone

from dialogue.domain.utterance import Utterance
from dialogue.domain.validation import Content
from dialogue.texts.request_checklist import CHECKLIST

LIBRARY = Path(__file__).parent / "library"  # one script for each protocol, to its end
PLACES = {"almost", "choose", "smaller", "another"}  # what comes with these are numbers
AHEAD = re.compile(r"\+(\d+)([md])")


def script_of(slug: str) -> str:
    """The script that plays this protocol from its first move to its end."""
    return (LIBRARY / f"{slug}.txt").read_text(encoding="utf-8")


def moves(script: str) -> Iterator[tuple[str, str, Content]]:
    """Who, which move, and what comes with it."""
    for line in map(str.strip, script.splitlines()):
        if line and not line.startswith("--"):
            who, move, *rest = line.split(maxsplit=2)
            yield who, move, _content(move, rest[0] if rest else "")


def _content(move: str, text: str) -> Content:
    if ahead := AHEAD.fullmatch(text):
        number = int(ahead[1])
        if ahead[2] == "d":
            return Content(day=timezone.localdate() + timedelta(days=number))
        return Content(until=timezone.now() + timedelta(minutes=number))
    return Content(_utterance(move, text), ticks=tuple(CHECKLIST))


def _utterance(move: str, text: str) -> Utterance:
    if move in PLACES:
        return Utterance(words=tuple(map(int, text.split())))
    feelings = tuple(word[1:] for word in text.split() if word.startswith("#"))
    return Utterance(" ".join(word for word in text.split() if not word.startswith("#")), feelings=feelings)
