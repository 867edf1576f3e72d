"""How a receiver takes in the whole of what was said: sums it up, says why it makes sense, guesses what it feels like.

Each is checked by the sender, who alone can tell. The keys are the same in every protocol, and so the words are shared.
"""

from dialogue.protocol import stems
from dialogue.protocol.parts import said_back
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
            pins=(Pin(("summary", "summary_add"), every=True),),
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
    """The receiver says why it makes sense, or which part does; after two that do not land it goes on all the same."""
    return (
        Step(
            "validate",
            Actor.RECEIVER,
            {
                "say": Way("validate_check", Ask.TEXT),
                "partly": Way("clarify", Ask.TEXT, counts="partly", limit=1),
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
        Step(
            "validate_check",
            Actor.SENDER,
            {
                "landed": Way(then),
                "not_landed": Way("validate", counts="not_landed", limit=2, beyond=then),
            },
            "validate",
            pins=(Pin(("validate",)),),
        ),
    )


def felt(said: tuple[Pin, ...], *, then: str) -> tuple[Step, ...]:
    """The receiver guesses the feelings, and gives back those that the sender adds."""
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
            {"yes": Way(then), "others": Way("feelings_mirror", Ask.FEELINGS)},
            "empathise",
            stems.ALSO_FEEL,
            pins=(Pin(("empathise", "feelings_mirror")),),
        ),
        Step(
            "feelings_mirror",
            Actor.RECEIVER,
            {"say": Way("empathise_check", Ask.TEXT)},
            "empathise",
            stems.ALSO_FELT,
            pins=(Pin(("empathise_check",)),),
            restates=True,
            kind="mirror",
            aids=("shelf",),
        ),
    )
