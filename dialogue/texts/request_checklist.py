"""What a request has to be so that it can be given. The author looks at each point and checks it."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

CHECKLIST: Mapping[str, str | Promise] = {
    "positive": _("It says what to do, not what to stop."),
    "one_act": _("It is one thing."),
    "specific": _("A camera could see it."),
    "how_often": _("It says how much or how often."),
    "until_when": _("It says for how long."),
}
