"""When the home page offers what, the first that fits. Data, to be read and argued about.

The words give no reason, for somebody else may see the screen.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dialogue.workbook.next_step.facts import Facts


@dataclass(frozen=True, slots=True)
class Rule:
    """`code` is how it is remembered that somebody set it aside: one letter each, so that no length tells which."""

    code: str
    when: Callable[[Facts], bool]
    dialogues: tuple[str, ...] = ()  # it leads to the first of these that may be begun
    address: str = ""  # or to this page; without either, to where the reminder leads


RULES: tuple[Rule, ...] = (
    Rule("u", lambda facts: facts.unheard, dialogues=("quick", "reconnect")),
    Rule("o", lambda facts: facts.ouch, dialogues=("reconnect",)),
    Rule("r", lambda facts: bool(facts.reminders)),
    Rule("c", lambda facts: facts.check_in, address="check_ins"),
    Rule("a", lambda facts: not facts.appreciated, dialogues=("daily",)),
)
DIALOGUES: Mapping[str, str | Promise] = {
    "quick": _("A quick dialogue for when time is short"),
    "reconnect": _("A few minutes to reconnect"),
    "daily": _("Say one thing you appreciate"),
}
PAGES: Mapping[str, str | Promise] = {"check_ins": _("A few check-in questions, private to you")}
