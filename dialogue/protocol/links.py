"""What each restating line restates, so that a mirror can stand beside it, and follow it when it is withdrawn."""

from collections.abc import Iterable, Sequence

from dialogue.protocol.terms import INTERRUPTS, PARTNERS, Fact, Pin, Protocol, Seat, Step


def in_sight(pin: Pin, steps: Sequence[str]) -> list[int]:
    """Which lines of one round a pin keeps in sight, by their places; `steps` is the step of each, in their order."""
    since = max((place for place, step in enumerate(steps) if step in pin.since), default=-1)
    found = [place for place, step in enumerate(steps) if place > since and step in pin.steps]
    return found if pin.every else found[-1:]


def pinned(pins: Iterable[Pin], earlier: Sequence[tuple[int, Fact]], round_: int) -> tuple[int, ...]:
    """The seqs, rising, of what these pins keep in sight after `earlier` (pairs of seq and fact, rising)."""
    said = [(seq, fact.step) for seq, fact in earlier if fact.round == round_ and fact.move not in INTERRUPTS]
    steps = [step for _seq, step in said]
    return tuple(sorted({said[place][0] for pin in pins for place in in_sight(pin, steps)}))


def restated(protocol: Protocol, facts: Sequence[tuple[int, Fact]]) -> dict[int, tuple[int, ...]]:
    """For the seq of each restating fact, the seqs that it restates."""
    found = {}
    for place, (seq, fact) in enumerate(facts):
        step = protocol.steps[fact.step]
        if step.restates and fact.move not in INTERRUPTS:
            found[seq] = pinned(step.pins, facts[:place], fact.round)
    return found


def hidden(protocol: Protocol, facts: Sequence[tuple[int, Fact]], sharing: frozenset[Seat]) -> frozenset[int]:
    """The seqs whose words somebody else may not read: those of a person who does not share, and what restates them.

    What restates an earlier dialogue is readable only while both share: here nobody can tell whose words they were.
    """
    authors = {seq: fact.seat for seq, fact in facts}
    earlier = {seq for seq, fact in facts if restates_earlier(protocol.steps[fact.step])}
    withdrawn = {seq for seq, seat in authors.items() if seat in PARTNERS - sharing}
    following = {seq for seq, sources in restated(protocol, facts).items() if withdrawn.intersection(sources)}
    return frozenset(withdrawn | following | (earlier if PARTNERS - sharing else set()))


def restates_earlier(step: Step) -> bool:
    """Whether what is said here may give back what either said in the dialogue that this one is about."""
    return step.restates and any(pin.earlier for pin in step.pins)
