"""Bidirectional text: names and words of people isolated, so that a script from the other side turns nothing around.

Plain text has two characters for it (Unicode Standard Annex 9), HTML the element `<bdi>`.
"""

import unicodedata
from typing import Any

from django.utils.html import conditional_escape
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language_bidi

FIRST_STRONG_ISOLATE, POP_ISOLATE = "\u2068", "\u2069"
RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})


def isolated(name: str) -> str:
    """The name as it stands in a sentence of plain text: a file, an email, an announcement, a title."""
    return f"{FIRST_STRONG_ISOLATE}{name}{POP_ISOLATE}" if _may_turn(name) else name


def with_bdi(text: Any) -> SafeString:
    """A name, or a sentence whose names are `isolated`, escaped, with an element around each name that needs one."""
    html = conditional_escape(text)
    if FIRST_STRONG_ISOLATE in html:
        html = mark_safe(html.replace(FIRST_STRONG_ISOLATE, "<bdi>").replace(POP_ISOLATE, "</bdi>"))  # noqa: S308
    elif "<bdi>" not in html and _may_turn(html):  # what was escaped before may have them
        html = mark_safe(f"<bdi>{html}</bdi>")  # noqa: S308  escaped above
    return html


def _may_turn(text: str) -> bool:
    """Whether it can turn what stands beside it. Of private characters, as marks of templates are, nobody knows."""
    if text.isascii():
        return get_language_bidi()
    return get_language_bidi() or any(
        unicodedata.bidirectional(character) in RIGHT_TO_LEFT or unicodedata.category(character) == "Co"
        for character in text
    )
