"""Words of speaking, and of whose turn to speak is next, in whatever dialogue it happens."""

from django.utils.translation import gettext_lazy as _

from dialogue.texts.terms import Words

SPEAKING = {
    "send": Words(
        title=_("Your turn to speak"),
        tip=_("One or two sentences, about yourself: what you saw or heard, and what it was like inside."),
        waiting=_("{partner} is finding the words"),
        waiting_tip=_("All you need to do is listen. Your own turn comes later."),
        moves={"say": _("Say it")},
        event_labels={"say": _("{name} said")},
    ),
    "switch": Words(
        title=_("Now it can be your turn to speak"),
        tip=_(
            "On the same topic, about your own experience: what happened in you as you listened. "
            "You can do it now, at another time, or leave it here for today."
        ),
        waiting=_("{partner} is choosing whether to speak next"),
        waiting_tip=_("You were heard. If {partner} speaks now, you will be the one who gives it back."),
        moves={
            "switch": _("Yes, I’d like to speak now"),
            "later": _("I’d like to, at another time"),
            "close": _("Close for today"),
        },
        event_labels={
            "switch": _("Now {name} speaks"),
            "later": _("{name} will speak at another time"),
            "close": _("{name} chose to close here"),
        },
    ),
}
