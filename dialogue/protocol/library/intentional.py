"""The intentional dialogue: mirroring, validation, empathy; then the roles swap.

After the couples dialogue of Harville Hendrix and Helen LaKelly Hunt; the wording is our own.
"""

from dialogue.protocol import opening_closing, parts, stems, summary_validation_empathy
from dialogue.protocol.stems import gettext_noop as _
from dialogue.protocol.terms import Actor, Ask, Pin, Protocol, Step, Way, steps

SAID = (Pin(("send", "send_again"), every=True),)

PROTOCOL = Protocol(
    slug="intentional",
    version=1,
    first="request",
    stages=("arrive", "mirror", "validate", "empathise", "close"),
    full=True,
    usual=True,
    minutes=30,
    order=10,
    steps=steps(
        *opening_closing.arrival(then="send"),
        *parts.said_back(
            "send",
            then="ask_more",
            stage="mirror",
            stems=(_("I feel…"), _("What’s bothering me is…"), _("I need…")),
            swapped_stems=(_("What happened in me as I listened was…"),),
            mirror_stems=stems.MIRROR,
            ladder=stems.LADDER,
        ),
        *parts.more(to="send", then="summary"),
        *summary_validation_empathy.summed_up(SAID, then="validate"),
        *summary_validation_empathy.validated(SAID, then="empathise"),
        *summary_validation_empathy.felt(SAID, then="received"),
        Step(
            "received",
            Actor.SENDER,
            {"say": Way("switch", Ask.TEXT, last="appreciate")},
            "empathise",
            stems.THANKS,
        ),
        *parts.switched(to="send", close_to="appreciate", stage="empathise"),
        *opening_closing.closing(),
        *opening_closing.ends(),
    ),
)
