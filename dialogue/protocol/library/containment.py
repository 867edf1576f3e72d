"""Anger, contained: cool down, ask, keep to the rules, say little, go beneath it, be heard, rest, come back.

The explosion of the older container is not here: it was withdrawn by its own author, because venting feeds anger.
"""

from dialogue.protocol import opening_closing, parts, stems, summary_validation_empathy
from dialogue.protocol.stems import gettext_noop as _
from dialogue.protocol.terms import DAY, MINUTE, Actor, Ask, Mode, Pin, Protocol, Step, Way, steps

LONGER = Way("cool", Ask.TIME, soonest=20 * MINUTE, latest=DAY)
POURED = ("pours",)
TIME_UP = Way("beneath", by=Actor.HOUSE, seconds=10 * MINUTE, clears=POURED)
SAID = (Pin(("trigger", "trigger_again", "beneath", "beneath_again"), every=True),)

COOLING = (
    Step("signal", Actor.SENDER, {"contain": LONGER}, "arrive"),
    Step(
        "cool",
        Actor.BOTH,
        {"longer": LONGER, "cooled": Way("back", by=Actor.HOUSE)},
        "arrive",
        aids=("breathing", "body_check", "time_box"),
    ),
    Step(
        "back",
        Actor.BOTH,
        {"ready": Way("request", together=True), "longer": LONGER},
        "arrive",
        aids=("breathing", "body_check"),
    ),
)
ANGER = (
    Step("rules", Actor.BOTH, {"agree": Way("trigger", together=True)}, "anger", aids=("rules",)),
    *parts.said_back("trigger", then="pour", stage="anger", stems=(_("I’m angry about…"),), mirror_stems=stems.MIRROR),
    Step(
        "pour",
        Actor.SENDER,
        {
            "say": Way("hear", Ask.TEXT, counts="pours", limit=3, beyond="hear_last"),
            "done": Way("beneath", clears=POURED),
            "time_up": TIME_UP,
        },
        "anger",
        (_("I’m angry that…"), _("It makes me so angry when…")),
        aids=("time_box",),
        kind="send",
    ),
    Step(
        "hear",
        Actor.RECEIVER,
        {"tell_more": Way("pour"), "time_up": TIME_UP},
        "anger",
        pins=(Pin(("pour",)),),
        aids=("time_box",),
    ),
    Step(
        "hear_last",
        Actor.RECEIVER,
        {"heard": Way("beneath", clears=POURED)},
        "anger",
        pins=(Pin(("pour",)),),
    ),
)
BENEATH = (
    *parts.said_back(
        "beneath",
        then="ask_more",
        stage="beneath",
        stems=(_("What hurts is…"), _("What scares me is…"), _("It takes me back to…")),
        mirror_stems=stems.MIRROR,
    ),
    *parts.more(to="beneath", then="summary", stage="beneath"),
    *summary_validation_empathy.summed_up(SAID, then="validate", stage="beneath"),
    *summary_validation_empathy.validated(SAID, then="empathise"),
    *summary_validation_empathy.felt(SAID, then="rest"),
)
RETURN = (
    Step(
        "rest",
        Actor.BOTH,
        {"ready": Way("wish", together=True), "rested": Way("wish", by=Actor.HOUSE, seconds=90)},
        "close",
        aids=("breathing", "time_box"),
    ),
    *parts.said_back(
        "wish",
        then="appreciate",
        stage="close",
        stems=(_("What I long for is…"),),
        mirror_stems=stems.MIRROR,
        instead={"leave_it": Way("appreciate")},
    ),
    *opening_closing.closing(also={"longer": LONGER}),
)

PROTOCOL = Protocol(
    slug="containment",
    version=1,
    first="signal",
    stages=("arrive", "anger", "beneath", "validate", "empathise", "close"),
    rounds=1,
    modes=frozenset({Mode.LIVE, Mode.SPOKEN}),
    inside=True,
    guarded=True,
    minutes=40,
    order=40,
    then="daily",
    cools=True,
    steps=steps(
        *opening_closing.stopping_to("sheltered", *COOLING, *ANGER, *BENEATH, *RETURN),
        *opening_closing.arrival(then="rules", light=True),
        Step("closed"),
        Step("lapsed"),
        Step("sheltered"),
    ),
)
