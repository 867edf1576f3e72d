"""Initials: the first letter of a name as a reader sees it, for the badge beside the name."""

import unicodedata
from functools import lru_cache

JOINER = "\u200d"
SKIN_TONES = frozenset(map(chr, range(0x1F3FB, 0x1F400)))
FLAG_LETTERS = frozenset(map(chr, range(0x1F1E6, 0x1F200)))  # two of them are one flag


@lru_cache(maxsize=4096)
def initial_of(name: str) -> str:
    """The first grapheme of a name (Unicode Standard Annex 29, as far as names go), in capitals where it has some."""
    name = unicodedata.normalize("NFC", name).strip()
    end = min(1, len(name))
    while end < len(name) and _continues(name[:end], name[end]):
        end += 1
    capital = name[:end].upper()
    return capital if len(capital) == end else name[:end]


def _continues(before: str, character: str) -> bool:
    return (
        before.endswith(JOINER)
        or character == JOINER
        or character in SKIN_TONES
        or unicodedata.category(character).startswith("M")
        or (character in FLAG_LETTERS and before in FLAG_LETTERS)
    )
