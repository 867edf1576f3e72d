"""The exercises of the workbook, in the order in which a couple might take them up. A new one is one entry."""

from dataclasses import dataclass
from typing import Any

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from dialogue.hooks import Copies, Reminder, Reminds
from dialogue.workbook.checkins import export as checkins
from dialogue.workbook.gifts import export
from dialogue.workbook.imago import answers
from dialogue.workbook.kind_days import export as kind_days
from dialogue.workbook.letter import letter_of
from dialogue.workbook.vision.export import copy_for as vision_copy
from dialogue.workbook.vision.kept_vision import reminders_for as vision_reminders


@dataclass(frozen=True, slots=True)
class Exercise:
    """What the workbook's first page says of it; `address` is the name of its first page."""

    address: str
    title: str | Promise
    about: str | Promise
    alone: bool = False  # private: nobody else ever sees that it was opened
    copies: Copies | None = None  # what its own part of a copy holds
    reminds: Reminds | None = (
        None  # what it has to say on the workbook's first page; what is due may be the one next step
    )


WITH_EACH_OTHER = _("For the two of you")
FOR_ONESELF = _("For you alone")
EXERCISES: tuple[Exercise, ...] = (
    Exercise(
        "practice",
        _("A sentence to give back"),
        _("Practise mirroring on sentences from easy to hard, as often as you like."),
        alone=True,
    ),
    Exercise(
        "vision",
        _("Our vision"),
        _("How you two live when it is good: each alone first, then on one page that you hang up."),
        copies=vision_copy,
        reminds=vision_reminders,
    ),
    Exercise(
        "pledge",
        _("Our pledge"),
        _("To leave out what puts the other one down. Both sign it; it prints on one page."),
        copies=kind_days.pledge,
    ),
    Exercise(
        "kind_days",
        _("Kind days"),
        _("A calendar in which you mark what reached you. Nobody else sees it, unless you both want to look together."),
        alone=True,
        copies=kind_days.calendar,
    ),
    Exercise(
        "caring",
        _("The caring jar"),
        _("Small things that do each of you good, and one a day to give."),
        copies=export.caring,
    ),
    Exercise(
        "surprises",
        _("Small surprises"),
        _("A secret list of what your partner once mentioned."),
        copies=export.surprises,
    ),
    Exercise("fun", _("Time to play"), _("Two lists become one, and one of it a week is for both."), copies=export.fun),
    Exercise(
        "praise",
        _("All that I love about you"),
        _("A list to write alone, and to give as a whole."),
        copies=export.praise,
    ),
    Exercise(
        "imago",
        _("What I learned of love"),
        _("In short sittings, for you alone: what you knew as a child, and look for today."),
        alone=True,
        copies=answers.copy_for,
    ),
    Exercise(
        "check_ins",
        _("Check-ins"),
        _("A few questions each week and each month, and how that goes over time. Nobody else sees your answers."),
        alone=True,
        copies=checkins.copy_for,
    ),
    Exercise(
        "letter",
        _("A letter from long ago"),
        _("Written as the child you were, in your own time. One day your partner may hear it."),
        alone=True,
        copies=letter_of,
    ),
)


def by_kind() -> list[tuple[str | Promise, list[Exercise]]]:
    """Those for both and those for oneself, each under its heading; a heading without one is left out."""
    kinds = ((WITH_EACH_OTHER, False), (FOR_ONESELF, True))
    return [(name, found) for name, alone in kinds if (found := [one for one in EXERCISES if one.alone is alone])]


def copies_for(user: User) -> dict[str, Any]:
    """What this person may take along of each exercise."""
    return {one.address: one.copies(user) for one in EXERCISES if one.copies}


def reminders_for(user: User) -> list[Reminder]:
    return [reminder for one in EXERCISES if one.reminds for reminder in one.reminds(user)]
