"""The flat-mirror lens: which words came back, which were left out, which are new. It counts, and never scores.

Words are compared by their stems (Porter 1980, as the Snowball project keeps it), so "worried" gives back "worry".
Small words and the turn from "I" to "you" are not counted.
"""

import re
from collections import Counter
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

import snowballstemmer

from dialogue.coach.stopwords import SMALL_WORDS

WORD = re.compile(r"[\w’'-]+")
STEMMERS = {"en": "english", "de": "german", "es": "spanish"}


class Mark(StrEnum):
    """What became of a word."""

    PLAIN = ""  # a small word, a space, a full stop
    KEPT = "kept"
    ADDED = "added"


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the mirror's text."""

    text: str
    mark: Mark = Mark.PLAIN


@dataclass(frozen=True, slots=True)
class Lens:
    """A mirror beside what it mirrors."""

    pieces: tuple[Piece, ...]  # joined, they are the mirror's text
    dropped: tuple[str, ...]  # words of the send that did not come back, in its order

    @property
    def new(self) -> tuple[str, ...]:
        """Words of the mirror that the send does not have, in its order."""
        return tuple(piece.text for piece in self.pieces if piece.mark is Mark.ADDED)

    @property
    def kept(self) -> int:
        return sum(piece.mark is Mark.KEPT for piece in self.pieces)

    @property
    def added(self) -> int:
        return sum(piece.mark is Mark.ADDED for piece in self.pieces)


def compare(said: str, given_back: str, language: str = "en") -> Lens:
    """Lays the mirror `given_back` beside `said`. Each word that was said is given back once."""
    small, stem = SMALL_WORDS.get(language, frozenset()), _stemmer(language)
    words = _stemmed(said, language)
    left = Counter(key for _word, key in words)
    pieces, at = [], 0
    for found in WORD.finditer(given_back):
        pieces += [Piece(given_back[at : found.start()])] if found.start() > at else []
        key, at = stem(_plain(found[0])), found.end()
        if _plain(found[0]) in small:
            pieces.append(Piece(found[0]))
        elif left[key]:
            left[key] -= 1
            pieces.append(Piece(found[0], Mark.KEPT))
        else:
            pieces.append(Piece(found[0], Mark.ADDED))
    pieces += [Piece(given_back[at:])] if at < len(given_back) else []
    return Lens(tuple(pieces), tuple(_dropped(words, left)))


def content_words(text: str, language: str = "en") -> dict[str, str]:
    """The words that carry something, each with its stem."""
    return dict(_stemmed(text, language))


def _stemmed(text: str, language: str) -> list[tuple[str, str]]:
    small, stem = SMALL_WORDS.get(language, frozenset()), _stemmer(language)
    return [(word, stem(_plain(word))) for word in WORD.findall(text) if _plain(word) not in small]


def _dropped(words: list[tuple[str, str]], left: Counter[str]) -> list[str]:
    """The words that did not come back at all, each once. What was said twice need not be given back twice."""
    said, first = Counter(key for _word, key in words), dict[str, str]()
    for word, key in words:
        first.setdefault(key, word)
    return [word for key, word in first.items() if left[key] == said[key]]


def _plain(word: str) -> str:
    return word.casefold().replace("'", "’")


@cache
def _stemmer(language: str):  # type: ignore[no-untyped-def]  # noqa: ANN202  the library has no types
    """A function from a word to its stem; for a language without one, the word itself."""
    if language not in STEMMERS:
        return str
    return snowballstemmer.stemmer(STEMMERS[language]).stemWord
