"""What can be counted in a dialogue: what came back, what was corrected, what landed. Moves, never scores."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dialogue.protocol.terms import OUCH, PAUSE, STOP, Fact, Protocol, Seat, Step

Facts = Sequence[tuple[int, Fact]]
Holds = Callable[[Step, Fact], bool]

CORRECTIONS = frozenset({"almost", "not_yet"})


def _move(*moves: str) -> Holds:
    return lambda _step, fact: fact.move in moves


def _restates(step: Step, fact: Fact) -> bool:
    return step.restates and fact.move in {"say", "partly"}


# What stands in the table, in this order.
COUNTED: Mapping[str, tuple[str | Promise, Holds]] = {
    "restated": (_("Mirrored, summed up, validated, empathized"), _restates),
    "got_it": (_("“Yes, you got me”"), _move("yes")),
    "almost": (_("“Almost”"), _move("almost")),
    "not_yet": (_("“Not yet”"), _move("not_yet")),
    "asked_more": (_("“Is there more about that?”"), _move("ask_more")),
    "missed": (_("Something missing in the summary"), _move("missed")),
    "partly": (_("Made sense in part; asked for help"), _move("partly")),
    "not_landed": (_("Validation didn’t land"), _move("not_quite", "not_landed")),
    "others": (_("There were other feelings"), _move("others", "not_that")),
    "pauses": (_("Pauses"), _move(PAUSE)),
    "ouches": (_("“Ouch”"), _move(OUCH)),
}


@dataclass(frozen=True, slots=True)
class Count:
    """One line of the table: how often, by seat."""

    label: str | Promise
    a: int
    b: int

    @property
    def by(self) -> Mapping[Seat, int]:
        return {Seat.A: self.a, Seat.B: self.b}


@dataclass(frozen=True, slots=True)
class Place:
    """Where to look first."""

    seq: int
    label: str | Promise


def counts(protocol: Protocol, facts: Facts) -> list[Count]:
    """How often each partner made these moves; what never happened is left out."""
    found = []
    for label, holds in COUNTED.values():
        seats = [fact.seat for _seq, fact in facts if holds(protocol.steps[fact.step], fact)]
        if seats:
            found.append(Count(label, seats.count(Seat.A), seats.count(Seat.B)))
    return found


def corrections(facts: Facts) -> int:
    """How often a mirror was corrected."""
    return sum(fact.move in CORRECTIONS for _seq, fact in facts)


def places(facts: Facts) -> list[Place]:
    """Where a dialogue turned or got stuck, in order: the second correction of one send, what did not land, an ouch."""
    found, loops = [], 0
    for seq, fact in facts:
        loops = loops + 1 if fact.move in CORRECTIONS else loops
        if fact.move in CORRECTIONS and loops == 2:
            found.append(Place(seq, _("Corrected a second time")))
        elif fact.move in {"yes", "ask_more"}:
            if loops >= 2:
                found.append(Place(seq, _("Got it after several tries")))
            loops = 0
        elif fact.move in TURNS:
            found.append(Place(seq, TURNS[fact.move]))
    return found


TURNS: Mapping[str, str | Promise] = {
    "partly": _("Made sense in part"),
    "not_quite": _("Did not land"),
    "not_landed": _("Did not land"),
    "landed": _("Landed"),
    "others": _("Other feelings"),
    "not_that": _("Other feelings"),
    PAUSE: _("A pause"),
    OUCH: _("Ouch"),
    STOP: _("Stopped"),
}
