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
        again=_("You’ve answered for this week. If you answer again, your new answers replace the old ones."),
        time=_("Week of"),
        days="M j",
    ),
    Kind.MONTHLY: FormWords(
        title=_("Each month"),
        act=_("Answer the sixteen questions"),
        again=_("You’ve answered for this month. If you answer again, your new answers replace the old ones."),
        time=_("Month"),
        days="M Y",
        about=_("These include the four weekly questions, so you don’t have to answer those as well."),
    ),
}
