"""Words of the look back at a change request, where they are not those of a shared part."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from dialogue.texts.terms import About, Words

ABOUT = About(
    name=_("Look back at the request"),
    begin=_("How it went for me was…"),
    about=_("How it went, what was noticed, and what you do next. Nobody keeps score."),
)
WORDS: Mapping[str, Words] = {
    "went": Words(
        title=_("How did it go?"),
        tip=_("In your own words: what was easy, what was hard. All of it is allowed."),
        moves={"say": _("Say it")},
        event_labels={"say": _("{name}: how it went")},
    ),
    "noticed": Words(
        title=_("{partner} looks back. What did you notice?"),
        tip=_("One thing that you noticed, however small. Not a verdict."),
        waiting=_("You have said how it went"),
        waiting_tip=_("When {partner} has looked too, it goes on here."),
        moves={"say": _("Say it")},
        event_labels={"say": _("{name} noticed"), "lapse": _("It was left to rest")},
    ),
    "outcome": Words(
        title=_("How was it, on the whole?"),
        tip=_("There is no wrong answer, and nobody counts."),
        waiting=_("{partner} is looking at the whole"),
        waiting_tip=_("Whatever the answer, you choose what comes next."),
        moves={"kept": _("It happened"), "partly": _("Partly"), "not_kept": _("Not this time")},
        event_labels={
            "kept": _("{name}: it happened"),
            "partly": _("{name}: partly"),
            "not_kept": _("{name}: not this time"),
        },
    ),
    "next": Words(
        title=_("What would you like to do next?"),
        tip=_("It is yours to give, or not. You can leave it here."),
        waiting=_("{partner} is choosing what comes next"),
        waiting_tip=_("You asked freely, and {partner} gives freely."),
        moves={
            "renew": _("Go on with it until…"),
            "another": _("Choose another of the three"),
            "talk": _("I’d like a dialogue about it"),
            "close": _("Leave it here"),
        },
        event_labels={
            "renew": _("{name} goes on with it"),
            "another": _("{name} chose another one"),
            "talk": _("{name} would like a dialogue about it"),
            "close": _("{name} left it here"),
        },
    ),
    "until": Words(
        title=_("When do you look at it again?"),
        tip=_("Choose a day on which you would look at it again."),
        waiting=_("{partner} is choosing a day"),
        waiting_tip=_("You will not be asked to keep count."),
        moves={"set_day": _("Look again on this day")},
        event_labels={"set_day": _("{name} chose a day to look again")},
    ),
}
