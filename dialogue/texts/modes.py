"""How the ways of holding a dialogue are named and explained."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dialogue.protocol.terms import Mode

MANNERS: Mapping[Mode, tuple[str | Promise, str | Promise]] = {
    Mode.LIVE: (_("In writing, now"), _("Both of you at a screen, at the same time.")),
    Mode.SPOKEN: (_("Aloud"), _("In one room or on a call: the page shows whose turn it is, and saves no words.")),
    Mode.UNHURRIED: (_("In writing, over hours"), _("Each of you answers when there’s time.")),
}
