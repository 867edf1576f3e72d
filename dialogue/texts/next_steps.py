"""What is offered after the end of a dialogue, by the kind that it begins: its link, and why."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

NEXT_STEPS: Mapping[str, tuple[str | Promise, str | Promise]] = {
    "intentional": (_("Plan your next dialogue"), _("Your partner can suggest a time that suits you both.")),
    "daily": (_("Share one appreciation"), _("One sentence is enough, today or on another day.")),
    "appreciation": (
        _("Say more in an appreciation dialogue"),
        _("Take turns saying what you appreciate, when you both have time."),
    ),
    "containment": (
        _("Take time to cool down"),
        _("Rest first, each with something calm. If you’re still angry later, this dialogue begins with a break."),
    ),
}
FIND_HELP = _("See where to find help")
