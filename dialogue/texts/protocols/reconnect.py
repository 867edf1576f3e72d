"""Words of reconnecting after an ouch, where they are not those of a shared part."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from dialogue.texts.terms import About, Words

ABOUT = About(
    name=_("Reconnect after an ouch"),
    begin=_("Ouch. What hurt was…"),
    about=_("Something hurt, and you want to find each other again. A few minutes, without a debate."),
)
WORDS: Mapping[str, Words] = {
    "ouch": Words(
        title=_("What hurt?"),
        tip=_("One sentence. It does not matter whether it was meant."),
        moves={"say": _("Say ouch")},
        event_labels={"say": _("{name}: ouch")},
    ),
    "acknowledge": Words(
        title=_("Something hurt {partner}"),
        tip=_("Be curious, and say that you heard it. You need not agree that you meant it."),
        waiting=_("You have said what hurt"),
        waiting_tip=_("{partner} is taking it in. Put a hand on your heart if that helps."),
        moves={"say": _("I hear that it hurt")},
        event_labels={"say": _("{name} heard it"), "lapse": _("It was left to rest")},
    ),
    "choose": Words(
        title=_("What would help now?"),
        tip=_("Choose what fits. Small is fine."),
        waiting=_("{partner} is choosing what would help"),
        waiting_tip=_("You will hear in a moment what you can do."),
        moves={
            "redo": _("Please say it again, another way"),
            "model": _("I’ll show you how I could hear it"),
            "act": _("Please do something that brings us back"),
            "talk": _("I’d like a whole dialogue about it"),
        },
        event_labels={
            "redo": _("{name} would like to hear it another way"),
            "model": _("{name} shows a way to say it"),
            "act": _("{name} would like something that brings you back"),
            "talk": _("{name} would like a whole dialogue about it"),
        },
    ),
    "redo": Words(
        title=_("Say it another way"),
        tip=_("The same wish or worry, in words that {partner} can take in."),
        waiting=_("{partner} is looking for other words"),
        waiting_tip=_("Give it a moment. It is a second try."),
        moves={"say": _("Say it")},
        event_labels={"say": _("{name} said it another way")},
    ),
    "model": Words(
        title=_("Show how you could hear it"),
        tip=_("Say it as {partner} might have said it, so that it does not hurt."),
        waiting=_("{partner} is showing you a way to say it"),
        waiting_tip=_("Then you try it in your own voice."),
        moves={"say": _("Show it")},
        event_labels={"say": _("{name} showed a way")},
    ),
    "model_mirror": Words(
        title=_("Try it"),
        tip=_("Say it the way {partner} showed you, in your own voice."),
        waiting=_("{partner} is trying it"),
        waiting_tip=_("Listen to whether it lands."),
        moves={"say": _("Say it")},
        event_labels={"say": _("{name} tried it")},
    ),
    "act": Words(
        title=_("Offer something that brings you back"),
        tip=_("An apology, a kind act, a few warm words. Something that you can mean."),
        waiting=_("{partner} is looking for something to offer"),
        waiting_tip=_("Let it be enough if it is meant."),
        moves={"say": _("Offer it")},
        event_labels={"say": _("{name} offers")},
    ),
    "are_we_back": Words(
        title=_("Are you back with each other?"),
        tip=_("Only you can tell. “Not yet” is allowed, and you can try something else."),
        waiting=_("{partner} is feeling whether you are back"),
        waiting_tip=_("Whatever the answer, you both tried."),
        moves={"back": _("Yes, we are back"), "not_back": _("Not yet")},
        event_labels={
            "back": _("{name}: yes, we are back"),
            "not_back": _("{name}: not yet"),
            "not_yet": _("{name}: not yet"),
        },
    ),
    "not_back_yet": Words(
        title=_("Two tries, and you’re not back yet. What now?"),
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
