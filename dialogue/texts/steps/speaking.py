"""Words of speaking, and of whose turn to speak is next, in whatever dialogue it happens."""

from django.utils.translation import gettext_lazy as _

from dialogue.texts.terms import Words

SEND = _("Send to {partner}")
SPEAKING = {
    "send": Words(
        title=_("Your turn: say what’s on your mind"),
        tip=_("One or two sentences about yourself: what you saw or heard, and how you felt inside."),
        waiting=_("{partner} is writing. Just listen."),
        waiting_tip=_("You’ll mirror {partner}’s words next, and your own turn to speak comes later."),
        moves={"say": SEND},
        event_labels={"say": _("{name} said")},
    ),
    "switch": Words(
        title=_("Your turn: do you want to speak now?"),
        tip=_("On the same topic, about what happened in you as you listened: now, at another time, or not today."),
        waiting=_("{partner} is choosing whether to speak next"),
        waiting_tip=_("You were heard, and if {partner} speaks now, you’ll mirror what {partner} says."),
        folds={"later": _("I’d like to speak at another time")},
        moves={
            "switch": _("Yes, I’d like to speak now"),
            "later": _("Meet {partner} at this time"),
            "close": _("Close the dialogue for both of us"),
        },
        event_labels={
            "switch": _("Now {name} speaks"),
            "later": _("{name} will speak at another time"),
            "close": _("{name} chose to close here"),
        },
    ),
}
