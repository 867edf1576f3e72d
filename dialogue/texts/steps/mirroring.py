"""Words of what is said, mirrored and checked, in whatever dialogue it happens."""

from django.utils.translation import gettext_lazy as _

from dialogue.texts.steps.speaking import SEND
from dialogue.texts.terms import Words

HARD = _("This part is hard to mirror: half the length helps, mirrored word for word.")
SAID_BACK = {
    "mirror": Words(
        title=_("Your turn: mirror what {partner} said"),
        tip=_("Use {partner}’s words as closely as you can; you don’t have to agree."),
        waiting=_("{partner} is mirroring you"),
        waiting_tip=_("Just listen: you’ll say whether {partner} got it."),
        moves={"say": SEND},
        event_labels={"say": _("{name} mirrored")},
    ),
    "check": Words(
        title=_("Your turn: did {partner} get that?"),
        tip=_("Only you can tell; “Almost” lets you tap the words that were missed."),
        waiting=_("{partner} is checking whether you got it"),
        waiting_tip=_("This isn’t a test: if a part is missing, you get to hear it again."),
        moves={
            "yes": _("Yes, you got me"),
            "yes_more": _("Yes, and there’s one more thing"),
            "almost": _("Send the missed words"),
            "not_yet": _("Not yet, I’ll say it again"),
        },
        folds={"almost": _("Almost")},
        event_labels={
            "yes": _("{name}: yes, you got me"),
            "yes_more": _("{name}: yes, and there’s one more thing"),
            "almost": _("{name}: almost. These words were missed"),
            "not_yet": _("{name}: not yet"),
        },
        hint=HARD,
    ),
    "again": Words(
        title=_("Your turn: say it again, shorter"),
        tip=_("One sentence, with the part that matters most."),
        waiting=_("{partner} is saying it again, shorter"),
        waiting_tip=_("Listen for the exact words, because you can mirror them just as they are."),
        moves={"say": SEND},
        event_labels={"say": _("{name} said it again")},
        hint=HARD,
    ),
    "missed": Words(
        title=_("Almost. Your turn: mirror what was missed"),
        tip=_("Only these words are still missing."),
        waiting=_("{partner} is mirroring what was missed"),
        waiting_tip=_("You’ll be asked once more whether all of it is there."),
        moves={"say": SEND},
        event_labels={"say": _("{name} added what was missed")},
        hint=HARD,
    ),
}
