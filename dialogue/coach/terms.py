"""The terms of the coach: what was written, a rule, and what a rule has to say. It never knows who wrote it."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property

from dialogue.coach.normalization import NormalizedText, normalize

# What kind of text a step takes, where a rule may have something to say.
SENDING = ("send",)
GIVING_BACK = ("mirror", "summary")
ANSWERING = (*GIVING_BACK, "validate", "empathise")


def gettext_noop(text: str) -> str:
    """Marks an advice for translation."""
    return text


@dataclass(frozen=True)
class CoachedText:
    """What stands in a box, and what it stands beside."""

    kind: str
    text: str
    language: str = "en"
    given: str = ""  # the partner's words that it gives back
    heard: str = ""  # what the partner said in the round before
    has_feelings: bool = False  # feeling words were tapped beside it

    def __repr__(self) -> str:
        return f"CoachedText({self.kind!r}, …)"  # nothing that someone wrote ends in a log or a traceback

    @cached_property
    def reading(self) -> NormalizedText:
        return normalize(self.text, self.language)

    @cached_property
    def words_given(self) -> frozenset[str]:
        return frozenset(normalize(self.given, self.language).plain.split())


Finder = Callable[[CoachedText], str]  # the words that a rule is about, as they stand there; "" for none


@dataclass(frozen=True, slots=True)
class Rule:
    """One thing that goes wrong in some kinds of text, and what to try. `advice` is marked for translation."""

    key: str
    kinds: tuple[str, ...]
    finds: Finder
    advice: str
    source: str


@dataclass(frozen=True, slots=True)
class Hint:
    """What the author may be told: the rule, and the words that it is about."""

    rule: Rule
    words: str
