"""How the Couples Satisfaction Index is scored: which questions make which form, its highest total, its cut-off. Data.

Source: Funk & Rogge (2007), in full in `questions`. A total is the sum of the points. Below the cut-off the authors
speak of notable dissatisfaction; it parts groups in a study, and diagnoses nobody.

Checked: the highest totals follow from the points of the questions (a test does that sum). The questions of each form
and both cut-offs agree between independent copies that cite the article. Its own table was not read here.
"""

from dataclasses import dataclass
from enum import StrEnum

from dialogue.workbook.checkins.questions import BY_NUMBER, Item


class Kind(StrEnum):
    """One of the two forms that are asked here."""

    WEEKLY = "csi4"
    MONTHLY = "csi16"


@dataclass(frozen=True, slots=True)
class Form:
    """A form of the index."""

    kind: Kind
    numbers: tuple[int, ...]
    highest: int
    cut_off: float

    @property
    def items(self) -> tuple[Item, ...]:
        return tuple(BY_NUMBER[number] for number in self.numbers)


FORMS = {
    Kind.WEEKLY: Form(Kind.WEEKLY, (1, 12, 19, 22), highest=21, cut_off=13.5),
    Kind.MONTHLY: Form(
        Kind.MONTHLY,
        (1, 5, 9, 11, 12, 17, 19, 20, 21, 22, 26, 27, 28, 30, 31, 32),
        highest=81,
        cut_off=51.5,
    ),
}
