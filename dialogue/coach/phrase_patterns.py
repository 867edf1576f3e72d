"""Phrases that a person can read, made into what a machine can look for. No phrase lives here.

you always          these words, one after the other
you|we never        one of these words
lazy*               a word that begins so
you are [so|very]   a word that may stand there or not
you ... again       up to four words between, within a sentence
^ you               at the beginning of a sentence; `$` at its end
you are @label      a word of the list of this name (`word_lists.py`)
"""

import re
from collections.abc import Mapping
from functools import cache

from dialogue.coach.normalization import NormalizedText
from dialogue.coach.terms import CoachedText, Finder
from dialogue.coach.word_lists import LISTS

ENDS = r"[.?!…;:]"
STARTS = rf"(?:(?<=^)|(?<=[.?!…;:] )|(?<={ENDS}))(?:(?:and|but|so|well|oh|y|und) )?(?:, )?"
BETWEEN = rf"(?:(?!{ENDS})\S+ ){{0,4}}"
# Who is meant turns round when something is given back.
TURNED = frozenset(
    """
    i me my mine myself you your yours yourself am are was were do did does have has had and
    """.split()  # noqa: SIM905  a list to read, not to count quotes in
)


def phrases(looks_for: Mapping[str, str], but_not: Mapping[str, str] | None = None) -> Finder:
    """Finds the first of these phrases, by language, one a line. What lies within a phrase of `but_not` is left alone.

    So are words that the partner used: they are only given back.
    """
    excepted = but_not or {}

    def finds(written: CoachedText) -> str:
        reading, said = written.reading, written.words_given
        for found in _compiled(looks_for.get(written.language, "")).finditer(reading.plain):
            if said and _words(found[0]) <= said:
                continue
            free = _compiled(excepted.get(written.language, "")).finditer(reading.plain)
            if not any(one.start() < found.end() and found.start() < one.end() for one in free):
                return quoted(reading, *found.span())
        return ""

    return finds


def quoted(reading: NormalizedText, start: int, end: int) -> str:
    """The words as they stand in the text, without the marks around them."""
    return reading.quoted(start, end).strip(" .?!…;:,\n")


def _words(found: str) -> frozenset[str]:
    return frozenset(re.findall(r"[\w’-]+", found)) - TURNED


@cache
def _compiled(lines: str) -> re.Pattern[str]:
    wanted = [_line(line.strip()) for line in lines.splitlines() if line.strip()]
    return re.compile(rf"(?<!\S)(?:{'|'.join(wanted)})" if wanted else r"(?!)")


def _line(line: str) -> str:
    return "".join(_part(part) for part in line.split())


def _part(part: str) -> str:
    if part == "^":
        return STARTS
    if part == "$":
        return rf"(?={ENDS}|$)"
    if part == "...":
        return BETWEEN
    if part.startswith("["):
        return f"(?:{_words_of(part[1:-1])})?"
    return _words_of(part)


def _words_of(part: str) -> str:
    words = [one for word in part.split("|") for one in (LISTS[word[1:]] if word.startswith("@") else (word,))]
    return f"(?:{'|'.join(_word(word) for word in words)})(?: |$)"  # a space follows every word but the last


def _word(word: str) -> str:
    return re.escape(word.removesuffix("*")) + (r"[\w’-]*" if word.endswith("*") else "")
