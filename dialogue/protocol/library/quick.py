"""The quick mirror, for couples with practice: say it, hear it mirrored, ask for more; then the roles swap."""

from dialogue.protocol import opening_closing, parts, stems
from dialogue.protocol.stems import gettext_noop as _
from dialogue.protocol.terms import Actor, Protocol, Step, Way, steps

PROTOCOL = Protocol(
    slug="quick",
    version=1,
    first="request",
    stages=("arrive", "mirror", "close"),
    needs=5,
    minutes=8,
    order=15,
    steps=steps(
        *opening_closing.arrival(then="send", light=True),
        *parts.said_back(
            "send",
            then="ask_more",
            stage="mirror",
            stems=(_("I feel…"), _("What’s on my mind is…"), _("I need…")),
            swapped_stems=(_("What happened in me as I listened was…"),),
            mirror_stems=stems.MIRROR,
        ),
        *parts.more(to="send", then="heard"),
        Step("heard", Actor.SENDER, {"thank": Way("switch", last="settle")}, "mirror"),
        *parts.switched(to="send", close_to="settle", stage="mirror"),
        *opening_closing.settled(),
        *opening_closing.ends(),
    ),
)
