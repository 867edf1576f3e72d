"""How a dialogue of any kind begins and ends. What is between is in `parts` and `summary_validation_empathy`."""

from collections.abc import Mapping
from dataclasses import replace
from functools import partial

from dialogue.protocol.parts import NONE, mirrored_once
from dialogue.protocol.stems import APPRECIATE, APPRECIATED
from dialogue.protocol.terms import HOUR, Actor, Ask, Pin, Step, Way


def arrival(*, then: str, asks: Ask = Ask.TITLE, light: bool = False) -> tuple[Step, ...]:
    """From the request to the first sentence: an appointment, a breath, an intent. A `light` one ends with the first.

    An open no is a move, and ends it at once for both. A silent one is none: it is private, and the house lets the
    request lapse at its hour, as it does when nobody answers. So these look the same from the other chair.
    """
    begin = then if light else "ground"
    later = Way("scheduled", Ask.TIME, clears=("moved",))
    asked = (
        Step(
            "request", Actor.SENDER, {"ask": Way("answer", asks)}, "arrive", stop_to="lapsed", kind="title", apart=True
        ),
        Step(
            "answer",
            Actor.RECEIVER,
            {
                "now": Way(begin),
                "later": later,
                "not_today": Way("not_today", Ask.LINE),
                "lapse": Way("lapsed", by=Actor.HOUSE, seconds=24 * HOUR),
            },
            "arrive",
            stop_to="lapsed",
            may_rest=True,
            apart=True,
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
            apart=True,
        ),
        Step("not_today", pins=(Pin(("answer",)),)),
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


def closing(appreciation: tuple[str, ...] = APPRECIATE, also: Mapping[str, Way] = NONE) -> tuple[Step, ...]:
    """One appreciation each, given back once; then a look at oneself, and the end. Never skipped silently."""
    pair = partial(mirrored_once, stage="close", stems=appreciation, mirror_stems=APPRECIATED, kind="appreciate")
    return (
        *pair("appreciate", by=Actor.SENDER, then="appreciate_back"),
        *pair("appreciate_back", by=Actor.RECEIVER, then="settle", words="appreciate"),
        *settled(also),
    )


def settled(also: Mapping[str, Way] = NONE, asks: Ask = Ask.NOTHING) -> tuple[Step, ...]:
    """A look at oneself, each decides what happens to the words, and the end. `also` is what else may follow."""
    ways = {"ready": Way("closed", asks, together=True), **also}
    return (Step("settle", Actor.BOTH, ways, "close", aids=("body_check", "felt_heard", "choices")),)


def ends() -> tuple[Step, ...]:
    """The three ways in which a dialogue is over."""
    return Step("closed"), Step("stopped"), Step("lapsed")


def stopping_to(end: str, *given: Step) -> tuple[Step, ...]:
    """The same steps, where a stop leads to this end."""
    return tuple(step if step.over else replace(step, stop_to=end) for step in given)
