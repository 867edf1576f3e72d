"""Where to turn in danger or despair, by region. `reviewed` says whether we have checked a line ourselves."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

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
    lines: tuple[Line, ...]


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
