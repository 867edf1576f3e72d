"""The intentional dialogue: mirroring, validation, empathy; then the roles swap.

After the couples dialogue of Harville Hendrix and Helen LaKelly Hunt; the wording is our own.
"""

from dialogue.protocol import parts
from dialogue.protocol.terms import Actor, Ask, Pin, Protocol, Step, Way, steps


def _(text: str) -> str:
    """Marks a stem for translation."""
    return text


MIRROR = (_("Let me see if I’ve got that. You said…"),)
SAID = Pin(("send", "send_again"), every=True)

INTENTIONAL = Protocol(
    slug="intentional",
    version=1,
    first="request",
    stages=("arrive", "mirror", "validate", "empathise", "close"),
    steps=steps(
        *parts.arrival(then="send"),
        *parts.said_back(
            "send",
            then="ask_more",
            stage="mirror",
            stems=(_("I feel…"), _("What’s bothering me is…"), _("I need…")),
            swapped_stems=(_("What happened in me as I listened was…"),),
            mirror_stems=MIRROR,
        ),
        Step("ask_more", Actor.RECEIVER, {"ask_more": Way("more")}, "mirror"),
        Step(
            "more",
            Actor.SENDER,
            {"more": Way("send", counts="sends", limit=10, soft=True), "no_more": Way("summary")},
            "mirror",
            hints=("sends",),
        ),
        Step(
            "summary",
            Actor.RECEIVER,
            {"say": Way("summary_check", Ask.TEXT)},
            "mirror",
            (_("If I got it all, you are telling me that…"),),
            pins=(SAID,),
            restates=True,
        ),
        Step(
            "summary_check",
            Actor.SENDER,
            {"all": Way("validate"), "missed": Way("summary_add", Ask.TEXT)},
            "mirror",
            (_("What is still missing is…"),),
            pins=(Pin(("summary", "summary_add"), every=True),),
        ),
        Step(
            "summary_add",
            Actor.RECEIVER,
            {"say": Way("summary_check", Ask.TEXT)},
            "mirror",
            (_("And you also said…"),),
            pins=(Pin(("summary_check",)),),
            restates=True,
        ),
        Step(
            "validate",
            Actor.RECEIVER,
            {
                "say": Way("validate_check", Ask.TEXT),
                "partly": Way("clarify", Ask.TEXT, counts="partly", limit=1),
            },
            "validate",
            (_("You make sense to me. What makes sense is… because…"), _("This part makes sense; help me with…")),
            pins=(SAID,),
            restates=True,
        ),
        *parts.said_back(
            "clarify",
            then="validate",
            stage="validate",
            stems=(_("What I mean is…"),),
            mirror_stems=MIRROR,
            answers=(Pin(("validate",)),),
        ),
        Step(
            "validate_check",
            Actor.SENDER,
            {
                "landed": Way("empathise"),
                "not_landed": Way("validate", counts="not_landed", limit=2, beyond="empathise"),
            },
            "validate",
            pins=(Pin(("validate",)),),
        ),
        Step(
            "empathise",
            Actor.RECEIVER,
            {"say": Way("empathise_check", Ask.FEELINGS)},
            "empathise",
            (_("I imagine you might be feeling…"),),
            pins=(SAID,),
            restates=True,
        ),
        Step(
            "empathise_check",
            Actor.SENDER,
            {"yes": Way("received"), "others": Way("feelings_mirror", Ask.FEELINGS)},
            "empathise",
            (_("I also feel…"),),
            pins=(Pin(("empathise", "feelings_mirror")),),
        ),
        Step(
            "feelings_mirror",
            Actor.RECEIVER,
            {"say": Way("empathise_check", Ask.TEXT)},
            "empathise",
            (_("You also feel…"),),
            pins=(Pin(("empathise_check",)),),
            restates=True,
        ),
        Step(
            "received",
            Actor.SENDER,
            {"say": Way("switch", Ask.TEXT, last="appreciate")},
            "empathise",
            (_("Thank you for hearing me. What it means to me is…"),),
        ),
        Step(
            "switch",
            Actor.RECEIVER,
            {
                "switch": Way("send", swap=True),
                "later": Way("scheduled", Ask.TIME, swap=True),
                "close": Way("appreciate"),
            },
            "empathise",
        ),
        *parts.closing(
            appreciation=(_("One thing I appreciate about how you were in this dialogue is…"),),
            mirror_stems=(_("You appreciate that I…"),),
        ),
        *parts.ends(),
    ),
)
