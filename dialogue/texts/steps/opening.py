"""Words from the request to the first sentence."""

from django.utils.translation import gettext_lazy as _

from dialogue.texts.terms import Words

NOT_NOW, MEET = _("Not now, but later"), _("Meet {partner} at this time")
ANSWERS = {"now": _("Yes, I’m ready"), "later": MEET, "not_today": _("Tell {partner}: not today")}
ANSWER_FOLDS = {"later": NOT_NOW, "not_today": _("Not today")}
ARRIVING = {
    "request": Words(
        title=_("What would you like to talk about?"),
        tip=_("Name the topic in a few neutral words: “Sunday at your mother’s”, not “how rude you were”."),
        moves={"ask": _("Ask {partner}")},
        event_labels={"ask": _("{name} asked for a dialogue")},
    ),
    "answer": Words(
        title=_("{partner} would like to talk. Is now a good time?"),
        tip=_("Say yes only if you have room to listen: a no or a later time is fine too."),
        waiting=_("You’ve asked {partner}"),
        waiting_tip=_(
            "You can close this page: {partner}’s answer appears here, and without one the request ends after a day."
        ),
        folds=ANSWER_FOLDS,
        moves=ANSWERS,
        event_labels={
            "now": _("{name} was ready"),
            "later": _("{name} chose a time"),
            "not_today": _("{name}: not today"),
            "lapse": _("The request ended by itself"),
        },
    ),
    "scheduled": Words(
        title=_("Your time to meet here"),
        tip=_("Come back at that time, and say that you’re here when you’re ready."),
        waiting=_("You’re here. {partner} hasn’t joined yet"),
        waiting_tip=_(
            "You start as soon as {partner} is here too; after two hours without {partner}, the request is open again."
        ),
        folds={"move_it": _("Move the time, once")},
        moves={"ready": _("I’m here, and ready"), "move_it": _("Move our meeting time for both of us")},
        event_labels={
            "ready": _("{name} came"),
            "move_it": _("{name} moved the time"),
            "missed": _("The time went by"),
        },
    ),
    "ground": Words(
        title=_("Arrive first, each of you"),
        tip=_("Put both feet on the floor, let your shoulders drop, and breathe slowly before any words."),
        waiting=_("You’ve arrived. {partner} is taking a moment"),
        waiting_tip=_("{partner} can see that you’ve arrived, and you go on when both of you have."),
        folds={"later": NOT_NOW},
        moves={"ready": _("I’ve arrived"), "later": MEET},
        event_labels={"ready": _("{name} arrived"), "later": _("{name} chose another time")},
    ),
    "intent": Words(
        title=_("Before you start"),
        tip=_("Tell yourself: I want to stay connected while I share this, or: I want to hear you."),
        waiting=_("You’re ready. {partner} isn’t ready yet"),
        waiting_tip=_("One of you speaks at a time, and the page always says whose turn it is."),
        moves={"ready": _("I’m ready to start")},
        event_labels={"ready": _("{name} was ready to start")},
    ),
}
