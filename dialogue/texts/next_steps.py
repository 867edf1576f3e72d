"""What is offered after the end of a dialogue, by the kind that it begins: its link, and why."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NEXT_STEPS: Mapping[str, tuple[str | Promise, str | Promise]] = {
    "intentional": (
        _("Start your next dialogue"),
        _("Choose a topic, and your partner can suggest a time that suits you both."),
    ),
    "daily": (
        _("Send one appreciation"),
        _("Tell your partner one thing you appreciate. One sentence is enough, today or on another day."),
    ),
    "containment": (
        _("Take time to cool down"),
        _("Rest first, each with something calm: if you’re still angry later, this dialogue starts with a break."),
    ),
}
FIND_HELP = _("See where to find help")
