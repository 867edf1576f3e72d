"""Words of the change request, where they are not those of a shared part."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dialogue.texts.terms import About, Words

ABOUT = About(
    name=_("A frustration becomes a request"),
    begin=_("I’d like to bring up…"),
    about=_(
        "What frustrates you is heard first. Then you ask for three small things, "
        "and your partner may give one of them, freely."
    ),
)
NEXT_TWO_WEEKS = _(
    "One thing that {partner} could do in the next two weeks. Small, and so clear that a camera could see it."
)
WAITING = _("{partner} is making a request")
WAITING_TIP = _("You only give it back. You will choose later, and you are free to choose none.")


def _request(title: str | Promise) -> Words:
    return Words(
        title=title,
        tip=NEXT_TWO_WEEKS,
        waiting=WAITING,
        waiting_tip=WAITING_TIP,
        moves={"say": _("Ask for it")},
        event_labels={"say": _("{name} asked for")},
    )


WORDS: Mapping[str, Words] = {
    "frustration": Words(
        title=_("What frustrates you?"),
        tip=_("Something that {partner} does or leaves undone. What happens, not what {partner} is like."),
        waiting=_("{partner} is naming a frustration"),
        waiting_tip=_("It is about something that happens, not about who you are."),
        moves={"say": _("Say it")},
        event_labels={"say": _("{name} gets frustrated")},
    ),
    "under": Words(
        title=_("What is under it?"),
        tip=_("What you feel then, what you do, what scares you, what it reminds you of. One at a time."),
        waiting=_("{partner} is looking under the frustration"),
        waiting_tip=_("Here it is mostly about {partner}, and less about you."),
        moves={"say": _("Say it")},
        event_labels={"say": _("{name}: under it")},
    ),
    "desire": Words(
        title=_("What do you long for?"),
        tip=_("Say it in general, and say it as something good: what you would like more of."),
        waiting=_("{partner} is looking for the wish in it"),
        waiting_tip=_("Behind most frustrations there is a wish."),
        moves={"say": _("Say it")},
        event_labels={"say": _("{name} longs for")},
    ),
    "first": _request(_("A first request")),
    "second": _request(_("A second way to meet it")),
    "third": _request(_("A third way to meet it")),
    "smaller": _request(_("Make this one smaller")),
    "gift": Words(
        title=_("Is there one you can give?"),
        tip=_(
            "A gift, not a debt. Choose one, ask for a smaller one, or say that there is none yet. "
            "All three are good answers."
        ),
        waiting=_("{partner} is looking at your three requests"),
        waiting_tip=_("A gift only counts when it is free. If it is none today, you look again together."),
        moves={
            "choose": _("I can give this one"),
            "smaller": _("Could this one be smaller?"),
            "none_yet": _("None yet, because…"),
        },
        event_labels={
            "choose": _("{name} can give"),
            "smaller": _("{name} asked for a smaller one"),
            "none_yet": _("{name}: none yet"),
        },
        hint=_("You’ve asked for a smaller one three times. Choose one you can give, or say that there’s none yet."),
    ),
    "stretch": Words(
        title=_("What makes it a stretch?"),
        tip=_("Why it is not easy for you, and what it may help you to grow."),
        waiting=_("{partner} is saying what it takes"),
        waiting_tip=_("It is a gift. It is allowed to be hard."),
        moves={"say": _("Say it")},
        event_labels={"say": _("{name}: a stretch")},
    ),
    "stretch_mirror": Words(
        title=_("Give it back"),
        tip=_("In {partner}’s own words: what makes it a stretch."),
        waiting=_("{partner} is giving it back"),
        waiting_tip=_("Notice that your effort is seen."),
        moves={"say": _("Give it back")},
        event_labels={"say": _("{name} gave it back")},
    ),
    "thanks": Words(
        title=_("Say what it would mean"),
        tip=_("How you would feel if it happens. No conditions."),
        waiting=_("{partner} is saying what it would mean"),
        waiting_tip=_("Let it reach you."),
        moves={"say": _("Thank you")},
        event_labels={"say": _("{name} would feel")},
    ),
    "thanks_mirror": Words(
        title=_("Give it back"),
        tip=_("What it would mean to {partner}, in {partner}’s words."),
        waiting=_("{partner} is giving it back"),
        waiting_tip=_("Only a date is left now."),
        moves={"say": _("Give it back")},
        event_labels={"say": _("{name} gave it back")},
    ),
    "look_again": Words(
        title=_("When do you look at it again?"),
        tip=_("Choose a day on which you would look at it again. If a reminder comes, it comes to you alone."),
        waiting=_("{partner} is choosing a day"),
        waiting_tip=_("You will not be asked to keep count."),
        moves={"set_day": _("Look again on this day")},
        event_labels={"set_day": _("{name} chose a day to look again")},
    ),
}
ASKED = Words(event_labels={"say": _("{name} made a request")})
ALOUD: Mapping[str, Words] = {
    "frustration": Words(event_labels={"say": _("{name} named a frustration")}),
    "under": Words(event_labels={"say": _("{name} said what is under it")}),
    "desire": Words(event_labels={"say": _("{name} said a wish")}),
    "first": ASKED,
    "second": ASKED,
    "third": ASKED,
    "smaller": Words(event_labels={"say": _("{name} made it smaller")}),
    "gift": Words(
        tip=_(
            "A gift, not a debt. Say which one you can give, ask for a smaller one, or say that there is none yet. "
            "All three are good answers."
        ),
        moves={
            "choose": _("I have said which one I can give"),
            "smaller": _("I have asked for a smaller one"),
            "none_yet": _("I have said that there is none yet"),
        },
        event_labels={"choose": _("{name} can give one of them")},
    ),
    "stretch": Words(event_labels={"say": _("{name} said what makes it a stretch")}),
    "thanks": Words(event_labels={"say": _("{name} said what it would mean")}),
}
