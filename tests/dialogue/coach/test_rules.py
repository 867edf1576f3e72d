"""How often each rule is right, over sentences that were labelled by what they mean (`corpus.txt`).

`python -m tests.dialogue.coach.test_rules` prints the table.
"""

import sys
from dataclasses import dataclass, field

import pytest

from dialogue.coach.rules import RULES
from dialogue.coach.terms import Rule
from tests.dialogue.coach.corpus import Labelled, labelled

CORPUS = list(labelled())


@dataclass
class Figures:
    """What one rule made of the sentences of its kinds."""

    right: int = 0
    false: list[str] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)
    harmless: int = 0

    @property
    def precision(self) -> float:
        return self.right / max(self.right + len(self.false), 1)

    @property
    def recall(self) -> float:
        return self.right / max(self.right + len(self.missed), 1)


def figures_of(rule: Rule) -> Figures:
    figures = Figures()
    for sentence in (one for one in CORPUS if one.written.kind in rule.kinds):
        found, wanted = bool(rule.finds(sentence.written)), rule.key in sentence.rules
        figures.right += found and wanted
        figures.harmless += not wanted
        if found and not wanted:
            figures.false.append(sentence.written.text)
        if wanted and not found:
            figures.missed.append(sentence.written.text)
    return figures


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.key)
def test_each_rule_is_seldom_wrong_and_misses_little(rule: Rule) -> None:
    figures = figures_of(rule)
    assert figures.precision >= 0.9, figures.false
    assert figures.recall >= 0.8, figures.missed
    assert figures.right >= 8
    assert figures.harmless >= 20


def test_every_label_is_a_rule_for_that_kind_of_text() -> None:
    kinds = {rule.key: rule.kinds for rule in RULES}

    def unknown(one: Labelled) -> list[str]:
        return [key for key in one.rules if one.written.kind not in kinds.get(key, ())]

    assert [one.written.text for one in CORPUS if unknown(one)] == []
    assert len({(one.written.text, one.written.given, one.written.heard) for one in CORPUS}) == len(CORPUS)


if __name__ == "__main__":
    for one in RULES:
        found = figures_of(one)
        row = f"{one.key:16}{found.right:4} of {found.right + len(found.missed):3}"
        row += f", {len(found.false)} false in {found.harmless:3}"
        sys.stdout.write(f"{row}   precision {found.precision:.2f}, recall {found.recall:.2f}\n")
