"""The colors of `tokens.css`: words stand out 4.5:1 from what is under them, edges 3:1, by light and by dark."""

import re
from itertools import product
from pathlib import Path

import pytest

TOKENS = (Path(__file__).parents[2] / "static/css/tokens.css").read_text(encoding="utf-8")
PAIRS = {name: (light, dark) for name, light, dark in re.findall(r"--([\w-]+): light-dark\((#\w+), (#\w+)\)", TOKENS)}
FULL = ("a", "b", "accent", "warn")
GROUNDS = ("paper", "card", *(f"{name}-wash" for name in FULL))


def luminance(color: str) -> float:
    """Of a color as `#rgb` or `#rrggbb` (WCAG 2.2)."""
    digits = color[1:] if len(color) == 7 else "".join(digit * 2 for digit in color[1:])
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str, theme: int) -> float:
    dark, light = sorted(luminance(PAIRS[name][theme]) for name in (one, other))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("theme", [0, 1])
def test_what_is_read_stands_out_from_every_ground(theme: int) -> None:
    read = [*product(("ink", "soft", *FULL), GROUNDS), *product(("on",), FULL)]
    assert [pair for pair in read if contrast(*pair, theme) < 4.5] == []


@pytest.mark.parametrize("theme", [0, 1])
def test_edges_and_people_stand_out_from_the_page(theme: int) -> None:
    edges = [*product(("edge", *FULL), ("paper", "card"))]
    assert [pair for pair in edges if contrast(*pair, theme) < 3] == []


def test_a_color_belongs_to_one_person() -> None:
    """No seat's color is another's, nor the site's own."""
    assert len({PAIRS[name] for name in FULL}) == len(FULL)
