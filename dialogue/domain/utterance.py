"""What was said with one move: its text, tapped words, chosen feelings. Pure; `models` keeps it sealed."""

import json
from dataclasses import dataclass, field

from dialogue.strict_json import MOST_TEXT, MOST_TYPED

TITLE_LENGTH = 80
TEXT_LENGTH = 2000
LETTER_LENGTH = MOST_TEXT
DRAFT_LENGTH = MOST_TYPED
SOFT_LENGTH = 280  # about two sentences


@dataclass(frozen=True, slots=True)
class Utterance:
    """Words of one person. `words` are places in the sender's own pinned text; `feelings` are palette keys."""

    text: str = ""
    words: tuple[int, ...] = field(default=())
    feelings: tuple[str, ...] = field(default=())

    def __bool__(self) -> bool:
        return bool(self.text or self.words or self.feelings)

    def __repr__(self) -> str:
        return "Utterance(…)"  # nothing that someone said ends in a log or a traceback

    def to_json(self) -> str:
        said = {"text": self.text, "words": self.words, "feelings": self.feelings}
        return json.dumps(said, ensure_ascii=False, separators=(",", ":"))

    @classmethod
    def from_json(cls, text: str) -> "Utterance":
        found = json.loads(text)
        return cls(found["text"], tuple(found["words"]), tuple(found["feelings"]))


def tapped(text: str, places: tuple[int, ...]) -> str:
    """The words of `text` at these places, a gap between them as "…". Raises IndexError for a place not there."""
    words = text.split()
    parts: list[str] = []
    for before, place in zip((None, *places), places, strict=False):
        if place < 0:
            raise IndexError(place)
        if before is not None and place != before + 1:
            parts.append("…")
        parts.append(words[place])
    return " ".join(parts).rstrip(".,;:")
