"""Where a sentence of a vision can go on: a request, a caring act. A way is shown once its page exists."""

from dataclasses import dataclass

from django.urls import NoReverseMatch, reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import Couple
from dialogue.pages import protocol_choices


@dataclass(frozen=True, slots=True)
class Way:
    """A page by the name of its address, and the dialogue that begins there."""

    address: str
    words: str | Promise
    slug: str = ""

    @property
    def args(self) -> list[str]:
        return [self.slug] if self.slug else []

    @property
    def href(self) -> str:
        return reverse(self.address, args=self.args)


WAYS = (
    Way("caring", _("Add a small act of caring to your jar")),
    Way("begin_one", _("Ask for a change that brings you closer to it"), "change_request"),
)


def open_ways(couple: Couple) -> list[Way]:
    """Those that lead somewhere: a page of this house, a dialogue that is open to these two."""
    return [way for way in WAYS if _is_there(way, couple)]


def _is_there(way: Way, couple: Couple) -> bool:
    try:
        reverse(way.address, args=way.args)
    except NoReverseMatch:
        return False
    entry = protocol_choices.entry_of(way.slug, couple) if way.slug else None
    return not way.slug or (entry is not None and not entry.missing)
