"""What the author of a text may be told: at most two hints, about different words. It keeps and counts nothing."""

from dialogue.coach.rules import RULES
from dialogue.coach.terms import CoachedText, Hint

MOST = 2  # at one step; more is a lesson, not a hint


def found_in(written: CoachedText) -> list[Hint]:
    """All that the rules for this kind of text find in it, the weightiest first."""
    if not written.text.strip():
        return []
    rules = [rule for rule in RULES if written.kind in rule.kinds]
    return [Hint(rule, words) for rule in rules if (words := rule.finds(written))]


def hints_for(written: CoachedText) -> list[Hint]:
    """What is worth saying: two hints at most, and never two about the same words."""
    chosen: list[Hint] = []
    for hint in found_in(written):
        if not any(_same(hint.words, other.words) for other in chosen):
            chosen.append(hint)
    return chosen[:MOST]


def _same(one: str, other: str) -> bool:
    return one in other or other in one
