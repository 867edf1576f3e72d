"""Words of reconnecting after an ouch, where they are not those of a shared part."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from dialogue.texts.steps.speaking import SEND
from dialogue.texts.terms import About, Words

ABOUT = About(
    name=_("Reconnect after an ouch"),
    begin=_("Ouch. What hurt was…"),
    about=_("A few minutes to say what hurt and find each other again, without a debate."),
)
WORDS: Mapping[str, Words] = {
    "ouch": Words(
        title=_("Your turn: say what hurt"),
        tip=_("One sentence is enough, and it counts whether or not {partner} meant it."),
        moves={"say": SEND},
        event_labels={"say": _("{name}: ouch")},
    ),
    "acknowledge": Words(
        title=_("Something hurt {partner}. Your turn: say you heard it"),
        tip=_("Be curious, and mirror what hurt: you can hear it without having meant it."),
        waiting=_("You’ve told {partner} what hurt"),
        waiting_tip=_(
            "{partner} is asked to say that they heard you; without an answer, this ends by itself after a day."
        ),
        moves={"say": _("Send to {partner}: I hear that it hurt")},
        event_labels={"say": _("{name} heard it"), "lapse": _("It ended by itself")},
    ),
    "choose": Words(
        title=_("Your turn: choose what would help now"),
        tip=_("Choose what fits. It can be something small."),
        waiting=_("{partner} is choosing what would help"),
        waiting_tip=_("You’ll see in a moment what you can do."),
        moves={
            "redo": _("Ask {partner} to say it another way"),
            "model": _("Show {partner} how I could hear it"),
            "act": _("Ask {partner} for something that brings us back"),
            "talk": _("Say I’d like a whole dialogue about it"),
        },
        event_labels={
            "redo": _("{name} would like to hear it another way"),
            "model": _("{name} shows a way to say it"),
            "act": _("{name} would like something that brings you back"),
            "talk": _("{name} would like a whole dialogue about it"),
        },
    ),
    "redo": Words(
        title=_("Your turn: say it another way"),
        tip=_("Say the same wish or worry in words that {partner} can take in."),
        waiting=_("{partner} is looking for other words"),
        waiting_tip=_("Give {partner} a moment: you’ll say whether the new words help."),
        moves={"say": SEND},
        event_labels={"say": _("{name} said it another way")},
    ),
    "model": Words(
        title=_("Your turn: show how you could hear it"),
        tip=_("Say the same thing the way {partner} could have said it without hurting you."),
        waiting=_("{partner} is showing you a way to say it"),
        waiting_tip=_("You’ll try it in your own voice next."),
        moves={"say": SEND},
        event_labels={"say": _("{name} showed a way")},
    ),
    "model_mirror": Words(
        title=_("Your turn: try {partner}’s way"),
        tip=_("Say it the way {partner} showed you, in your own voice."),
        waiting=_("{partner} is trying it your way"),
        waiting_tip=_("Just listen: you’ll say whether it helps."),
        moves={"say": SEND},
        event_labels={"say": _("{name} tried it")},
    ),
    "act": Words(
        title=_("Your turn: offer something that brings you back"),
        tip=_("An apology, a kind act or a few warm words: something you can mean."),
        waiting=_("{partner} is looking for something to offer"),
        waiting_tip=_("You’ll say whether the offer helps."),
        moves={"say": _("Send my offer")},
        event_labels={"say": _("{name} offers")},
    ),
    "are_we_back": Words(
        title=_("Your turn: are you back with each other?"),
        tip=_("Only you can tell, and after “Not yet” you can try something else."),
        waiting=_("{partner} is checking whether you’re back"),
        waiting_tip=_("You both tried, whatever the answer is."),
        moves={"back": _("Yes, we’re back"), "not_back": _("Not yet")},
        event_labels={
            "back": _("{name}: yes, we are back"),
            "not_back": _("{name}: not yet"),
            "not_yet": _("{name}: not yet"),
        },
    ),
    "not_back_yet": Words(
        title=_("Two tries, and not back yet. Your turn: what now?"),
        tip=_("You decide: try something else, or leave it open for now."),
        waiting=_("{partner} is deciding whether to try once more"),
        waiting_tip=_("Not being back yet doesn’t undo your trying."),
        moves={"try_again": _("Try something else"), "close_for_now": _("Leave it open for now")},
        event_labels={
            "try_again": _("{name} would like to try something else"),
            "close_for_now": _("{name} left it open for now"),
        },
    ),
}
ALOUD: Mapping[str, Words] = {"act": Words(event_labels={"say": _("{name} offered something")})}
