"""Words of the parent-child dialogue, where they are not those of a shared part."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dialogue.texts.steps.speaking import SEND
from dialogue.texts.terms import About, Words

ABOUT = About(
    name=_("Parent and child"),
    begin=_("I’d like to go back to…"),
    about=_(
        "Only with your therapist in the room. One of you speaks as the child they were, and the other listens "
        "in the place of a parent."
    ),
)
ASKING = _("Ask in the role, aloud if you can, then go on.")
ANSWERING = _("Answer as the child you were, in one or two sentences.")
LISTENING = _("You stay in the role, and only mirror.")


def _ask(title: str | Promise, question: str | Promise, label: str | Promise) -> Words:
    return Words(
        title=title,
        tip=ASKING,
        waiting=_("{partner} is about to ask you something, in the role"),
        waiting_tip=_("You can stop at any moment, and your therapist is here."),
        moves={"ask_it": question},
        event_labels={"ask_it": label},
    )


def _answer(title: str | Promise) -> Words:
    return Words(
        title=title,
        tip=ANSWERING,
        waiting=_("{partner} is answering as a child"),
        waiting_tip=LISTENING,
        moves={"say": SEND},
        event_labels={"say": _("{name} answered")},
    )


WORDS: Mapping[str, Words] = {
    "who": Words(
        title=_("Your turn: which person would you like to speak to?"),
        tip=_("A parent or somebody like a parent, and your age then; no name is needed."),
        waiting=_("{partner} is choosing a person to speak to"),
        waiting_tip=_("You’ll lend your voice and your ears, without becoming that person."),
        moves={"say": SEND},
        event_labels={"say": _("{name} would like to speak to")},
    ),
    "take_role": Words(
        title=_("Your turn: step into the role"),
        tip=_("Say aloud “I am your…”, and stop at any time you like."),
        waiting=_("{partner} is stepping into the role"),
        waiting_tip=_("Feel the chair you sit on: you’re here, and you’re grown."),
        moves={"take": _("I’m in the role")},
        event_labels={"take": _("{name} stepped into the role")},
    ),
    "ask_living": _ask(
        _("Your turn: ask about living together"),
        _("Ask “What is it like to live with me?”"),
        _("{name}: what is it like to live with me?"),
    ),
    "living": _answer(_("Your turn: what is it like to live with them?")),
    "ask_hurts": _ask(_("Your turn: ask what hurts"), _("Ask “What hurts most?”"), _("{name}: what hurts most?")),
    "hurts": _answer(_("Your turn: what hurts most?")),
    "ask_need": _ask(
        _("Your turn: ask about the need"),
        _("Ask “What do you need most from me?”"),
        _("{name}: what do you need most from me?"),
    ),
    "need": _answer(_("Your turn: what do you need most?")),
    "leave_role": Words(
        title=_("Your turn: step out of the role, aloud"),
        tip=_("Say “I’m not your parent, I’m…” with your own name, then stand up, shake it off and sit down again."),
        waiting=_("{partner} is stepping out of the role"),
        waiting_tip=_("Look at {partner}, your partner again."),
        moves={"leave": _("I’m myself again")},
        event_labels={"leave": _("{name} stepped out of the role")},
    ),
    "ask_now": Words(
        title=_("Your turn: ask as yourself"),
        tip=_("Ask {partner}, after all you’ve heard, what you can give now."),
        waiting=_("{partner} is about to ask you, as your partner"),
        waiting_tip=_("Now it’s the two of you again."),
        moves={"ask_it": _("Ask “What do you need from me now?”")},
        event_labels={"ask_it": _("{name}: what do you need from me now?")},
    ),
    "now": Words(
        title=_("Your turn: what do you need from {partner} now?"),
        tip=_("Answer as the grown person you are, in one or two sentences."),
        waiting=_("{partner} is answering, as your partner"),
        waiting_tip=_("Just listen: you’ll mirror {partner}’s words next."),
        moves={"say": SEND},
        event_labels={"say": _("{name} needs")},
    ),
    "leave_child": Words(
        title=_("Your turn: step out of the child’s place"),
        tip=_("Say your name and your age aloud, and look around the room."),
        waiting=_("{partner} is coming back to now"),
        waiting_tip=_("Wait with a friendly face: {partner} needs a moment."),
        moves={"leave": _("I’m here, and grown")},
        event_labels={"leave": _("{name} came back to now")},
    ),
}
ALOUD: Mapping[str, Words] = {
    "who": Words(event_labels={"say": _("{name} chose a person")}),
    "now": Words(event_labels={"say": _("{name} said what is needed now")}),
}
