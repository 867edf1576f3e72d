"""The words around the questions. The questions themselves are in `questions`, and are not ours."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dialogue.workbook.checkins.scoring import Kind


@dataclass(frozen=True, slots=True)
class FormWords:
    """How one form is spoken of."""

    title: str | Promise
    act: str | Promise
    again: str | Promise  # where the answer is there already
    time: str | Promise  # the head of the column of days
    days: str  # how such a day is written
    about: str | Promise = ""


WORDS: Mapping[Kind, FormWords] = {
    Kind.WEEKLY: FormWords(
        title=_("Each week"),
        act=_("Answer the four questions"),
        again=_("You have answered for this week. A new answer takes the place of the old one."),
        time=_("Week of"),
        days="j M",
    ),
    Kind.MONTHLY: FormWords(
        title=_("Each month"),
        act=_("Answer the sixteen questions"),
        again=_("You have answered for this month. A new answer takes the place of the old one."),
        time=_("Month"),
        days="M Y",
        about=_("They hold the four of the week, so in that week you need not answer those."),
    ),
}
