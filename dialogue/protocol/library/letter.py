"""The re-imagining letter: from one's younger self, read by the partner and then heard. Nobody plays a part."""

from dialogue.protocol import opening_closing, parts, stems, summary_validation_empathy
from dialogue.protocol.stems import gettext_noop as _
from dialogue.protocol.terms import Actor, Ask, Mode, Pin, Protocol, Step, Way, steps

LETTER = Pin(("letter",))
SAID = (LETTER, Pin(("send", "send_again"), every=True))

PROTOCOL = Protocol(
    slug="letter",
    version=1,
    first="request",
    stages=("arrive", "letter", "validate", "empathise", "close"),
    rounds=1,
    modes=frozenset({Mode.LIVE, Mode.UNHURRIED}),
    full=True,
    needs=3,
    awaits_review=True,
    minutes=40,
    order=45,
    steps=steps(
        *opening_closing.arrival(then="letter"),
        Step(
            "letter",
            Actor.SENDER,
            {"say": Way("read", Ask.LETTER)},
            "letter",
            (_("When I was little…"), _("What I wanted somebody to know was…")),
            aids=("own_letter",),
            kind="letter",
        ),
        Step("read", Actor.RECEIVER, {"read": Way("summary")}, "letter", pins=(LETTER,)),
        *summary_validation_empathy.summed_up(SAID, then="ask_more", stage="letter"),
        *parts.more(to="send", then="validate", stage="letter"),
        *parts.said_back(
            "send",
            then="ask_more",
            stage="letter",
            stems=(_("Something I did not write is…"),),
            mirror_stems=stems.MIRROR,
        ),
        *summary_validation_empathy.validated(SAID, then="empathise"),
        *summary_validation_empathy.felt(SAID, then="received"),
        Step("received", Actor.SENDER, {"say": Way("appreciate", Ask.TEXT)}, "empathise", stems.THANKS),
        *opening_closing.closing(),
        *opening_closing.ends(),
    ),
)
