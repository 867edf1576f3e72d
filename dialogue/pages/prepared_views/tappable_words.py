"""The words of a text, each to be tapped, as HTML: from one small template that is rendered once."""

from functools import cache

from django.template.loader import render_to_string
from django.utils.html import escape
from django.utils.safestring import SafeString, mark_safe

from dialogue.pages.prepared_views.prepared_view import number_mark, prepared, text_mark


def tappable_words(text: str) -> SafeString:
    """Each word of this text with a box to tick, whose value is its place."""
    before, between, after = _around_a_word()
    words = escape(text).split()  # escaping neither makes a space nor takes one
    boxes = [f"{before}{place}{between}{word}{after}" for place, word in enumerate(words)]
    return mark_safe("".join(boxes))  # noqa: S308  each word is escaped


@cache
def _around_a_word() -> tuple[str, ...]:
    """What stands before its place, between that and the word, and behind it; in no language."""
    html = render_to_string("dialogue/inputs/_word.html", {"place": number_mark("place"), "word": text_mark("word")})
    return tuple(prepared(html).parts[::2])
