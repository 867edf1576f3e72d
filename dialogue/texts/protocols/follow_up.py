"""Words of the look back at a change request, where they are not those of a shared part."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from dialogue.texts.steps.speaking import SEND
from dialogue.texts.terms import About, Words

ABOUT = About(
    name=_("Look back at the request"),
    begin=_("How it went for me was…"),
    about=_("How it went, what was noticed and what you do next, without keeping score."),
)
WORDS: Mapping[str, Words] = {
    "went": Words(
        title=_("Your turn: how did it go?"),
        tip=_("Say in your own words what was easy and what was hard."),
        moves={"say": SEND},
        event_labels={"say": _("{name}: how it went")},
    ),
    "noticed": Words(
        title=_("{partner} looked back. Your turn: what did you notice?"),
        tip=_("One thing you noticed, however small, and not a verdict."),
        waiting=_("You’ve told {partner} how it went"),
        waiting_tip=_(
            "You go on here when {partner} has answered; without an answer, this ends by itself after two days."
        ),
        moves={"say": SEND},
        event_labels={"say": _("{name} noticed"), "lapse": _("It ended by itself")},
    ),
    "outcome": Words(
        title=_("Your turn: how was it on the whole?"),
        tip=_("There’s no wrong answer, and nobody keeps score."),
        waiting=_("{partner} is saying how it was on the whole"),
        waiting_tip=_("You choose what comes next, whatever the answer is."),
        moves={"kept": _("Say it happened"), "partly": _("Say it partly happened"), "not_kept": _("Say not this time")},
        event_labels={
            "kept": _("{name}: it happened"),
            "partly": _("{name}: partly"),
            "not_kept": _("{name}: not this time"),
        },
    ),
    "next": Words(
        title=_("Your turn: what would you like to do next?"),
        tip=_("The gift is yours to give or not, and you can also stop the gift here."),
        waiting=_("{partner} is choosing what comes next"),
        waiting_tip=_("You asked freely, and {partner} gives freely."),
        folds={"renew": _("Go on with it until…"), "another": _("Choose another of the three")},
        moves={
            "renew": _("Go on with the gift until this day"),
            "another": _("Choose this request"),
            "talk": _("Say I’d like a dialogue about it"),
            "close": _("Stop the gift here"),
        },
        event_labels={
            "renew": _("{name} goes on with the gift"),
            "another": _("{name} chose another request"),
            "talk": _("{name} would like a dialogue about it"),
            "close": _("{name} stopped the gift here"),
        },
    ),
    "until": Words(
        title=_("Your turn: choose a day to look back at the request"),
        tip=_("You two look back once more on that day."),
        waiting=_("{partner} is choosing a day"),
        waiting_tip=_("You won’t be asked to keep count."),
        moves={"set_day": _("Look back at the request on this day")},
        event_labels={"set_day": _("{name} chose a day to look again")},
    ),
}
