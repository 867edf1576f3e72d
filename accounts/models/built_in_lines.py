"""Ways to reach help that come with the site, by region. `reviewed` says whether we have checked a line ourselves."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

Words = str | Promise


class HelpLine(Protocol):
    """What a page shows of a line, wherever it comes from."""

    @property
    def who(self) -> Words: ...
    @property
    def do(self) -> Words: ...
    @property
    def href(self) -> str: ...
    @property
    def reviewed(self) -> bool: ...


@dataclass(frozen=True)
class Line:
    """One way to reach help: who answers, what to do, and the `tel:`, `sms:` or `https:` address that does it.

    The key never changes: rows of an installation name by it the line that they replace or switch off.
    """

    key: str
    who: Words
    do: Words
    href: str
    reviewed: bool = True


@dataclass(frozen=True)
class Region:
    """Lines under one heading; `countries` (ISO 3166) are those whose readers see it first."""

    name: Words
    lines: Sequence[Line]
    countries: Sequence[str] = ()


EUROPEAN_UNION = (
    *("AT", "BE", "BG", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GR", "HR", "HU"),
    *("IE", "IT", "LT", "LU", "LV", "MT", "NL", "PL", "PT", "RO", "SE", "SI", "SK"),
)
REGIONS = (
    Region(
        _("United States"),
        (
            Line("us-emergency", _("Emergency"), _("Call 911"), "tel:911"),
            Line("us-988", _("Suicide and crisis"), _("Call 988"), "tel:988"),
            Line("us-domestic-violence", _("Domestic violence"), _("Call 1-800-799-7233"), "tel:+18007997233"),
            Line(
                "us-domestic-violence-tty", _("Domestic violence, by TTY"), _("Call 1-800-787-3224"), "tel:+18007873224"
            ),
            Line(
                "us-domestic-violence-text",
                _("Domestic violence, by text"),
                _("Text START to 88788"),
                "sms:88788?body=START",
            ),
            Line("us-crisis-text", _("Any crisis, by text"), _("Text HOME to 741741"), "sms:741741?body=HOME"),
        ),
        ("US", "PR", "VI", "GU", "AS", "MP"),
    ),
    Region(
        _("United Kingdom"),
        (
            Line("uk-emergency", _("Emergency"), _("Call 999"), "tel:999"),
            Line("uk-refuge", _("Domestic abuse (Refuge)"), _("Call 0808 2000 247"), "tel:08082000247"),
            Line(
                "uk-samaritans", _("Someone to talk to (Samaritans)"), _("Call 116 123"), "tel:116123", reviewed=False
            ),
        ),
        ("GB",),
    ),
    Region(
        _("European Union"),
        (
            Line("eu-emergency", _("Emergency"), _("Call 112"), "tel:112"),
            Line("eu-violence", _("Violence against women"), _("Call 116 016"), "tel:116016", reviewed=False),
        ),
        EUROPEAN_UNION,
    ),
    Region(_("South Korea"), (Line("kr-violence", _("Violence against women"), _("Call 1366"), "tel:1366"),), ("KR",)),
    Region(
        _("Anywhere else"),
        (
            Line(
                "findahelpline",
                _("Find a line near you"),
                "findahelpline.com",
                "https://findahelpline.com/",
                reviewed=False,
            ),
        ),
    ),
)


def choices() -> list[tuple[str, str]]:
    """Each line by its key, with a name by which an admin knows it."""
    return [(line.key, f"{region.name}: {line.who} ({line.do})") for region in REGIONS for line in region.lines]


def name_of(key: str) -> str:
    """The same for one line; the key itself for a line that a newer version no longer has."""
    return dict(choices()).get(key, key)
