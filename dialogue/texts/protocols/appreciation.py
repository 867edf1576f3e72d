"""Words of the appreciation dialogue, where they are not those of a shared part."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from dialogue.texts.steps.opening import ANSWER_FOLDS, ANSWERS
from dialogue.texts.steps.speaking import SEND
from dialogue.texts.terms import About, Words

ABOUT = About(
    name=_("Appreciation"),
    about=_("A good place to start. Tell each other one thing you appreciate, how it feels and what it means to you."),
)
WORDS: Mapping[str, Words] = {
    "request": Words(
        tip=_("{partner} will be asked whether now is a good time; you don’t need a topic."),
        moves={"ask": _("Ask {partner}")},
        event_labels={"ask": _("{name} asked for a moment of appreciation")},
    ),
    "answer": Words(
        title=_("{partner} has something kind to tell you. Is now a good time?"),
        tip=_("It takes about ten minutes, and a later time is just as welcome."),
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
    "appreciation": Words(
        title=_("Your turn: say one thing you appreciate"),
        tip=_("Choose something small and real: what {partner} did or said, or how {partner} is."),
        waiting=_("{partner} is choosing something to tell you"),
        waiting_tip=_("Just listen: you’ll mirror {partner}’s words next."),
        moves={"say": SEND},
        event_labels={"say": _("{name} appreciates")},
    ),
    "feel": Words(
        title=_("Your turn: say how it makes you feel"),
        tip=_("What you feel when {partner} does that: one or two words are enough."),
        waiting=_("{partner} is looking for words for the feeling"),
        waiting_tip=_("Just take it in, and mirror it in a moment."),
        moves={"say": SEND},
        event_labels={"say": _("{name} feels")},
    ),
    "mean": Words(
        title=_("Your turn: say what it means to you"),
        tip=_("Why it matters, or what it reminds you of, perhaps from long ago."),
        waiting=_("{partner} is saying what it means to them"),
        waiting_tip=_("Take it in without playing it down: {partner} means it."),
        moves={"say": SEND},
        event_labels={"say": _("{name}: what it means")},
    ),
    "take_in": Words(
        title=_("Your turn: take in the thanks"),
        tip=_("Take a breath first: “Thank you, that reached me” is all you need to say."),
        waiting=_("{partner} is taking in your thanks"),
        waiting_tip=_("Give {partner} a moment: the next step comes when {partner} is ready."),
        moves={"took_in": _("Say “Thank you, that reached me”")},
        event_labels={"took_in": _("{name}: thank you, that reached me")},
    ),
}
ALOUD: Mapping[str, Words] = {
    "appreciation": Words(event_labels={"say": _("{name} said what they appreciate")}),
    "feel": Words(event_labels={"say": _("{name} said how it makes them feel")}),
    "mean": Words(event_labels={"say": _("{name} said what it means")}),
}
