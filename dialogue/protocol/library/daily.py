"""The daily appreciation: one sentence, mirrored. It waits for a quiet minute of the partner, and holds up nothing."""

from dialogue.protocol import opening_closing
from dialogue.protocol.stems import gettext_noop as _
from dialogue.protocol.terms import HOUR, Actor, Ask, Mode, Pin, Protocol, Step, Way, steps

SENTENCE = Pin(("sentence",))

PROTOCOL = Protocol(
    slug="daily",
    version=1,
    first="sentence",
    stages=("appreciate",),
    rounds=1,
    modes=frozenset({Mode.UNHURRIED}),
    parallel=True,
    minutes=2,
    order=3,
    steps=steps(
        Step(
            "sentence",
            Actor.SENDER,
            {"say": Way("sentence_mirror", Ask.TEXT)},
            "appreciate",
            (_("Today I appreciated that you…"),),
            kind="appreciate",
        ),
        Step(
            "sentence_mirror",
            Actor.RECEIVER,
            {
                "say": Way("closed", Ask.TEXT),
                "took_in": Way("closed"),
                "rest": Way("closed", by=Actor.HOUSE, seconds=24 * HOUR),
            },
            "appreciate",
            (_("You appreciated that I…"),),
            pins=(SENTENCE,),
            restates=True,
            may_rest=True,
            kind="mirror",
        ),
        *opening_closing.ends()[:2],
    ),
)
