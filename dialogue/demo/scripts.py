"""Reads a script, a move a line.

`ann say When you came home late…`, `ann almost 4 5` (places of words), `bob say #sad` (feelings).
Lines that begin with two dashes say something to the reader of the script.
"""

from collections.abc import Iterator

from dialogue.content import Content
from dialogue.said import Said


def moves(script: str) -> Iterator[tuple[str, str, Content]]:
    """Who, which move, and what comes with it."""
    for line in map(str.strip, script.splitlines()):
        if line and not line.startswith("--"):
            who, move, *rest = line.split(maxsplit=2)
            yield who, move, Content(_said(move, rest[0] if rest else ""))


def _said(move: str, text: str) -> Said:
    if move == "almost":
        return Said(words=tuple(map(int, text.split())))
    feelings = tuple(word[1:] for word in text.split() if word.startswith("#"))
    return Said(" ".join(word for word in text.split() if not word.startswith("#")), feelings=feelings)
