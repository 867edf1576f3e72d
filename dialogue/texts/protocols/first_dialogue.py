"""Words of the first dialogue, where they are not those of a shared part."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from dialogue.texts.steps.speaking import SEND
from dialogue.texts.terms import About, Words

ABOUT = About(
    name=_("First dialogue"),
    begin=_("I’d like to talk about…"),
    about=_("A short one to start with: each of you is heard once."),
)
WORDS: Mapping[str, Words] = {
    "request": Words(
        title=_("What would you like to talk about?"),
        tip=_("Name the topic in a few neutral words, or leave it empty."),
        line=_("I’d like to talk about…"),
        moves={"ask": _("Ask {partner}")},
        event_labels={"ask": _("{name} asked for a first dialogue")},
    ),
    "send": Words(
        title=_("Your turn: say one thing"),
        tip=_("One or two sentences about yourself: what happened, and what it was like for you."),
        waiting=_("{partner} is writing. Just listen."),
        waiting_tip=_("You’ll mirror next, which means repeating it in {partner}’s words, and then it’s your turn."),
        moves={"say": SEND},
        event_labels={"say": _("{name} said")},
    ),
    "reply": Words(
        title=_("Your turn: say how it is for you"),
        tip=_("The same topic from your side: what happened in you as you listened."),
        waiting=_("You were heard. Now just listen to {partner}"),
        waiting_tip=_("{partner} is looking for words, and you’ll mirror them."),
        moves={"say": SEND, "leave_it": _("I have nothing to add today")},
        event_labels={"say": _("{name} said"), "leave_it": _("{name} had nothing to add")},
    ),
    "validate": Words(
        title=_("Your turn: validate what {partner} said"),
        tip=_(
            "Say how it makes sense from {partner}’s side, with one or two feelings: that isn’t the same as agreeing."
        ),
        waiting=_("{partner} is looking at things from your side"),
        waiting_tip=_("Just listen: you don’t need to explain anything right now."),
        moves={"say": _("Send what makes sense")},
        event_labels={"say": _("{name}: you make sense")},
    ),
    "validate_check": Words(
        title=_("Your turn: do you feel understood?"),
        tip=_("Take your time with the sentence and with the feelings."),
        waiting=_("{partner} is letting your words sink in"),
        waiting_tip=_("Your effort counts, whatever the answer is."),
        folds={"not_quite": _("Not quite, something is missing")},
        moves={"landed": _("Yes, thank you"), "not_quite": _("Send what’s missing")},
        event_labels={
            "landed": _("{name}: yes, thank you"),
            "not_quite": _("{name}: not quite. What is missing"),
        },
    ),
    "settle": Words(
        title=_("You’ve both been heard"),
        tip=_("Notice how your body is now, before you go."),
        waiting=_("You’ve closed. {partner} is taking a moment"),
        waiting_tip=_("You can leave this page now: the dialogue ends when {partner} closes it too."),
        line=_("One thing you appreciated about {partner} in this dialogue, if you like"),
        moves={"ready": _("Close the dialogue")},
        event_labels={"ready": _("{name} closed")},
    ),
}
ALOUD: Mapping[str, Words] = {
    "request": Words(tip=_("Tell {partner} yourself, in a few neutral words, what you’d like to talk about.")),
    "send": Words(waiting=_("It’s {partner}’s turn to speak. Just listen.")),
    "settle": Words(tip=_("Tell {partner} one thing that you appreciated in this dialogue.")),
}
