"""Whether a log is whole: no gap, every text opens, and the fold on the row is the replay of the events."""

from collections.abc import Iterator
from itertools import pairwise

from dialogue.domain.access import Room, people_of
from dialogue.domain.queries import lines
from dialogue.models import Dialogue
from dialogue.protocol import engine
from dialogue.protocol.terms import TAKE_BACK, Fact, Protocol, Seat, State


def check_log(dialogue: Dialogue) -> None:
    """Asserts it. The visit on the row is the seq of the last event that began one."""
    said = lines(Room(dialogue, Seat.A, people_of(dialogue.couple)), list(dialogue.events.all()))
    facts = [line.fact for line in said]
    assert [line.seq for line in said] == list(range(1, dialogue.seq + 1))
    replayed, held = engine.replay(dialogue.protocol, facts), dialogue.state
    assert replayed == held
    assert held.last in {None, replayed.last}
    followed = [line.seq for line in said if line.move == TAKE_BACK]
    assert [line.seq + 1 for line in said if line.taken_back] == followed
    assert not any(line.utterance for line in said if line.taken_back)

    visits = [
        line.seq
        for line, (before, after) in zip(said, pairwise(_states(dialogue.protocol, facts)), strict=True)
        if engine.begins_visit(before, after, line.fact) and not line.taken_back
    ]
    assert dialogue.visit == visits[-1]
    assert dialogue.over == (dialogue.ended_at is not None)


def _states(protocol: Protocol, facts: list[Fact]) -> Iterator[State]:
    """That before the first of them, and that after each."""
    state = engine.start(protocol, facts[0].seat)
    yield state
    for fact in facts:
        state = engine.evolve(protocol, state, fact)
        yield state
