"""Reconnecting after an ouch: say what hurt, have it acknowledged, choose a repair, and ask whether you are back."""

from dialogue.protocol import opening_closing
from dialogue.protocol.stems import gettext_noop as _
from dialogue.protocol.terms import HOUR, Actor, Ask, Pin, Protocol, Step, Way, steps

HURT, OFFERED = Pin(("ouch",)), Pin(("redo", "model_mirror", "act"))

PROTOCOL = Protocol(
    slug="reconnect",
    version=1,
    first="ouch",
    stages=("ouch", "mend", "close"),
    rounds=1,
    inside=True,
    mends=True,
    minutes=8,
    order=20,
    then="daily",
    steps=steps(
        Step(
            "ouch",
            Actor.SENDER,
            {"say": Way("acknowledge", Ask.TEXT)},
            "ouch",
            (_("Ouch. What hurt was…"),),
            kind="send",
        ),
        Step(
            "acknowledge",
            Actor.RECEIVER,
            {
                "say": Way("choose", Ask.TEXT),
                "lapse": Way("lapsed", by=Actor.HOUSE, seconds=24 * HOUR),
            },
            "ouch",
            (_("I hear that it hurt when I…"),),
            pins=(HURT,),
            restates=True,
            stop_to="lapsed",
            may_rest=True,
            kind="mirror",
        ),
        Step(
            "choose",
            Actor.SENDER,
            {"redo": Way("redo"), "model": Way("model"), "act": Way("act"), "talk": Way("settle")},
            "mend",
            pins=(HURT, Pin(("acknowledge",))),
        ),
        Step(
            "redo",
            Actor.RECEIVER,
            {"say": Way("are_we_back", Ask.TEXT)},
            "mend",
            (_("What I would rather have said is…"),),
            pins=(HURT,),
            kind="send",
        ),
        Step(
            "model",
            Actor.SENDER,
            {"say": Way("model_mirror", Ask.TEXT)},
            "mend",
            (_("You could have said…"),),
            pins=(HURT,),
        ),
        Step(
            "model_mirror",
            Actor.RECEIVER,
            {"say": Way("are_we_back", Ask.TEXT)},
            "mend",
            (_("Let me try it. I…"),),
            pins=(Pin(("model",)),),
            restates=True,
            kind="mirror",
        ),
        Step(
            "act",
            Actor.RECEIVER,
            {"say": Way("are_we_back", Ask.TEXT)},
            "mend",
            (_("I’m sorry that…"), _("What I would like to do for you is…")),
            pins=(HURT,),
        ),
        Step(
            "are_we_back",
            Actor.SENDER,
            {
                "back": Way("settle"),
                "not_back": Way("choose", counts="tries", limit=2, beyond="not_back_yet"),
                "not_yet": Way("choose", counts="tries", limit=2, beyond="settle", retired=True),
            },
            "mend",
            pins=(OFFERED,),
        ),
        # Two things were tried. Whoever was hurt decides what comes next.
        Step(
            "not_back_yet",
            Actor.SENDER,
            {"try_again": Way("choose"), "close_for_now": Way("settle")},
            "mend",
            pins=(HURT, OFFERED),
        ),
        *opening_closing.settled(),
        *opening_closing.ends(),
    ),
)
