"""Hints on a sentence of a vision: by plain rules of English, to its author alone. They never block."""

import re
from enum import StrEnum


class Hint(StrEnum):
    """What might be said in another way."""

    NOT = "not"  # it names what should not be
    LATER = "later"  # it speaks of another time than now
    WE = "we"  # it speaks of one of the two


NOT = re.compile(r"\b(no|not|never|nothing|nobody|without|stop|avoid|less|cannot|\w+n[’']t)\b", re.IGNORECASE)
LATER = re.compile(
    r"\b(will|shall|would|could|should|going to|want to|hope to|wish|try to|used to|\w+[’'](ll|d))\b", re.IGNORECASE
)
WE = re.compile(r"\b(we|us|our|ours|ourselves|we[’']\w+)\b", re.IGNORECASE)


def hints_for(text: str) -> tuple[Hint, ...]:
    """At most one of each, in the order in which they help most."""
    found = {Hint.NOT: NOT.search(text), Hint.LATER: LATER.search(text), Hint.WE: not WE.search(text)}
    return tuple(hint for hint, applies in found.items() if applies)
