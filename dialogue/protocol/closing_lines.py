"""Which lines of a closed dialogue stand at its end: what was understood, and what was appreciated. Never the words."""

from collections.abc import Sequence

from dialogue.protocol.terms import INTERRUPTS, SAY, Ask, Fact, Protocol, Seat

ACCEPTS = {"landed": "validate", "all": "summary", "yes": "mirror", "yes_more": "mirror"}  # a move, and of what kind
DEEPER = ("mirror", "summary", "validate")  # the kinds of what shows understanding, the deepest last


def closing_lines(protocol: Protocol, facts: Sequence[tuple[int, Fact]]) -> tuple[int, ...]:
    """The seqs, rising: of each person at most one appreciation, and one line that their partner accepted.

    With the words that answered an appreciation, where they closed the dialogue.
    """
    shown = {*_understood(protocol, facts).values(), *_appreciated(protocol, facts).values()}
    return tuple(sorted(shown | {seq for seq, fact in facts if _closes(protocol, fact)}))


def kind_at_end(protocol: Protocol, fact: Fact) -> str:
    """What a line says at the end: "appreciate", "validate", "summary" or "mirror"; "" for any other."""
    step = protocol.steps[fact.step]
    way = step.ways.get(fact.move)
    if step.key == "settle" and way and way.asks is Ask.LINE:
        return "appreciate"  # of a short dialogue, whose last press may bring it
    return step.kind if fact.move == SAY and step.kind in {"appreciate", *DEEPER} else ""


def _closes(protocol: Protocol, fact: Fact) -> bool:
    """Whether somebody mirrored with it, and that was the end."""
    way = protocol.steps[fact.step].ways.get(fact.move)
    return bool(way and kind_at_end(protocol, fact) == "mirror" and protocol.steps[way.to].over)


def _understood(protocol: Protocol, facts: Sequence[tuple[int, Fact]]) -> dict[Seat, int]:
    """The deepest line of each that the partner said yes to. A part of it that makes sense is none."""
    tried: tuple[int, Fact, str] | None = None
    found: dict[Seat, tuple[int, int]] = {}
    for seq, fact in facts:
        if fact.move in INTERRUPTS:
            continue
        if tried and ACCEPTS.get(fact.move) == tried[2] and fact.seat is not tried[1].seat:
            seat, deep = tried[1].seat, DEEPER.index(tried[2])
            found[seat] = max(found.get(seat, (-1, 0)), (deep, tried[0]))
        kind = kind_at_end(protocol, fact)
        tried = (seq, fact, kind) if kind in DEEPER else None
    return {seat: seq for seat, (_deep, seq) in found.items()}


def _appreciated(protocol: Protocol, facts: Sequence[tuple[int, Fact]]) -> dict[Seat, int]:
    """The first of each: where a dialogue is about nothing else, what comes after it says what it means."""
    found: dict[Seat, int] = {}
    for seq, fact in facts:
        if kind_at_end(protocol, fact) == "appreciate":
            found.setdefault(fact.seat, seq)
    return found
