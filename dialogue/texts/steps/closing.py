"""Words of the closing."""

from django.utils.translation import gettext_lazy as _

from dialogue.texts.steps.speaking import SEND
from dialogue.texts.terms import Words

CLOSING = {
    "appreciate": Words(
        title=_("Your turn: close with an appreciation"),
        tip=_("Name one thing you appreciate about how {partner} was with you in this dialogue."),
        waiting=_("{partner} is choosing an appreciation for you"),
        waiting_tip=_("Just listen: you’ll mirror the appreciation in a moment."),
        moves={"say": _("Send my appreciation")},
        event_labels={"say": _("{name} gave an appreciation")},
    ),
    "appreciate_mirror": Words(
        title=_("Your turn: take it in, and mirror it"),
        tip=_("Say what {partner} appreciates in you, without playing it down."),
        waiting=_("{partner} is taking it in"),
        waiting_tip=_("{partner} will mirror your appreciation in a moment."),
        moves={"say": SEND},
        event_labels={"say": _("{name} took it in")},
    ),
    "settle": Words(
        title=_("Before you go"),
        tip=_("Notice how your body is now, and share a hand or a hug if you’re together and both want it."),
        waiting=_("You’ve closed. {partner} is taking a moment"),
        waiting_tip=_("You can leave this page now: the dialogue ends when {partner} closes it too."),
        moves={"ready": _("Close the dialogue")},
        event_labels={"ready": _("{name} was ready to go")},
    ),
}
