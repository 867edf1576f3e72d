"""The lists that people write alone and give: their parts and stems, and how much a line matters. Data."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True, slots=True)
class Jar:
    """One kind of list. `parts` maps a key to the beginning of its sentences."""

    slug: str
    parts: Mapping[str, str | Promise]
    rated: bool = False  # each line says how much it matters
    together: bool = True  # given when both have handed over; otherwise when its author does


CARING = Jar(
    "caring",
    MappingProxyType(
        {
            "does": _("I feel loved when you…"),
            "did": _("I used to feel loved when you…"),
            "would": _("I’d feel loved if you…"),
        }
    ),
    rated=True,
)
FUN = Jar("fun", MappingProxyType({"play": _("It would be fun to…")}))
PRAISE = Jar(
    "praise",
    MappingProxyType(
        {
            "body": _("What I love about how you look and move"),
            "character": _("What I love about how you are"),
            "deeds": _("What I love about what you do"),
            "whole": _("What I love about all of you"),
        }
    ),
    together=False,
)
MATTERS: Mapping[int, str | Promise] = MappingProxyType(
    {
        5: _("5, means most to me"),
        4: _("4, means a lot to me"),
        3: _("3, is nice to have"),
        2: _("2, is a small joy"),
        1: _("1, is a very small joy"),
    }
)


def flipped_scale(matters: int | None) -> int | None:
    """How much a line matters as it is stored, and back: rows have 1 for what means most. None stays None."""
    return None if matters is None else 6 - matters
