"""Exchanges that recur in many protocols, as functions that return steps."""

from collections.abc import Mapping
from types import MappingProxyType

from dialogue.protocol.terms import Actor, Ask, Pin, Step, Way

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
    heard_and: Mapping[str, Way] = NONE,
    ladder: tuple[str, ...] = (),
) -> tuple[Step, ...]:
    """The sender says something; the receiver gives it back until the sender says yes.

    `answers` pins what the sender is answering; a send brings what `asks` says, and is a text of this `kind`;
    `instead` is what else the sender may do than say it, and `heard_and` what else may follow a mirror that got it.
    Whoever corrects hears a mirror again until they say yes: "almost" asks back only the words that were missed,
    "not yet" says it again, shorter. From the third loop on a hint may follow (`loops`). `ladder` leads deeper.
    """
    mirror, check, again, missed = f"{key}_mirror", f"{key}_check", f"{key}_again", f"{key}_missed"
    said, given_back = Pin((key, again)), Pin((mirror, missed), every=True, since=(key, again))
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
            reword=again,
        ),
        Step(
            check,
            Actor.SENDER,
            {
                "yes": Way(then, clears=("loops",)),
                **heard_and,
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
            reword=again,
        ),
    )


def mirrored_once(  # noqa: PLR0913  a part is described by name, once a protocol
    key: str,
    *,
    by: Actor,
    then: str,
    stage: str,
    stems: tuple[str, ...],
    mirror_stems: tuple[str, ...],
    pins: tuple[Pin, ...] = (),
    words: str = "",
    kind: str = "",
) -> tuple[Step, Step]:
    """One person says something, such as an appreciation, and the partner mirrors it once; nothing is checked.

    `words` names the step whose texts the pair shares, as `words` and `words_mirror`.
    """
    mirror = f"{key}_mirror"
    listener = Actor.SENDER if by is Actor.RECEIVER else Actor.RECEIVER
    return (
        Step(key, by, {"say": Way(mirror, Ask.TEXT)}, stage, stems, pins=pins, words=words, kind=kind),
        Step(
            mirror,
            listener,
            {"say": Way(then, Ask.TEXT)},
            stage,
            mirror_stems,
            pins=(Pin((key,)),),
            restates=True,
            words=f"{words}_mirror" if words else "",
            kind="mirror",
            reword=key,
        ),
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


def switched(*, to: str, close_to: str, stage: str) -> tuple[Step, ...]:
    """The listener may speak next, now or at another time."""
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
