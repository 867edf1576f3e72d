"""Bidirectional text: names and words of people isolated, so that a script from the other side turns nothing around.

Plain text has two characters for it (Unicode Standard Annex 9), HTML the element `<bdi>`.
"""

import unicodedata
from functools import cache
from typing import Any

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language, get_language_bidi

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})


def isolated(name: str, *, from_right: bool | None = None) -> str:
    """The name as it stands in a sentence of plain text: a file, an email, an announcement, a title.

    `from_right` is how the sentence is written, where that is known; it is asked of the active language otherwise.
    """
    return f"{FIRST_STRONG_ISOLATE}{name}{POP_ISOLATE}" if _may_turn(name, from_right) else name


def with_bdi(text: Any, *, from_right: bool | None = None) -> SafeString:
    """A name, or a sentence whose names are `isolated`, escaped, with an element around each name that needs one."""
    html = conditional_escape(text)
    if FIRST_STRONG_ISOLATE in html:
        html = mark_safe(html.replace(FIRST_STRONG_ISOLATE, "<bdi>").replace(POP_ISOLATE, "</bdi>"))  # noqa: S308
    elif "<bdi>" not in html and _may_turn(html, from_right):  # what was escaped before may have them
        html = mark_safe(f"<bdi>{html}</bdi>")  # noqa: S308  escaped above
    return html


@cache
def is_from_right(_active_language: str | None) -> bool:
    """Whether the active language is written from right to left. Looked up once for each."""
    return get_language_bidi()


def _may_turn(text: str, from_right: bool | None) -> bool:
    """Whether it can turn what stands beside it. Of private characters, as marks of templates are, nobody knows."""
    from_right = is_from_right(get_language()) if from_right is None else from_right
    if from_right or text.isascii():
        return from_right
    return any(
        unicodedata.bidirectional(character) in RIGHT_TO_LEFT or unicodedata.category(character) == "Co"
        for character in text
    )
