"""The appreciation dialogue: one thing, what it does in me, what it means to me; heard, then swapped."""

from dialogue.protocol import opening_closing, parts, stems, summary_validation_empathy
from dialogue.protocol.stems import gettext_noop as _
from dialogue.protocol.terms import Actor, Ask, Pin, Protocol, Step, Way, steps

STAGE = "appreciate"
PARTS = ("appreciation", "feel", "mean")
SAID = (Pin(tuple(f"{part}{again}" for part in PARTS for again in ("", "_again")), every=True),)

PROTOCOL = Protocol(
    slug="appreciation",
    version=1,
    first="request",
    stages=("arrive", STAGE, "validate", "empathise", "close"),
    full=True,
    minutes=12,
    order=5,
    steps=steps(
        *opening_closing.arrival(then="appreciation", asks=Ask.NOTHING, light=True),
        *parts.said_back(
            "appreciation",
            then="feel",
            stage=STAGE,
            stems=(_("One thing I appreciate about you is…"),),
            mirror_stems=stems.MIRROR,
            kind="appreciate",
        ),
        *parts.said_back(
            "feel",
            then="mean",
            stage=STAGE,
            stems=(_("When you do that, I feel…"),),
            mirror_stems=stems.MIRROR,
            kind="appreciate",
        ),
        *parts.said_back(
            "mean",
            then="ask_more",
            stage=STAGE,
            stems=(_("What it means to me is…"), _("It reminds me of…")),
            mirror_stems=stems.MIRROR,
            kind="appreciate",
        ),
        *parts.more(to="appreciation", then="summary", stage=STAGE),
        *summary_validation_empathy.summed_up(SAID, then="validate", stage=STAGE),
        *summary_validation_empathy.validated(SAID, then="empathise"),
        *summary_validation_empathy.felt(SAID, then="received"),
        Step("received", Actor.SENDER, {"say": Way("take_in", Ask.TEXT)}, "empathise", stems.THANKS),
        Step(
            "take_in",
            Actor.RECEIVER,
            {"took_in": Way("switch", last="settle")},
            "empathise",
            pins=(Pin(("received",)),),
        ),
        *parts.switched(to="appreciation", close_to="settle", stage="empathise"),
        *opening_closing.settled(),
        *opening_closing.ends(),
    ),
)
