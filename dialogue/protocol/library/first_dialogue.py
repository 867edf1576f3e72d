"""The first dialogue of a couple: one thing each is heard, made sense of in a sentence and thanked for.

From the request to the end it takes 14 presses and 6 texts of both, where each is understood at once: ask and answer
(2 presses); in each of two rounds send, mirror, “yes, you got me”, what makes sense with its feelings, and thanks
(5 presses, 3 texts); at the end one press each (2). The thanks swap the roles, so the switch takes no press. Its topic
and the appreciation at the end are lines that may stay empty. A test counts.

Once one is finished, the whole dialogue takes its place. It counts as practice, but is none of those that a change
request, or another kind, needs: that gate is for whole ones, with a summary and with empathy that was checked.
"""

from dialogue.protocol import opening_closing, parts, stems, summary_validation_empathy
from dialogue.protocol.stems import gettext_noop as _
from dialogue.protocol.terms import Ask, Pin, Protocol, Step, Way, steps

SAID = (Pin(("send", "send_again", "reply", "reply_again"), every=True),)


def turn(key: str, openings: tuple[str, ...], instead: dict[str, Way]) -> tuple[Step, ...]:
    """Something that is said and mirrored, and once a second thing about it."""
    return parts.said_back(
        key,
        then="validate",
        stage="mirror",
        stems=openings,
        mirror_stems=stems.MIRROR,
        instead=instead,
        heard_and={"yes_more": Way(key, counts="more", limit=1, clears=("loops",))},
    )


PROTOCOL = Protocol(
    slug="first_dialogue",
    version=1,
    first="request",
    stages=("arrive", "mirror", "validate", "close"),
    full=True,
    eases_into="intentional",
    minutes=12,
    order=8,
    steps=steps(
        *opening_closing.arrival(then="send", asks=Ask.LINE, light=True),
        *turn("send", (_("I feel…"), _("What’s on my mind is…"), _("I need…")), {}),
        *turn("reply", (_("What happened in me as I listened was…"),), {"leave_it": Way("settle")}),
        *summary_validation_empathy.sensed(SAID, thanked=Way("reply", swap=True, last="settle")),
        *opening_closing.settled(asks=Ask.LINE),
        *opening_closing.ends(),
    ),
)
