"""Versions of stored texts in forms: none is overwritten from a form that was filled with an older one, unseen.

A form brings along which text it was filled with. The check is made where the text is kept, under its lock.
"""

from enum import StrEnum

from django.http import QueryDict
from django.utils.crypto import salted_hmac

SEEN = "seen"  # the field of a form


class ChangedElsewhere(Exception):
    """Something else is stored by now than the form was filled with, from another tab or device."""

    def __init__(self, stored: str) -> None:
        super().__init__()
        self.stored = stored


class Choice(StrEnum):
    """What becomes of two texts. Without a choice one's own is kept, where the other has been seen."""

    OTHER = "other"
    BOTH = "both"


def version_of(text: str) -> str:
    return salted_hmac("dialogue.pages.text_versions", text).hexdigest()[:16]


def check_seen(seen: str, stored: str, new: str) -> None:
    """Raises `ChangedElsewhere`. A form without a version is of before there were any; the same text twice is one."""
    if seen and seen != version_of(stored) and stored != new:
        raise ChangedElsewhere(stored)


def choice_in(posted: QueryDict) -> Choice | None:
    given = posted.get("choice", "")
    return Choice(given) if given in {*Choice} else None


def both(mine: str, other: str, between: str = "\n\n") -> str:
    """One's own first. A text that is within the other is not said twice."""
    if other in mine:
        return mine
    return other if mine in other else f"{mine}{between}{other}"
