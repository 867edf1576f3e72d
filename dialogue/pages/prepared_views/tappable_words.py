"""The words of a text, each to be tapped, as HTML, sentence by sentence: from one small template, rendered once."""

from functools import cache
from html import escape

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe

from dialogue.pages.prepared_views.prepared_view import number_mark, prepared, text_mark

ENDS = tuple(".!?…。！？؟۔।")
CLOSES = "\"'”’»)]"


def tappable_words(text: str) -> SafeString:
    """Each word of this text with a box to check, whose value is its place; the words of a sentence in one element."""
    before, between, after = _around_a_word()
    sentences = [""]
    for place, word in enumerate(text.split()):
        sentences[-1] += f"{before}{place}{between}{escape(word)}{after}"
        if word.rstrip(CLOSES).endswith(ENDS):
            sentences.append("")
    whole = [f'<span class="sentence">{words}</span>' for words in sentences if words]
    return mark_safe(" ".join(whole))  # noqa: S308  each word is escaped


@cache
def _around_a_word() -> tuple[str, ...]:
    """What stands before its place, between that and the word, and behind it; in no language."""
    html = render_to_string("dialogue/inputs/_word.html", {"place": number_mark("place"), "word": text_mark("word")})
    return tuple(prepared(html).parts[::2])
