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
    icon: str  # a name of Lucide's
    takes: str | Promise  # how long, in words
    alone: bool = False  # private: nobody else ever sees that it was opened
    copies: Copies | None = None  # what its own part of a copy holds
    reminds: Reminds | None = (
        None  # what it has to say on the workbook's first page; what is due may be the one next step
    )


WITH_EACH_OTHER = _("For the two of you")
FOR_ONESELF = _("Private to you")
EXERCISES: tuple[Exercise, ...] = (
    Exercise(
        "practice",
        _("Practice mirroring"),
        _("Mirror sentences from easy to hard, as often as you like."),
        "repeat",
        _("3 minutes"),
        alone=True,
    ),
    Exercise(
        "vision",
        _("Our vision"),
        _("Write down what life is like when you’re at your best, then hang it up as one page."),
        "sunrise",
        _("30 minutes, in parts"),
        copies=vision_copy,
        reminds=vision_reminders,
    ),
    Exercise(
        "pledge",
        _("Our pledge"),
        _("Promise each other to leave out put-downs. You both sign, and can print it."),
        "pen-line",
        _("5 minutes"),
        copies=kind_days.pledge,
    ),
    Exercise(
        "kind_days",
        _("Kind days"),
        _("Mark each day with a smile or an ouch, private to you unless you both share."),
        "calendar-heart",
        _("1 minute a day"),
        alone=True,
        copies=kind_days.calendar,
    ),
    Exercise(
        "caring",
        _("The caring jar"),
        _("List small things that make you feel loved, and give each other one a day."),
        "gift",
        _("10 minutes, then 1 a day"),
        copies=export.caring,
    ),
    Exercise(
        "surprises",
        _("Small surprises"),
        _("Keep a secret list of things your partner mentioned, and do one a week."),
        "sparkles",
        _("2 minutes a week"),
        copies=export.surprises,
    ),
    Exercise(
        "fun",
        _("Time to play"),
        _("Your two lists are merged. Each week you get one idea to do together."),
        "dices",
        _("5 minutes each"),
        copies=export.fun,
    ),
    Exercise(
        "praise",
        _("All that I love about you"),
        _("Write a list of what you love about your partner, and give it when it’s ready."),
        "heart",
        _("10 minutes"),
        copies=export.praise,
    ),
    Exercise(
        "imago",
        _("What I learned about love"),
        _("See what you knew as a child and look for today, in short sittings private to you."),
        "footprints",
        _("5 minutes a sitting"),
        alone=True,
        copies=answers.copy_for,
    ),
    Exercise(
        "check_ins",
        _("Check-ins"),
        _("Answer a few questions each week or month, and see how things change over time."),
        "chart-line",
        _("2 minutes a week"),
        alone=True,
        copies=checkins.copy_for,
    ),
    Exercise(
        "letter",
        _("A letter from long ago"),
        _("Write as the child you once were. One day your partner may hear your letter."),
        "mail",
        _("20 minutes, over days"),
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
