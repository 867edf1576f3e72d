"""The change request: a frustration and what is under it, heard; then three requests, one of them a gift."""

from dialogue.protocol import opening_closing, parts, stems, summary_validation_empathy
from dialogue.protocol.stems import gettext_noop as _
from dialogue.protocol.terms import Actor, Ask, Pin, Protocol, Step, Way, steps

STAGE = "request"
WOULD_YOU = (_("For the next two weeks, would you…"),)
SAID = (Pin(("frustration", "frustration_again", "under", "under_again"), every=True),)
ASKED = ("first", "second", "third", "smaller")
OPTIONS = tuple(Pin((key, f"{key}_again")) for key in ASKED)
CHOSEN = (Pin(("gift",)),)


def request(key: str, then: str, answers: tuple[Pin, ...] = ()) -> tuple[Step, ...]:
    return parts.said_back(
        key,
        then=then,
        stage=STAGE,
        stems=WOULD_YOU,
        mirror_stems=stems.MIRROR,
        answers=answers,
        asks=Ask.REQUEST,
        kind="request",
    )


FRUSTRATION = (
    *parts.said_back(
        "frustration",
        then="under",
        stage="frustration",
        stems=(_("I get frustrated when you…"),),
        mirror_stems=stems.MIRROR,
    ),
    *parts.said_back(
        "under",
        then="ask_more",
        stage="frustration",
        stems=(_("Then I feel…"), _("And then I…"), _("What scares me about it is…"), _("It reminds me of…")),
        mirror_stems=stems.MIRROR,
    ),
    *parts.more(to="under", then="summary", stage="frustration"),
    *summary_validation_empathy.summed_up(SAID, then="validate", stage="frustration"),
    *summary_validation_empathy.validated(SAID, then="empathise"),
    *summary_validation_empathy.felt(SAID, then="desire"),
)
REQUESTS = (
    *parts.said_back(
        "desire",
        then="first",
        stage=STAGE,
        stems=(_("What I long for is…"),),
        mirror_stems=stems.MIRROR,
    ),
    *request("first", then="second"),
    *request("second", then="third"),
    *request("third", then="gift"),
    Step(
        "gift",
        Actor.RECEIVER,
        {
            "choose": Way("stretch", Ask.CHOICE),
            "smaller": Way("smaller", Ask.CHOICE, counts="smaller", limit=3),
            "none_yet": Way("look_again", Ask.TEXT),
        },
        STAGE,
        (_("None yet, because…"),),
        pins=OPTIONS,
        restates=True,
        aids=("freedom",),
        hints=("smaller",),
    ),
    *request("smaller", then="gift", answers=CHOSEN),
)
GIVEN = (
    *parts.mirrored_once(
        "stretch",
        by=Actor.RECEIVER,
        then="thanks",
        stage=STAGE,
        stems=(_("This is a stretch for me because…"), _("It may help me grow…")),
        mirror_stems=stems.MIRROR,
        pins=CHOSEN,
    ),
    *parts.mirrored_once(
        "thanks",
        by=Actor.SENDER,
        then="look_again",
        stage=STAGE,
        stems=(_("That would help me feel…"),),
        mirror_stems=stems.MIRROR,
        pins=CHOSEN,
    ),
    Step("look_again", Actor.RECEIVER, {"set_day": Way("appreciate", Ask.DAY)}, STAGE, pins=CHOSEN),
)

PROTOCOL = Protocol(
    slug="change_request",
    version=1,
    first="request",
    stages=("arrive", "frustration", "validate", "empathise", STAGE, "close"),
    rounds=1,
    needs=3,
    minutes=45,
    order=30,
    steps=steps(
        *opening_closing.arrival(then="frustration"),
        *FRUSTRATION,
        *REQUESTS,
        *GIVEN,
        *opening_closing.closing(),
        *opening_closing.ends(),
    ),
)
