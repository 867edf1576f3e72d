"""Saying again what hurt: from every pause at a mirror back to where it was said, and offered to nobody."""

from dataclasses import replace

import pytest

from dialogue.protocol import engine
from dialogue.protocol.library import PROTOCOLS
from dialogue.protocol.terms import PARTNERS, REWORD, Fact, IllegalMove, Protocol, Seat, State
from tests.reachable_states import legal_in, reachable

pytestmark = pytest.mark.xdist_group("reachable")  # where the states of each protocol are known
every_protocol = pytest.mark.parametrize("protocol", PROTOCOLS.values(), ids=PROTOCOLS)


@every_protocol
def test_it_leads_to_a_pause_that_is_known_where_its_author_speaks_next(protocol: Protocol) -> None:
    places = {(state.step, state.sender, state.round) for state in reachable(protocol.slug)}
    for state in legal_in(protocol.slug):
        for seat in PARTNERS:
            fact = engine.reword(protocol, state, seat)
            mirrors = state.paused and protocol.steps[state.step].kind == "mirror"
            assert bool(fact) == bool(
                mirrors and protocol.steps[state.step].reword and seat is not reader(protocol, state)
            )
            if fact:
                after = engine.evolve(protocol, state, fact)
                assert (after.paused, after.back, after.counts) == (True, state.back, state.counts)
                assert (after.step, after.sender, after.round) in places
                assert "say" in engine.legal_moves(protocol, replace(after, paused=False, back=frozenset()), seat)


@every_protocol
def test_nobody_can_ask_for_it(protocol: Protocol) -> None:
    for state, legal in legal_in(protocol.slug).items():
        assert not any(REWORD in moves for moves in legal.values())
        if not state.paused:
            with pytest.raises(IllegalMove):
                engine.evolve(protocol, state, Fact(Seat.A, REWORD, state.step, state.round))


def test_a_replay_follows_it() -> None:
    protocol = PROTOCOLS["quick"]
    moves = [(Seat.A, "ask"), (Seat.B, "now"), (Seat.A, "say"), (Seat.B, "ouch"), (Seat.B, "pause"), (Seat.B, "go_on")]
    facts, state = [], engine.start(protocol)
    for seat, move in moves:
        facts.append(engine.decide(protocol, state, seat, move))
        state = engine.evolve(protocol, state, facts[-1])
    fact = engine.reword(protocol, state, Seat.A)
    assert fact
    after = engine.evolve(protocol, state, fact)

    assert (after.step, engine.replay(protocol, [*facts, fact])) == ("send_again", after)


def reader(protocol: Protocol, state: State) -> Seat | None:
    """Who mirrors here."""
    actor = protocol.steps[state.step].actor
    return next((seat for seat in PARTNERS if engine.role_of(state, seat) is actor), None)
