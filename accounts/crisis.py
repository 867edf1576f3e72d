"""Where to turn in danger or despair, by region. `reviewed` says whether we have checked a line ourselves."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from accounts.models import CrisisLine

Words = str | Promise


@dataclass(frozen=True)
class Line:
    """One way to reach help: who answers, what to do, and the `tel:`, `sms:` or `https:` address that does it."""

    who: Words
    do: Words
    href: str
    reviewed: bool = True


@dataclass(frozen=True)
class Region:
    name: Words
    lines: Sequence[Line | CrisisLine]


REGIONS = (
    Region(
        _("United States"),
        (
            Line(_("Emergency"), _("Call 911"), "tel:911"),
            Line(_("Suicide and crisis"), _("Call 988"), "tel:988"),
            Line(_("Domestic violence"), _("Call 1-800-799-7233"), "tel:+18007997233"),
            Line(_("Domestic violence, by TTY"), _("Call 1-800-787-3224"), "tel:+18007873224"),
            Line(_("Domestic violence, by text"), _("Text START to 88788"), "sms:88788?body=START"),
            Line(_("Any crisis, by text"), _("Text HOME to 741741"), "sms:741741?body=HOME"),
        ),
    ),
    Region(
        _("United Kingdom"),
        (
            Line(_("Emergency"), _("Call 999"), "tel:999"),
            Line(_("Domestic abuse (Refuge)"), _("Call 0808 2000 247"), "tel:08082000247"),
            Line(_("Someone to talk to (Samaritans)"), _("Call 116 123"), "tel:116123", reviewed=False),
        ),
    ),
    Region(
        _("European Union"),
        (
            Line(_("Emergency"), _("Call 112"), "tel:112"),
            Line(_("Violence against women"), _("Call 116 016"), "tel:116016", reviewed=False),
        ),
    ),
    Region(_("South Korea"), (Line(_("Violence against women"), _("Call 1366"), "tel:1366"),)),
    Region(
        _("Anywhere else"),
        (Line(_("Find a line near you"), "findahelpline.com", "https://findahelpline.com/", reviewed=False),),
    ),
)


def regions_for(language: str) -> Sequence[Region]:
    """The lines kept for a language, or for the one it is a variety of ("de" for "de-at"); else the built-in ones."""
    for code in (language, language.partition("-")[0]):
        if kept := tuple(_kept(code)):
            return kept
    return REGIONS


def _kept(language: str) -> Iterator[Region]:
    lines = list(CrisisLine.objects.filter(language=language))
    order = {region: place for place, region in reversed(list(enumerate(line.region for line in lines)))}
    lines.sort(key=lambda line: order[line.region])  # stable: a region stands where its first line does
    for region, own in groupby(lines, key=lambda line: line.region):
        yield Region(region, tuple(own))
