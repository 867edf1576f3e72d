"""How the pages of therapists name what a dialogue is and how it ended."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

ENDS: Mapping[str, str | Promise] = {
    "closed": _("closed in full"),
    "stopped": _("stopped"),
    "lapsed": _("expired before it began"),
    "not_today": _("declined openly, before it began"),
}
