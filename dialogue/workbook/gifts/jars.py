"""The lists that people write alone and give: their parts and stems. Data, and nothing else."""

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
        1: _("1, means very much to me"),
        2: _("2, means much to me"),
        3: _("3, is good to have"),
        4: _("4, is a small joy"),
        5: _("5, is a very small joy"),
    }
)
