"""A text as the rules compare it: lower case, short forms written out, one space between words; no judgment."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

TOKEN = re.compile(r"[\w’'-]+|[.?!…;:,\n]")
ENDINGS = (("n’t", " not"), ("’d", " would"), ("’m", " am"), ("’re", " are"), ("’ve", " have"), ("’ll", " will"))
WRITTEN_OUT: Mapping[str, str] = {
    **{f"{word}’s": f"{word} is" for word in ("it", "that", "there", "what", "he", "she", "who", "how")},
    **{f"{word}nt": f"{word} not" for word in ("do", "did", "does", "is", "was", "have", "could", "would", "should")},
    "can’t": "can not",
    "cant": "can not",
    "cannot": "can not",
    "won’t": "will not",
    "let’s": "let us",
    "im": "i am",
    "ive": "i have",
    "youre": "you are",
    "thats": "that is",
}


@dataclass(frozen=True, slots=True)
class NormalizedText:
    """`plain` is what the rules look at; `places` lead from each token of it back into the text."""

    text: str
    plain: str
    places: tuple[tuple[int, int, int], ...]  # where a token ends in `plain`; where it begins and ends in `text`

    def quoted(self, start: int, end: int) -> str:
        """The words of the text that stand for a stretch of `plain`."""
        at = 0
        found = []
        for stop, begins, ends in self.places:
            if at < end and stop > start:
                found.append((begins, ends))
            at = stop + 1
        return self.text[found[0][0] : found[-1][1]] if found else ""


def normalize(text: str, language: str = "en") -> NormalizedText:
    """The text as the rules of this language compare it. A new line is a full stop."""
    parts: list[str] = []
    places, length = [], 0
    for token in TOKEN.finditer(text):
        word = token[0].casefold().replace("'", "’").strip("-")
        part = "." if token[0] == "\n" else _written_out(word) if language == "en" else word
        if not part:
            continue
        parts.append(part)
        length += len(part) + (1 if len(parts) > 1 else 0)
        places.append((length, token.start(), token.end()))
    return NormalizedText(text, " ".join(parts), tuple(places))


def _written_out(word: str) -> str:
    if word in WRITTEN_OUT or "’" not in word:
        return WRITTEN_OUT.get(word, word)
    for ending, whole in ENDINGS:
        if word.endswith(ending) and word != ending:
            return word.removesuffix(ending) + whole
    return word
