"""Draws what is alike: two columns and a line for each pair. The same stands in words beside it."""

from collections.abc import Sequence
from dataclasses import dataclass

from dialogue.workbook.imago.trait_matches import TraitMatch

WIDTH, ROW, TOP = 320, 34, 8
LEFT, RIGHT = 125, 195  # where the columns end and begin; the lines run between
FITS = 15  # letters


@dataclass(frozen=True, slots=True)
class Label:
    """A word of one column, at its height; `fits` is as much of it as there is room for."""

    fits: str
    y: int


@dataclass(frozen=True, slots=True)
class Picture:
    """What the template draws. All numbers are of the picture's own grid."""

    height: int
    then: list[Label]
    now: list[Label]
    links: list[tuple[int, int, bool]]  # from, to, and whether it was good then
    width: int = WIDTH
    left: int = LEFT
    right: int = RIGHT


def picture_of(then: Sequence[str], now: Sequence[str], pairs: Sequence[TraitMatch]) -> Picture:
    """Every word once, in its order; a pair whose words are not there is not drawn."""
    left, right = list(dict.fromkeys(then)), list(dict.fromkeys(now))
    links = [
        (_height(left.index(pair.then)) - 5, _height(right.index(pair.now)) - 5, pair.good)
        for pair in pairs
        if pair.then in left and pair.now in right
    ]
    height = TOP + ROW * max(len(left), len(right), 1)
    return Picture(height, _labels(left), _labels(right), links)


def _labels(words: Sequence[str]) -> list[Label]:
    return [Label(_fitting(text), _height(number)) for number, text in enumerate(words)]


def _height(number: int) -> int:
    return TOP + ROW * number + ROW // 2


def _fitting(text: str) -> str:
    return text if len(text) <= FITS else f"{text[: FITS - 1].rstrip()}…"
