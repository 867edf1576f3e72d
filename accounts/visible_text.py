"""Which texts show something, and which hide something: what looks empty is empty, and joiners are part of a script."""

import unicodedata

BLANKS = frozenset("\u115f\u1160\u2800\u3164\uffa0")  # letters and a symbol by their category, and nothing to see
JOINERS = frozenset("\u200c\u200d")  # in Persian and Indian names, and in pictures made of several
SPACES_CONTROLS_AND_MARKS = frozenset("ZCM")


def is_visible(text: str) -> bool:
    """Whether any of it can be seen. Spaces, controls and marks alone cannot."""
    return any(shows(character) for character in text)


def hides_something(text: str) -> bool:
    """Whether a character of it cannot be seen, or turns what stands beside it. A joiner between letters is no such."""
    return any(
        unicodedata.category(character) in {"Cc", "Cf", "Cs"} and not _joins(text, place)
        for place, character in enumerate(text)
    )


def shows(character: str) -> bool:
    """Whether it can be seen."""
    return unicodedata.category(character)[0] not in SPACES_CONTROLS_AND_MARKS and character not in BLANKS


def _joins(text: str, place: int) -> bool:
    if text[place] not in JOINERS or not 0 < place < len(text) - 1:
        return False
    before, after = text[place - 1], text[place + 1]
    return shows(after) and (shows(before) or unicodedata.category(before).startswith("M"))
