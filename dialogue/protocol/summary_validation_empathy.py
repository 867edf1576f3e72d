"""How a receiver takes in the whole of what was said: sums it up, says why it makes sense, guesses what it feels like.

Each is checked by the sender, who alone can tell. The keys are the same in every protocol, and so the words are shared.
"""

from collections.abc import Mapping
from dataclasses import replace

from dialogue.protocol import stems
from dialogue.protocol.parts import NONE, said_back
from dialogue.protocol.terms import Actor, Ask, Pin, Step, Way


def summed_up(said: tuple[Pin, ...], *, then: str, stage: str = "mirror") -> tuple[Step, ...]:
    """The receiver gathers up what `said` pins, until the sender says that it is all there."""
    return (
        Step(
            "summary",
            Actor.RECEIVER,
            {"say": Way("summary_check", Ask.TEXT)},
            stage,
            stems.SUMMARY,
            pins=said,
            restates=True,
            kind="summary",
            aids=("shelf",),
        ),
        Step(
            "summary_check",
            Actor.SENDER,
            {"all": Way(then), "missed": Way("summary_add", Ask.TEXT)},
            stage,
            stems.MISSING,
            pins=(*said, Pin(("summary", "summary_add"), every=True)),
        ),
        Step(
            "summary_add",
            Actor.RECEIVER,
            {"say": Way("summary_check", Ask.TEXT)},
            stage,
            stems.ADDED,
            pins=(Pin(("summary_check",)),),
            restates=True,
            kind="mirror",
            aids=("shelf",),
        ),
    )


def validated(said: tuple[Pin, ...], *, then: str) -> tuple[Step, ...]:
    """The receiver says why it makes sense. A part alone asks the sender to explain; twice, and the sender decides."""
    return (
        Step(
            "validate",
            Actor.RECEIVER,
            {
                "say": Way("validate_check", Ask.TEXT),
                "partly": Way("clarify", Ask.TEXT, counts="partly", limit=2, beyond="may_not_fit"),
            },
            "validate",
            stems.MAKES_SENSE,
            pins=said,
            restates=True,
            kind="validate",
            aids=("shelf",),
        ),
        *said_back(
            "clarify",
            then="validate",
            stage="validate",
            stems=stems.CLARIFY,
            mirror_stems=stems.MIRROR,
            answers=(Pin(("validate",)),),
        ),
        *_until_it_lands(
            said,
            Way(then),
            # It came without a line, and led on by itself the second time.
            before={"not_landed": Way("validate", counts="not_landed", limit=2, beyond=then, retired=True)},
            partly={"partly": Way("may_not_fit", Ask.TEXT)},
        ),
    )


def sensed(said: tuple[Pin, ...], *, thanked: Way) -> tuple[Step, ...]:
    """In one step why it makes sense and what it may feel like. `thanked` is where the sender's thanks lead."""
    return (
        Step(
            "validate",
            Actor.RECEIVER,
            {"say": Way("validate_check", Ask.SENSE)},
            "validate",
            stems.MAKES_SENSE[:1],
            pins=said,
            restates=True,
            kind="validate",
            aids=("shelf",),
        ),
        *_until_it_lands(said, thanked, asks=Ask.SENSE),
    )


def _until_it_lands(
    said: tuple[Pin, ...],
    landed: Way,
    *,
    asks: Ask = Ask.TEXT,
    before: Mapping[str, Way] = NONE,
    partly: Mapping[str, Way] = NONE,
) -> tuple[Step, ...]:
    """The sender says what is missing, and the receiver tries again. After two tries the sender decides: nobody else.

    `before` are ways of earlier versions, and `partly` what the receiver may do than say that all of it makes sense.
    """
    tries, missing = Pin(("validate", "validate_again")), Pin(("validate_check", "clarify", "clarify_again"))
    return (
        Step(
            "validate_check",
            Actor.SENDER,
            {
                "landed": landed,
                "not_quite": Way("validate_again", Ask.TEXT, counts="not_landed", limit=2, beyond="may_not_fit"),
                **before,
            },
            "validate",
            stems.NOT_QUITE,
            pins=(tries,),
        ),
        Step(
            "validate_again",
            Actor.RECEIVER,
            {"say": Way("validate_check", asks), **partly},
            "validate",
            stems.MAKES_SENSE if partly else stems.MAKES_SENSE[:1],
            pins=(*said, tries, missing),
            restates=True,
            kind="validate",
            aids=("shelf",),
        ),
        Step(
            "may_not_fit",
            Actor.SENDER,
            {"go_ahead": replace(landed, asks=Ask.LINE), "try_again": Way("validate_again")},
            "validate",
            pins=(tries,),
        ),
    )


def felt(said: tuple[Pin, ...], *, then: str) -> tuple[Step, ...]:
    """The receiver guesses the feelings, and gives back those that the sender adds or names instead."""
    return (
        Step(
            "empathise",
            Actor.RECEIVER,
            {"say": Way("empathise_check", Ask.FEELINGS)},
            "empathise",
            stems.GUESS,
            pins=said,
            restates=True,
            kind="empathise",
            aids=("shelf",),
        ),
        Step(
            "empathise_check",
            Actor.SENDER,
            {
                "yes": Way(then),
                "others": Way("feelings_mirror", Ask.FEELINGS),
                "not_that": Way("feelings_instead", Ask.FEELINGS),
            },
            "empathise",
            stems.ALSO_FEEL,
            pins=(Pin(("empathise", "feelings_mirror", "feelings_instead")),),
        ),
        _feelings_given_back("feelings_mirror", stems.ALSO_FELT),
        _feelings_given_back("feelings_instead", stems.FELT_INSTEAD),
    )


def _feelings_given_back(key: str, openings: tuple[str, ...]) -> Step:
    return Step(
        key,
        Actor.RECEIVER,
        {"say": Way("empathise_check", Ask.TEXT)},
        "empathise",
        openings,
        pins=(Pin(("empathise_check",)),),
        restates=True,
        kind="mirror",
        aids=("shelf",),
    )
