"""What changes in the words of a step when a dialogue is held aloud: nothing is written, tapped or kept.

A protocol whose own words need other ones adds `ALOUD` beside its `WORDS`, by the same keys.
"""

from collections.abc import Mapping
from dataclasses import replace

from django.utils.translation import gettext_lazy as _

from dialogue.texts.terms import Words

HAVE_SAID, HAVE_MIRRORED, HAVE_SUMMED_UP = _("I’ve said it"), _("I’ve mirrored it"), _("I’ve summed it up")
GIVEN_BACK = {"mirror": HAVE_MIRRORED, "summary": HAVE_SUMMED_UP}  # by the kind of text
ALOUD: Mapping[str, Words] = {
    "request": Words(tip=_("Tell {partner} yourself, in a few neutral words, what you’d like to talk about.")),
    "send": Words(waiting=_("It’s {partner}’s turn to speak. Just listen.")),
    "check": Words(
        tip=_("Only you can tell; after “almost” you say the part that was missed once more."),
        moves={"almost": _("Almost, this part was missed")},
        event_labels={"almost": _("{name}: almost, a part was missed")},
    ),
    "missed": Words(tip=_("Only the part that {partner} has just said again is still missing.")),
    "summary_check": Words(
        moves={"missed": _("I’ve said what’s missing")},
        event_labels={"missed": _("{name}: something is still missing")},
    ),
    "validate": Words(
        moves={"partly": _("I’ve said which part makes sense")},
        event_labels={"partly": _("{name}: a part of it makes sense")},
    ),
    "validate_check": Words(moves={"not_quite": _("Not quite, and I’ve said what’s missing")}),
    "validate_again": Words(
        tip=_("Put your last try together with what {partner} has just said is missing."),
        moves={"partly": _("I’ve said which part makes sense")},
        event_labels={"partly": _("{name}: a part of it makes sense")},
    ),
    "empathise": Words(event_labels={"say": _("{name} guessed what it feels like")}),
    "empathise_check": Words(
        moves={
            "others": _("I’ve said what else I feel"),
            "not_that": _("No, and I’ve said what it’s more like"),
        },
        event_labels={
            "others": _("{name} named other feelings"),
            "not_that": _("{name}: not that, and named what it’s more like"),
        },
    ),
    "stopped": Words(tip=_("No words were saved, and you can start a new dialogue when you’re both ready.")),
}


def aloud(words: Words, instead: Words, kind: str) -> Words:
    """The words of a step as they are for a dialogue held aloud. `instead` has those that are particular to it."""
    moves = dict(words.moves)
    if "say" in moves:
        moves["say"] = GIVEN_BACK.get(kind, HAVE_SAID)
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
