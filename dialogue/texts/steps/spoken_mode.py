"""What changes in the words of a step when a dialogue is held aloud: nothing is written, tapped or kept.

A protocol whose own words need other ones adds `ALOUD` beside its `WORDS`, by the same keys.
"""

from collections.abc import Mapping
from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from dialogue.texts.terms import Words

HAVE_SAID, HAVE_GIVEN_BACK = _("I have said it"), _("I have given it back")
GIVES_BACK = frozenset({"mirror", "summary"})  # kinds of text
ALOUD: Mapping[str, Words] = {
    "request": Words(tip=_("Tell {partner} yourself what it is about: the topic, not the verdict.")),
    "check": Words(
        tip=_("You alone can tell. After “almost” you say once more the part that was missed."),
        moves={"almost": _("Almost, this part was missed")},
        event_labels={"almost": _("{name}: almost, a part was missed")},
    ),
    "missed": Words(tip=_("Only the part that {partner} has just said again.")),
    "summary_check": Words(
        moves={"missed": _("I have said what is missing")},
        event_labels={"missed": _("{name}: something is still missing")},
    ),
    "validate": Words(
        moves={"partly": _("I have said which part makes sense")},
        event_labels={"partly": _("{name}: a part of it makes sense")},
    ),
    "validate_check": Words(moves={"not_quite": _("Not quite, and I have said what is missing")}),
    "validate_again": Words(
        tip=_("Think of what {partner} has just said is missing."),
        moves={"partly": _("I have said which part makes sense")},
        event_labels={"partly": _("{name}: a part of it makes sense")},
    ),
    "empathise": Words(event_labels={"say": _("{name} guessed what it feels like")}),
    "empathise_check": Words(
        moves={
            "others": _("I have said what else there is"),
            "not_that": _("Not that, and I have said what it’s more like"),
        },
        event_labels={
            "others": _("{name} named other feelings"),
            "not_that": _("{name}: not that, and named what it’s more like"),
        },
    ),
    "stopped": Words(tip=_("No words were kept. You can begin a new one whenever both of you are ready.")),
}


def aloud(words: Words, instead: Words, kind: str) -> Words:
    """The words of a step as they are for a dialogue held aloud. `instead` has those that are particular to it."""
    moves = dict(words.moves)
    if "say" in moves:
        moves["say"] = HAVE_GIVEN_BACK if kind in GIVES_BACK else HAVE_SAID
    return replace(
        words,
        title=instead.title or words.title,
        tip=instead.tip or words.tip,
        waiting=instead.waiting or words.waiting,
        waiting_tip=instead.waiting_tip or words.waiting_tip,
        moves={**moves, **instead.moves},
        event_labels={**words.event_labels, **instead.event_labels},
        hint=instead.hint or words.hint,
    )
