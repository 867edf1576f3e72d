"""Words from the request to the first sentence."""

from django.utils.translation import gettext_lazy as _

from dialogue.texts.terms import Words

ARRIVING = {
    "request": Words(
        title=_("What would you like to talk about?"),
        tip=_("One neutral line is enough: the topic, not the verdict."),
        moves={"ask": _("Ask")},
        event_labels={"ask": _("{name} asked for a dialogue")},
    ),
    "answer": Words(
        title=_("{partner} would like to talk. Is now a good time?"),
        tip=_("A no is welcome here, and so is a later time. Say yes only if you have room to listen."),
        waiting=_("You have asked {partner}"),
        waiting_tip=_(
            "You can close this page; nothing is lost. When there is an answer, it appears here. "
            "Without one, the request ends by itself after a day. You can take it back at any time."
        ),
        moves={"now": _("Yes, I’m ready"), "later": _("I’ll be ready at…"), "not_today": _("Not today")},
        event_labels={
            "now": _("{name} was ready"),
            "later": _("{name} chose a time"),
            "not_today": _("{name}: not today"),
            "lapse": _("The request ended by itself"),
        },
    ),
    "scheduled": Words(
        title=_("You have a time to meet"),
        tip=_("Come back here then. When both of you say you are here, you begin."),
        waiting=_("You are here. {partner} is not here yet"),
        waiting_tip=_("Take a breath, look out of the window. You begin as soon as both are here."),
        moves={"ready": _("I’m here, and ready"), "move_it": _("Move it, once, to…")},
        event_labels={
            "ready": _("{name} came"),
            "move_it": _("{name} moved the time"),
            "missed": _("The time went by"),
        },
    ),
    "ground": Words(
        title=_("First, arrive"),
        tip=_("Put both feet on the floor and let your shoulders drop. Take a few slow breaths before any words."),
        waiting=_("You have arrived. {partner} is taking a moment"),
        waiting_tip=_("There is no hurry. Keep breathing slowly."),
        moves={"ready": _("I have arrived"), "later": _("I’d rather do this at…")},
        event_labels={"ready": _("{name} arrived"), "later": _("{name} chose another time")},
    ),
    "intent": Words(
        title=_("Set your intent"),
        tip=_(
            "If you speak first, say to yourself: I want to stay connected while I share this. "
            "If you listen first: I want to hear you."
        ),
        waiting=_("You are ready. {partner} is almost there"),
        waiting_tip=_("One of you speaks at a time. The page always says whose turn it is."),
        moves={"ready": _("Yes, that is my intent")},
        event_labels={"ready": _("{name} was ready to begin")},
    ),
}
