"""Words of the appreciation dialogue, where they are not those of a shared part."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from dialogue.texts.terms import About, Words

ABOUT = About(
    name=_("Appreciation"),
    about=_(
        "Tell each other one thing you appreciate, what it does in you and what it means to you. A good place to begin."
    ),
)
WORDS: Mapping[str, Words] = {
    "request": Words(
        tip=_("{partner} is asked whether now is a good time. No topic is needed."),
        moves={"ask": _("Ask")},
        event_labels={"ask": _("{name} asked for a moment of appreciation")},
    ),
    "answer": Words(
        title=_("{partner} has something kind to tell you. Is now a good time?"),
        tip=_("It takes about ten minutes. A later time is just as welcome."),
        waiting=_("You have asked {partner}"),
        waiting_tip=_(
            "You can close this page. When there is an answer, it appears here; without one it ends after a day."
        ),
        moves={"now": _("Yes, I’m ready"), "later": _("I’ll be ready at…"), "not_today": _("Not today")},
        event_labels={
            "now": _("{name} was ready"),
            "later": _("{name} chose a time"),
            "not_today": _("{name}: not today"),
            "lapse": _("The request ended by itself"),
        },
    ),
    "appreciation": Words(
        title=_("Say one thing you appreciate"),
        tip=_("Something small and real: what {partner} did or said, or how {partner} is."),
        waiting=_("{partner} is choosing something to tell you"),
        waiting_tip=_("There is nothing to do. Let it come."),
        moves={"say": _("Say it")},
        event_labels={"say": _("{name} appreciates")},
    ),
    "feel": Words(
        title=_("What does it do in you?"),
        tip=_("When {partner} does that, what do you feel? One or two words are enough."),
        waiting=_("{partner} is looking for the feeling"),
        waiting_tip=_("Just take it in."),
        moves={"say": _("Say it")},
        event_labels={"say": _("{name} feels")},
    ),
    "mean": Words(
        title=_("What does it mean to you?"),
        tip=_("Why it matters, or what it reminds you of. Perhaps something from long ago."),
        waiting=_("{partner} is saying what it means"),
        waiting_tip=_("No need to play it down. It is meant."),
        moves={"say": _("Say it")},
        event_labels={"say": _("{name}: what it means")},
    ),
    "take_in": Words(
        title=_("Take it in"),
        tip=_("“Thank you, that reached me.” That is all there is to say. Take one breath first."),
        waiting=_("{partner} is taking it in"),
        waiting_tip=_("Let it land."),
        moves={"took_in": _("Thank you, that reached me")},
        event_labels={"took_in": _("{name}: thank you, that reached me")},
    ),
}
ALOUD: Mapping[str, Words] = {
    "appreciation": Words(event_labels={"say": _("{name} said what there is to appreciate")}),
    "feel": Words(event_labels={"say": _("{name} said what it does inside")}),
    "mean": Words(event_labels={"say": _("{name} said what it means")}),
}
