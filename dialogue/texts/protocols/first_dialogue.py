"""Words of the first dialogue, where they are not those of a shared part."""

from collections.abc import Mapping

from django.utils.translation import gettext_lazy as _

from dialogue.texts.terms import About, Words

ABOUT = About(
    name=_("First dialogue"),
    begin=_("I’d like to talk about…"),
    about=_("A short one to begin with. Each of you says one thing and is heard. The whole dialogue comes after it."),
)
WORDS: Mapping[str, Words] = {
    "request": Words(
        title=_("What would you like to talk about?"),
        tip=_("A few neutral words for the topic help {partner} to arrive, and you can leave them out."),
        line=_("I’d like to talk about…"),
        moves={"ask": _("Ask")},
        event_labels={"ask": _("{name} asked for a first dialogue")},
    ),
    "send": Words(
        title=_("Your turn: say one thing"),
        tip=_(
            "Take one breath. Then one or two sentences about yourself: what happened, and what it was like for you."
        ),
        waiting=_("{partner} is finding the words. Just listen"),
        waiting_tip=_("You’ll repeat it in {partner}’s words, and your own turn comes after that."),
        moves={"say": _("Say it")},
        event_labels={"say": _("{name} said")},
    ),
    "reply": Words(
        title=_("Now it’s your turn to be heard"),
        tip=_("The same topic, from your side: what happened in you as you listened."),
        waiting=_("You were heard. Now listen to {partner}"),
        waiting_tip=_("{partner} is finding the words, and you’ll mirror them."),
        moves={"say": _("Say it"), "leave_it": _("I have nothing to add today")},
        event_labels={"say": _("{name} said"), "leave_it": _("{name} had nothing to add")},
    ),
    "validate": Words(
        title=_("Say why it makes sense"),
        tip=_("One sentence from {partner}’s side, and one or two feelings: seeing the sense isn’t agreeing."),
        waiting=_("{partner} is looking at it from your side"),
        waiting_tip=_("You need not explain anything just now."),
        moves={"say": _("Say what makes sense")},
        event_labels={"say": _("{name}: you make sense")},
    ),
    "validate_check": Words(
        title=_("Does that feel understood?"),
        tip=_("Take it in slowly, the sentence and the feelings."),
        waiting=_("{partner} is letting it sink in"),
        waiting_tip=_("Whatever the answer is, your trying counts."),
        folds={"not_quite": _("Not quite, something is missing")},
        moves={"landed": _("Yes, thank you"), "not_quite": _("Say what is missing")},
        event_labels={
            "landed": _("{name}: yes, thank you"),
            "not_quite": _("{name}: not quite. What is missing"),
        },
    ),
    "settle": Words(
        title=_("You have both been heard"),
        tip=_("Notice how your body is now. That was a whole dialogue in short."),
        waiting=_("You have closed. {partner} is taking a moment"),
        waiting_tip=_("You can leave this page whenever you like. It ends when {partner} is ready too."),
        line=_("One thing you appreciated about {partner} just now, if you like"),
        moves={"ready": _("Close the dialogue")},
        event_labels={"ready": _("{name} closed")},
    ),
}
ALOUD: Mapping[str, Words] = {
    "request": Words(tip=_("Tell {partner} yourself what it is about, in a few neutral words.")),
    "settle": Words(tip=_("Tell {partner} one thing that you appreciated just now.")),
}
