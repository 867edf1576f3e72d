"""What somebody found alike: a trait of back then and one of their partner. It matches what they chose."""

from collections.abc import Mapping
from dataclasses import dataclass

from dialogue.workbook.imago.answers import Line, SittingAnswers


@dataclass(frozen=True, slots=True)
class TraitMatch:
    """One pair. `good`: it was good then; `drew`: it drew this person to the partner."""

    then: str
    now: str
    good: bool
    drew: bool


@dataclass(frozen=True, slots=True)
class Overlap:
    """What there is on both sides, the strongest first, and the pairs."""

    then: list[tuple[Line, bool]]
    now: list[tuple[Line, bool]]
    pairs: list[TraitMatch]


def traits_of_then(written: Mapping[str, SittingAnswers]) -> list[tuple[Line, bool]]:
    """Traits of those who looked after this person, and whether each was good."""
    return _sided(written.get("traits", SittingAnswers()), "good", "hard")


def overlap_in(written: Mapping[str, SittingAnswers]) -> Overlap:
    """The pairs in the order of the partner's traits. The same words count as chosen when nothing was."""
    then = traits_of_then(written)
    now = _sided(written.get("partner", SittingAnswers()), "drew", "hurts")
    known = {line.text.casefold(): (line.text, good) for line, good in then}
    found = [(line, drew, known.get((line.detail or line.text).casefold())) for line, drew in now]
    pairs = [TraitMatch(match[0], line.text, match[1], drew) for line, drew, match in found if match]
    return Overlap(then, now, pairs)


def _sided(written: SittingAnswers, one: str, other: str) -> list[tuple[Line, bool]]:
    rows = [(line, key == one) for key in (one, other) for line in written.lines.get(key, [])]
    return sorted(rows, key=lambda row: not row[0].starred)
