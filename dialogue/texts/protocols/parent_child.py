"""Words of the parent-child dialogue, where they are not those of a shared part."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dialogue.texts.terms import About, Words

ABOUT = About(
    name=_("Parent and child"),
    begin=_("I’d like to go back to…"),
    about=_(
        "Only with your therapist in the room. One speaks as the child they were; "
        "the other listens in the place of a parent."
    ),
)
ASKING = _("You ask in the role. Say it aloud if you can, then go on.")
ANSWERING = _("Answer as the child you were. One or two sentences.")
LISTENING = _("You are in the role, and only give it back.")


def _ask(title: str | Promise, question: str | Promise, label: str | Promise) -> Words:
    return Words(
        title=title,
        tip=ASKING,
        waiting=_("{partner} is about to ask you something"),
        waiting_tip=_("You can stop at any moment. Your therapist is here."),
        moves={"ask_it": question},
        event_labels={"ask_it": label},
    )


def _answer(title: str | Promise) -> Words:
    return Words(
        title=title,
        tip=ANSWERING,
        waiting=_("{partner} is answering as a child"),
        waiting_tip=LISTENING,
        moves={"say": _("Say it")},
        event_labels={"say": _("{name} answered")},
    )


WORDS: Mapping[str, Words] = {
    "who": Words(
        title=_("To whom would you like to speak?"),
        tip=_("A parent, or somebody who was like one, and how old you are then. No name is needed."),
        waiting=_("{partner} is choosing to whom to speak"),
        waiting_tip=_("You will lend your voice and your ears. You will not become that person."),
        moves={"say": _("Say it")},
        event_labels={"say": _("{name} would like to speak to")},
    ),
    "take_role": Words(
        title=_("Step into the role"),
        tip=_("Say aloud: “I am your…” You may stop whenever you want."),
        waiting=_("{partner} is stepping into the role"),
        waiting_tip=_("Feel the chair you sit on. You are here, and you are grown."),
        moves={"take": _("I am in the role")},
        event_labels={"take": _("{name} stepped into the role")},
    ),
    "ask_living": _ask(_("Ask"), _("What is it like to live with me?"), _("{name}: what is it like to live with me?")),
    "living": _answer(_("What is it like?")),
    "ask_hurts": _ask(_("Ask"), _("What hurts most?"), _("{name}: what hurts most?")),
    "hurts": _answer(_("What hurts most?")),
    "ask_need": _ask(_("Ask"), _("What do you need most from me?"), _("{name}: what do you need most from me?")),
    "need": _answer(_("What do you need most?")),
    "leave_role": Words(
        title=_("Step out of the role, aloud"),
        tip=_("Say: “I am not your parent. I am…”, and your own name. Stand up, shake it off, sit down again."),
        waiting=_("{partner} is stepping out of the role"),
        waiting_tip=_("Look at {partner}. This is your partner again."),
        moves={"leave": _("I am myself again")},
        event_labels={"leave": _("{name} stepped out of the role")},
    ),
    "ask_now": Words(
        title=_("Ask as yourself"),
        tip=_("Having heard this, what does {partner} need from you now?"),
        waiting=_("{partner} is about to ask you something"),
        waiting_tip=_("Now it is the two of you."),
        moves={"ask_it": _("What do you need from me now?")},
        event_labels={"ask_it": _("{name}: what do you need from me now?")},
    ),
    "now": Words(
        title=_("What do you need from {partner} now?"),
        tip=_("As the grown person that you are. One or two sentences."),
        waiting=_("{partner} is answering, as your partner"),
        waiting_tip=_("You only give it back."),
        moves={"say": _("Say it")},
        event_labels={"say": _("{name} needs")},
    ),
    "leave_child": Words(
        title=_("Step out of the child’s place"),
        tip=_("Say your name and your age aloud. Look around the room."),
        waiting=_("{partner} is coming back to now"),
        waiting_tip=_("Wait with a friendly face."),
        moves={"leave": _("I am here, and grown")},
        event_labels={"leave": _("{name} came back to now")},
    ),
}
ALOUD: Mapping[str, Words] = {
    "who": Words(event_labels={"say": _("{name} said to whom")}),
    "now": Words(event_labels={"say": _("{name} said what is needed now")}),
}
