"""How the ways of holding a dialogue are named and explained."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dialogue.protocol.terms import Mode

MANNERS: Mapping[Mode, tuple[str | Promise, str | Promise]] = {
    Mode.LIVE: (_("In writing, now"), _("Both of you in front of a screen.")),
    Mode.SPOKEN: (_("Aloud"), _("In one room or on a call. The page keeps the turns, and no words.")),
    Mode.UNHURRIED: (_("In writing, over hours"), _("Each answers when there is time. It stays open.")),
}
