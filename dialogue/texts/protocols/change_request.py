"""Words of the change request, where they are not those of a shared part."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dialogue.texts.steps.speaking import SEND
from dialogue.texts.terms import About, Words

ABOUT = About(
    name=_("Turn a complaint into a request"),
    begin=_("I’d like to bring up…"),
    about=_("First you’re heard, then you ask for three small things, and your partner is free to give one of them."),
)
NEXT_TWO_WEEKS = _(
    "One small thing that {partner} could do in the next two weeks, so clear that a camera could see it."
)
WAITING_TIP = _("You’ll only mirror the request now; later you’re free to choose one or none.")


def _request(title: str | Promise, waiting: str | Promise) -> Words:
    return Words(
        title=title,
        tip=NEXT_TWO_WEEKS,
        waiting=waiting,
        waiting_tip=WAITING_TIP,
        moves={"say": _("Send my request")},
        event_labels={"say": _("{name} asked for")},
    )


WORDS: Mapping[str, Words] = {
    "frustration": Words(
        title=_("Your turn: say what frustrates you"),
        tip=_("Something {partner} does or doesn’t do: what happens, not what {partner} is like."),
        waiting=_("{partner} is saying what’s frustrating"),
        waiting_tip=_("Just listen: it’s about something that happens, not about the person you are."),
        moves={"say": SEND},
        event_labels={"say": _("{name} gets frustrated")},
    ),
    "under": Words(
        title=_("Your turn: say what’s under the frustration"),
        tip=_(
            "One thing at a time. What do you feel then, what do you do, what scares you, what does it remind you of?"
        ),
        waiting=_("{partner} is looking under the frustration"),
        waiting_tip=_("Just listen: this part is mostly about {partner}, and less about you."),
        moves={"say": SEND},
        event_labels={"say": _("{name}: under the frustration")},
    ),
    "desire": Words(
        title=_("Your turn: say what you long for"),
        tip=_("Name something good that you’d like more of, in general."),
        waiting=_("{partner} is looking for the wish in it"),
        waiting_tip=_("Just listen: there’s a wish behind most frustrations, and you’ll mirror it."),
        moves={"say": SEND},
        event_labels={"say": _("{name} longs for")},
    ),
    "first": _request(_("Your turn: make a first request"), _("{partner} is making a first request")),
    "second": _request(_("Your turn: make a second request"), _("{partner} is making a second request")),
    "third": _request(_("Your turn: make a third request"), _("{partner} is making a third request")),
    "smaller": _request(_("Your turn: make this request smaller"), _("{partner} is making the request smaller")),
    "gift": Words(
        title=_("Your turn: is there a request you can say yes to?"),
        tip=_("A yes is a gift, not a debt. Choose a request, ask for a smaller one, or say there’s none yet."),
        waiting=_("{partner} is looking at your three requests"),
        waiting_tip=_(
            "A gift only counts when it’s freely given; if {partner} has none today, you look at the requests "
            "again together."
        ),
        folds={"none_yet": _("None yet, because…")},
        moves={
            "choose": _("Say yes to this request"),
            "smaller": _("Ask {partner} to make this request smaller"),
            "none_yet": _("Send why there’s none yet"),
        },
        event_labels={
            "choose": _("{name} can give"),
            "smaller": _("{name} asked for a smaller request"),
            "none_yet": _("{name}: none yet"),
        },
        hint=_(
            "You’ve asked for a smaller request three times. Choose a request you can say yes to, or say there’s "
            "none yet."
        ),
    ),
    "stretch": Words(
        title=_("Your turn: what makes it a stretch?"),
        tip=_("Why it isn’t easy for you, and how it may help you grow."),
        waiting=_("{partner} is saying what the gift takes"),
        waiting_tip=_("Just listen: a gift is allowed to be hard, and you’ll mirror why."),
        moves={"say": SEND},
        event_labels={"say": _("{name}: a stretch")},
    ),
    "stretch_mirror": Words(
        title=_("Your turn: mirror the stretch"),
        tip=_("Say in {partner}’s own words what makes it a stretch."),
        waiting=_("{partner} is mirroring the stretch"),
        waiting_tip=_("Notice that {partner} sees your effort."),
        moves={"say": SEND},
        event_labels={"say": _("{name} mirrored")},
    ),
    "thanks": Words(
        title=_("Your turn: say what it would mean to you"),
        tip=_("How you’d feel if it happens, without conditions."),
        waiting=_("{partner} is saying what it would mean to them"),
        waiting_tip=_("Let it reach you: you’ll mirror it next."),
        moves={"say": _("Send my thanks")},
        event_labels={"say": _("{name} would feel")},
    ),
    "thanks_mirror": Words(
        title=_("Your turn: mirror what it would mean"),
        tip=_("Say in {partner}’s words what it would mean."),
        waiting=_("{partner} is mirroring what it would mean to you"),
        waiting_tip=_("Next, {partner} chooses a day to look back at the request."),
        moves={"say": SEND},
        event_labels={"say": _("{name} mirrored")},
    ),
    "look_again": Words(
        title=_("Your turn: choose a day to look back at the request"),
        tip=_("Any reminder on that day goes only to you."),
        waiting=_("{partner} is choosing a day"),
        waiting_tip=_("You won’t be asked to keep count."),
        moves={"set_day": _("Look back at the request on this day")},
        event_labels={"set_day": _("{name} chose a day to look again")},
    ),
}
ASKED = Words(event_labels={"say": _("{name} made a request")})
ALOUD: Mapping[str, Words] = {
    "frustration": Words(event_labels={"say": _("{name} named a frustration")}),
    "under": Words(event_labels={"say": _("{name} said what’s under the frustration")}),
    "desire": Words(event_labels={"say": _("{name} named a wish")}),
    "first": ASKED,
    "second": ASKED,
    "third": ASKED,
    "smaller": Words(event_labels={"say": _("{name} made the request smaller")}),
    "gift": Words(
        tip=_("A yes is a gift, not a debt: say which gift you can give, or ask for a smaller one."),
        moves={
            "choose": _("I’ve said which gift I can give"),
            "smaller": _("I’ve asked for a smaller request"),
            "none_yet": _("I’ve said there’s none yet"),
        },
        event_labels={"choose": _("{name} said yes to one request")},
    ),
    "stretch": Words(event_labels={"say": _("{name} said what makes it a stretch")}),
    "thanks": Words(event_labels={"say": _("{name} said what it would mean")}),
}
