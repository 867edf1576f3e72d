"""What somebody did by opening a dialogue inside another, told to themselves and to their partner."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

INTERRUPTIONS: Mapping[str, tuple[str | Promise, str | Promise]] = {
    "reconnect": (_("You told {partner} what hurt."), _("{partner} told you what hurt.")),
    "containment": (_("You asked for time to cool down."), _("{partner} asked for time to cool down.")),
}
TAKE_BACK, GO_ON_WITHOUT = _("Cancel that dialogue and go on here"), _("Go on here without that dialogue")
