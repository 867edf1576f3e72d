"""Exchanges that recur in many protocols, as functions that return steps."""

from collections.abc import Mapping
from dataclasses import replace
from types import MappingProxyType

from dialogue.protocol.stems import APPRECIATE, APPRECIATED
from dialogue.protocol.terms import HOUR, Actor, Ask, Pin, Step, Way

NONE: Mapping[str, Way] = MappingProxyType({})


def said_back(  # noqa: PLR0913  a part is described by name, once a protocol
    key: str,
    *,
    then: str,
    stage: str,
    stems: tuple[str, ...],
    swapped_stems: tuple[str, ...] = (),
    mirror_stems: tuple[str, ...],
    answers: tuple[Pin, ...] = (),
    asks: Ask = Ask.TEXT,
    kind: str = "send",
    instead: Mapping[str, Way] = NONE,
    ladder: tuple[str, ...] = (),
) -> tuple[Step, ...]:
    """The sender says something; the receiver gives it back until the sender says yes.

    `answers` pins what the sender is answering; a send brings what `asks` says, and is a text of this `kind`;
    `instead` is what else the sender may do than say it.
    Whoever corrects hears a mirror again until they say yes: "almost" asks back only the words that were missed,
    "not yet" says it again, shorter. From the third loop on a hint may follow (`loops`). `ladder` leads deeper.
    """
    mirror, check, again, missed = f"{key}_mirror", f"{key}_check", f"{key}_again", f"{key}_missed"
    said, given_back = Pin((key, again)), Pin((mirror, missed))
    say_it = {"say": Way(mirror, asks)}
    own = ("shelved",) if kind == "send" else ()
    give_back = {"say": Way(check, Ask.TEXT)}
    return (
        Step(
            key,
            Actor.SENDER,
            {**say_it, **instead},
            stage,
            stems,
            swapped_stems,
            pins=answers,
            kind=kind,
            ladder=ladder,
            aids=own,
        ),
        Step(
            mirror,
            Actor.RECEIVER,
            give_back,
            stage,
            mirror_stems,
            pins=(said,),
            restates=True,
            words="mirror",
            kind="mirror",
            aids=("shelf",),
        ),
        Step(
            check,
            Actor.SENDER,
            {
                "yes": Way(then, clears=("loops",)),
                "almost": Way(missed, Ask.WORDS, counts="loops", limit=3, soft=True),
                "not_yet": Way(again, counts="loops", limit=3, soft=True),
            },
            stage,
            pins=(said, given_back),
            words="check",
            hints=("loops",),
        ),
        Step(
            again,
            Actor.SENDER,
            say_it,
            stage,
            stems,
            pins=(said,),
            words="again",
            hints=("loops",),
            kind=kind,
            aids=own,
        ),
        Step(
            missed,
            Actor.RECEIVER,
            give_back,
            stage,
            mirror_stems,
            pins=(said, Pin((check,))),
            restates=True,
            words="missed",
            hints=("loops",),
            kind="mirror",
            aids=("shelf",),
        ),
    )


def arrival(*, then: str, asks: Ask = Ask.TITLE, light: bool = False) -> tuple[Step, ...]:
    """From the request to the first sentence: an appointment, a breath, an intent. A `light` one ends with the first.

    A decline is no move: it is private, and the house lets the request lapse at its hour, as it does
    when nobody answers. So all three look the same from the other chair.
    """
    begin = then if light else "ground"
    later = Way("scheduled", Ask.TIME, clears=("moved",))
    asked = (
        Step("request", Actor.SENDER, {"ask": Way("answer", asks)}, "arrive", stop_to="lapsed", kind="title"),
        Step(
            "answer",
            Actor.RECEIVER,
            {"now": Way(begin), "later": later, "lapse": Way("lapsed", by=Actor.HOUSE, seconds=24 * HOUR)},
            "arrive",
            stop_to="lapsed",
            may_rest=True,
        ),
        Step(
            "scheduled",
            Actor.BOTH,
            {
                "ready": Way(begin, together=True, clears=("moved",)),
                "move_it": Way("scheduled", Ask.TIME, counts="moved", limit=1, per_seat=True),
                "missed": Way("answer", by=Actor.HOUSE, clears=("moved",), seconds=2 * HOUR),
            },
            "arrive",
            stop_to="lapsed",
        ),
    )
    return asked if light else (*asked, *_grounding(then, later))


def _grounding(then: str, later: Way) -> tuple[Step, ...]:
    return (
        Step(
            "ground",
            Actor.BOTH,
            {"ready": Way("intent", together=True), "later": later},
            "arrive",
            aids=("breathing", "body_check"),
        ),
        Step("intent", Actor.BOTH, {"ready": Way(then, together=True)}, "arrive"),
    )


def more(*, to: str, then: str, stage: str = "mirror") -> tuple[Step, ...]:
    """The receiver asks whether there is more; after ten sends a hint may follow that it is enough for one sitting."""
    return (
        Step("ask_more", Actor.RECEIVER, {"ask_more": Way("more")}, stage),
        Step(
            "more",
            Actor.SENDER,
            {"more": Way(to, counts="sends", limit=10, soft=True), "no_more": Way(then)},
            stage,
            hints=("sends",),
        ),
    )


def closing(appreciation: tuple[str, ...] = APPRECIATE, also: Mapping[str, Way] = NONE) -> tuple[Step, ...]:
    """One appreciation each, given back once; then a look at oneself, and the end. Never skipped silently."""
    first, back = Pin(("appreciate",)), Pin(("appreciate_back",))
    return (
        Step(
            "appreciate",
            Actor.SENDER,
            {"say": Way("appreciate_mirror", Ask.TEXT)},
            "close",
            appreciation,
            kind="appreciate",
        ),
        Step(
            "appreciate_mirror",
            Actor.RECEIVER,
            {"say": Way("appreciate_back", Ask.TEXT)},
            "close",
            APPRECIATED,
            pins=(first,),
            restates=True,
            kind="mirror",
        ),
        Step(
            "appreciate_back",
            Actor.RECEIVER,
            {"say": Way("appreciate_back_mirror", Ask.TEXT)},
            "close",
            appreciation,
            words="appreciate",
            kind="appreciate",
        ),
        Step(
            "appreciate_back_mirror",
            Actor.SENDER,
            {"say": Way("settle", Ask.TEXT)},
            "close",
            APPRECIATED,
            pins=(back,),
            restates=True,
            words="appreciate_mirror",
            kind="mirror",
        ),
        *settled(also),
    )


def settled(also: Mapping[str, Way] = NONE) -> tuple[Step, ...]:
    """A look at oneself, each decides what happens to the words, and the end. `also` is what else may follow."""
    ways = {"ready": Way("closed", together=True), **also}
    return (Step("settle", Actor.BOTH, ways, "close", aids=("body_check", "felt_heard", "choices")),)


def switched(*, to: str, close_to: str, stage: str) -> tuple[Step, ...]:
    """Who listened may speak next, now or at another time."""
    return (
        Step(
            "switch",
            Actor.RECEIVER,
            {
                "switch": Way(to, swap=True),
                "later": Way("scheduled", Ask.TIME, swap=True),
                "close": Way(close_to),
            },
            stage,
        ),
    )


def ends() -> tuple[Step, ...]:
    """The three ways in which a dialogue is over."""
    return Step("closed"), Step("stopped"), Step("lapsed")


def stopping_to(end: str, *given: Step) -> tuple[Step, ...]:
    """The same steps, where a stop leads to this end."""
    return tuple(step if step.over else replace(step, stop_to=end) for step in given)
