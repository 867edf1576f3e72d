"""The parent-child dialogue: only while a therapist sits in. One speaks as the child they were; then both step out."""

from dialogue.protocol import opening_closing, parts, stems, summary_validation_empathy
from dialogue.protocol.stems import gettext_noop as _
from dialogue.protocol.terms import Actor, Ask, Mode, Pin, Protocol, Step, Way, steps

STAGE = "role"
NOW = (Pin(("now", "now_again"), every=True),)


def question_steps(key: str, then: str, *openings: str) -> tuple[Step, ...]:
    """In the role, the receiver asks; the sender answers as the child, and is mirrored."""
    return (
        Step(f"ask_{key}", Actor.RECEIVER, {"ask_it": Way(key)}, STAGE),
        *parts.said_back(key, then=then, stage=STAGE, stems=openings, mirror_stems=stems.MIRROR),
    )


PROTOCOL = Protocol(
    slug="parent_child",
    version=1,
    first="request",
    stages=("arrive", STAGE, "validate", "empathise", "close"),
    rounds=1,
    modes=frozenset({Mode.LIVE, Mode.SPOKEN}),
    needs=5,
    needs_therapist=True,
    awaits_review=True,
    minutes=60,
    order=60,
    steps=steps(
        *opening_closing.arrival(then="who"),
        Step("who", Actor.SENDER, {"say": Way("take_role", Ask.TEXT)}, STAGE, (_("I would like to speak to…"),)),
        Step("take_role", Actor.RECEIVER, {"take": Way("ask_living")}, STAGE, pins=(Pin(("who",)),)),
        *question_steps("living", "ask_hurts", _("Living with you is…")),
        *question_steps("hurts", "ask_need", _("What hurts most is…")),
        *question_steps("need", "leave_role", _("What I need most from you is…")),
        Step("leave_role", Actor.RECEIVER, {"leave": Way("ask_now")}, STAGE),
        *question_steps("now", "validate", _("What I need from you now, as my partner, is…")),
        *summary_validation_empathy.validated(NOW, then="empathise"),
        *summary_validation_empathy.felt(NOW, then="leave_child"),
        Step("leave_child", Actor.SENDER, {"leave": Way("appreciate")}, "close"),
        *opening_closing.closing(),
        *opening_closing.ends(),
    ),
)
