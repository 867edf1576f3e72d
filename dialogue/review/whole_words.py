"""Finds words in a text as somebody reads them: whole, in any case, with or without accents, in every script.

Accents, points and what nobody sees make no other name: José is Jose. Where a script joins short words to a name (and,
to, from), or writes no spaces, it is found within what it is written together with.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass

LATIN_TO_CYRILLIC, POINTED = 0x530, 0x700  # before these a mark is an accent or a point; behind them it may be a vowel
PLAIN = str.maketrans({"ı": "i", "’": "'", "ʼ": "'", "‐": "-", "‑": "-"})
JOINED_BEFORE = ("והבכלמש", "وفبكل")  # and, the, in, as, to, from, that; and, so, with, as, to
UNSPACED = (
    *((0x0E00, 0x0EFF), (0x1000, 0x109F), (0x1780, 0x17FF)),  # Thai and Lao, Burmese, Khmer
    *((0x3040, 0x30FF), (0x3400, 0x9FFF), (0xAC00, 0xD7A3), (0xF900, 0xFAFF)),  # kana, Han, Hangul with its particles
)


@dataclass(frozen=True, slots=True)
class Folded:
    """A text without case, accents and what nobody sees; for each character, where it stands in the text."""

    text: str
    places: tuple[int, ...]  # and behind them its end


def whole_words(read: Folded, words: str) -> Iterator[tuple[int, int]]:
    """Where the words stand in a text as whole words, one after the other. A text is folded once for many of them."""
    wanted = folded(words).text
    found = read.text.find(wanted) if wanted else -1
    while found >= 0:
        end = found + len(wanted)
        whole = _is_whole(read, found, end)
        if whole:
            yield read.places[found], read.places[end]
        found = read.text.find(wanted, end if whole else found + 1)


def folded(text: str) -> Folded:
    found = [(plain, place) for place, character in enumerate(text) for plain in _plain(character)]
    return Folded("".join(plain for plain, _ in found), (*(place for _, place in found), len(text)))


def _plain(character: str) -> str:
    if unicodedata.category(character) == "Cf" or (ord(character) < POINTED and unicodedata.combining(character)):
        return ""
    base = unicodedata.normalize("NFD", character)[0]
    return (base if ord(base) < LATIN_TO_CYRILLIC else character).translate(PLAIN).casefold()


def _is_whole(read: Folded, start: int, end: int) -> bool:
    """Whether no letter, mark or digit goes on at either side, and no second half behind a hyphen."""
    text, places = read.text, read.places
    if (start and places[start - 1] == places[start]) or places[end - 1] == places[end]:
        return False  # half of a letter that is folded into two
    before, after = _before(text, start, end), text[end : end + 2]
    if _is_unspaced(text[start:end]):
        return not _is_mark(after[:1])
    return not (_goes_on(before[-1:]) or _goes_on(after[:1]) or _hyphened(before) or _hyphened(after[::-1]))


def _before(text: str, start: int, end: int) -> str:
    """What stands before it, without short words of its script that are written together with it."""
    for letters in JOINED_BEFORE:
        if unicodedata.bidirectional(letters[0]) == unicodedata.bidirectional(text[start:end][0]):
            joined = start
            while joined and text[joined - 1] in letters:
                joined -= 1
            return text[max(0, joined - 2) : joined]
    return text[max(0, start - 2) : start]


def _is_unspaced(words: str) -> bool:
    """A single character may be half of any word; it is found where it stands alone."""
    letters = [character for character in words if unicodedata.category(character)[0] == "L"]
    return len(letters) > 1 and all(any(first <= ord(letter) <= last for first, last in UNSPACED) for letter in letters)


def _hyphened(two: str) -> bool:
    return len(two) == 2 and two[1] == "-" and _goes_on(two[0])


def _goes_on(character: str) -> bool:
    return bool(character) and unicodedata.category(character)[0] in "LMN"


def _is_mark(character: str) -> bool:
    return bool(character) and unicodedata.category(character)[0] == "M"
