"""Where words stand in a text: whole, whatever their case and accents, in scripts with and without spaces."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.review.whole_words import folded, whole_words


@pytest.mark.parametrize(
    ("text", "words", "found"),
    [
        ("Anna, ann", "Ann", ["ann"]),
        ("Ann\u0301!", "Ann", ["Ann\u0301"]),
        ("Ann\u200d\u200b Ann", "Ann", ["Ann\u200d\u200b", "Ann"]),
        ("Straß Stras Strass", "strass", ["Straß", "Strass"]),
        ("Ma-Ann Ann-Ma Ann- -Ann", "Ann", ["Ann", "Ann"]),
        ("annann ann", "ann", ["ann"]),
        ("", "ann", []),
        ("ann", "\u200b", []),
    ],
)
def test_whole_words_are_found_with_the_marks_that_belong_to_them(text: str, words: str, found: list[str]) -> None:
    assert [text[start:end] for start, end in whole_words(folded(text), words)] == found


@given(st.text(), st.text(min_size=1))
def test_places_follow_one_another_within_any_text(text: str, words: str) -> None:
    places = [0, *(place for span in whole_words(folded(f"{text} {words} {text}"), words) for place in span)]
    assert places == sorted(places)
    assert places[-1] <= len(text) * 2 + len(words) + 2
