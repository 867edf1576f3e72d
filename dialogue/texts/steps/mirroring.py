"""Words of what is said, given back and checked, in whatever dialogue it happens."""

from django.utils.translation import gettext_lazy as _

from dialogue.texts.terms import Words

HARD = _("This one is hard to carry across. Half the length helps, and giving it back word for word.")
SAID_BACK = {
    "mirror": Words(
        title=_("Your turn to mirror"),
        tip=_("Give it back in {partner}’s own words. You don’t have to agree."),
        waiting=_("{partner} is giving it back to you"),
        waiting_tip=_("Nothing to do but breathe. You will say whether it is what you said."),
        moves={"say": _("Give it back")},
        event_labels={"say": _("{name} gave it back")},
    ),
    "check": Words(
        title=_("Did {partner} get that?"),
        tip=_("You alone can tell. “Almost” lets you tap the words that were missed."),
        waiting=_("{partner} is checking whether you got it"),
        waiting_tip=_("This is not a test. If a part is missing, you simply get to hear it again."),
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
        title=_("Say it again, shorter"),
        tip=_("One sentence, the part that matters most. {partner} will give it back."),
        waiting=_("{partner} is saying it again, in fewer words"),
        waiting_tip=_("Listen for the words themselves. You can give them back just as they are."),
        moves={"say": _("Say it")},
        event_labels={"say": _("{name} said it again")},
        hint=HARD,
    ),
    "missed": Words(
        title=_("Almost. Give back what was missed"),
        tip=_("Only the marked words are still missing."),
        waiting=_("{partner} is adding the part that was missed"),
        waiting_tip=_("Then you are asked once more whether it is all there."),
        moves={"say": _("Give it back")},
        event_labels={"say": _("{name} added what was missed")},
        hint=HARD,
    ),
}
