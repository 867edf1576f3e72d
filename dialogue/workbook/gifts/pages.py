"""What the pages of gifts show to one of the two. It reads what this person may read, and draws nothing."""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from django.utils import timezone
from django.utils.functional import Promise

from dialogue.workbook.access import Half
from dialogue.workbook.gifts import caring_jar, play
from dialogue.workbook.gifts import surprises as secret
from dialogue.workbook.gifts.handover import is_open, is_ready
from dialogue.workbook.gifts.items import Line, given_lines, own_lines
from dialogue.workbook.gifts.jars import CARING, FUN, MATTERS, PRAISE, Jar
from dialogue.workbook.gifts.weeks import week_of

SHOWN = 5  # lists of praise on a page, the newest
Parts = list[tuple[str, str | Promise, list[Line]]]


def caring(half: Half) -> dict[str, Any]:
    given, aside = sorted(given_lines(half, CARING), key=lambda line: -(line.matters or 0)), caring_jar.aside_keys(half)
    chosen = caring_jar.picked(half, timezone.localdate())
    return _own(half, CARING) | {
        "offered": _parts(CARING, [line for line in given if line.key not in aside]),
        "aside": [line for line in given if line.key in aside],
        "chosen": next((line for line in given if line.key == chosen), None),
        "thanks": caring_jar.thanks_lately(half),
        "scale": MATTERS.items(),
    }


def fun(half: Half) -> dict[str, Any]:
    lines = play.merged(half)
    drawn = play.play_of(half, week_of(timezone.now()))
    return _own(half, FUN) | {"lines": lines, "drawn": next((line for line in lines if line.key == drawn), None)}


def praise(half: Half) -> dict[str, Any]:
    own, given = own_lines(half, PRAISE), given_lines(half, PRAISE)
    return {
        "own": _parts(PRAISE, [line for line in own if line.given_at is None]),
        "written": any(line.given_at is None for line in own),
        "given": _lists(given),
        "own_given": _lists([line for line in own if line.given_at]),
    }


def surprises(half: Half) -> dict[str, Any]:
    hints, (done, drawn) = secret.hints(half), secret.this_weeks(half, week_of(timezone.now()))
    return {
        "hints": list(hints.items()),
        "drawn": hints.get(drawn, "") if drawn else "",
        "done": done,
        "shown": secret.surprises(half),
    }


def _own(half: Half, jar: Jar) -> dict[str, Any]:
    lines = own_lines(half, jar)
    return {
        "own": _parts(jar, lines),
        "written": bool(lines),
        "open": is_open(half.couple, jar),
        "ready": is_ready(half, jar),
    }


def _parts(jar: Jar, lines: Iterable[Line]) -> Parts:
    """The parts of a list with their lines, empty ones too: there is a place to write in each."""
    lines = list(lines)
    return [(key, stem, [line for line in lines if line.part == key]) for key, stem in jar.parts.items()]


def _lists(lines: list[Line]) -> list[tuple[Any, Parts]]:
    """What was given at one moment is one list; the newest first."""
    lines = sorted(lines, key=lambda line: str(line.given_at), reverse=True)
    found = [(moment, list(rows)) for moment, rows in groupby(lines, key=lambda line: line.given_at)]
    return [(moment, [part for part in _parts(PRAISE, rows) if part[2]]) for moment, rows in found[:SHOWN]]
