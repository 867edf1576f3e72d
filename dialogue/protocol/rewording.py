"""Which line of a dialogue about an ouch says what hurt in other words, and brought the two back."""

from collections.abc import Sequence
from itertools import pairwise

from dialogue.protocol.terms import INTERRUPTS, Fact

BACK, OTHER_WORDS = "back", frozenset({"redo", "model_mirror"})


def reworded(facts: Sequence[tuple[int, Fact]]) -> int | None:
    """Its seq. None where the two are not back, or something else brought them back."""
    made = [(seq, fact) for seq, fact in facts if fact.move not in INTERRUPTS]
    for (seq, said), (_seq, answer) in pairwise(made):
        if answer.move == BACK and said.step in OTHER_WORDS:
            return seq
    return None
