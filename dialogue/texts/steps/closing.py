"""Words of the closing."""

from django.utils.translation import gettext_lazy as _

from dialogue.texts.terms import Words

CLOSING = {
    "appreciate": Words(
        title=_("Close with an appreciation"),
        tip=_("One thing that you appreciate about how {partner} was with you just now."),
        waiting=_("{partner} is choosing an appreciation for you"),
        waiting_tip=_("In a moment it is here. Then you give it back."),
        moves={"say": _("Give my appreciation")},
        event_labels={"say": _("{name} gave an appreciation")},
    ),
    "appreciate_mirror": Words(
        title=_("Take it in, and give it back"),
        tip=_("Say what {partner} appreciates in you. No need to play it down."),
        waiting=_("{partner} is taking it in"),
        waiting_tip=_("Let it land."),
        moves={"say": _("Give it back")},
        event_labels={"say": _("{name} took it in")},
    ),
    "settle": Words(
        title=_("Before you go"),
        tip=_("Notice how your body is now. If you are together, perhaps a hand or a hug, if you both want it."),
        waiting=_("You have closed. {partner} is taking a moment"),
        waiting_tip=_("You can leave this page whenever you like. It ends when {partner} is ready too."),
        moves={"ready": _("Close the dialogue")},
        event_labels={"ready": _("{name} was ready to go")},
    ),
}
