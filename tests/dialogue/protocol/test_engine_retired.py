"""Logs of earlier versions: moves that nobody is offered any more are replayed as they were, and it goes on."""

import pytest

from dialogue.protocol import engine
from dialogue.protocol.library import PROTOCOLS
from dialogue.protocol.terms import Fact, IllegalMove, Seat, State
from tests.reachable_states import reachable

HEARD = "a:ask b:now a:ready b:ready a:ready b:ready a:say b:say a:yes b:ask_more a:no_more b:say a:all b:say "
HURT = "a:say b:say a:redo b:say "
LOGS = {
    "validation, once": ("intentional", HEARD + "a:not_landed", "validate", "b:say a:landed"),
    "validation, at the check": ("intentional", HEARD + "a:not_landed b:say", "validate_check", "a:not_quite"),
    "validation, twice": ("intentional", HEARD + "a:not_landed b:say a:not_landed", "empathise", "b:say a:not_that"),
    "repair, once": ("reconnect", HURT + "a:not_yet", "choose", "a:act b:say a:not_back a:close_for_now"),
    "repair, twice": ("reconnect", HURT + "a:not_yet a:act b:say a:not_yet", "settle", "a:ready b:ready"),
}


def facts_of(slug: str, script: str, state: State | None = None) -> list[Fact]:
    """Of `seat:move` pairs, as a log of then has them: each with the step where it happened."""
    facts: list[Fact] = []
    for pair in script.split():
        seat, move = pair.split(":")
        state = engine.replay(PROTOCOLS[slug], facts)
        facts.append(Fact(Seat(seat), move, state.step, state.round))
    return facts


@pytest.mark.parametrize("name", LOGS)
def test_a_log_of_then_is_replayed_and_goes_on(name: str) -> None:
    slug, script, step, goes_on = LOGS[name]
    state = engine.replay(PROTOCOLS[slug], facts_of(slug, script))
    assert state.step == step
    for pair in goes_on.split():
        seat, move = pair.split(":")
        state = engine.evolve(PROTOCOLS[slug], state, engine.decide(PROTOCOLS[slug], state, Seat(seat), move))


@pytest.mark.xdist_group("reachable")  # where the states of each protocol are known
@pytest.mark.parametrize("slug", PROTOCOLS)
def test_nobody_is_offered_a_move_that_is_retired(slug: str) -> None:
    protocol = PROTOCOLS[slug]
    for state in reachable(slug):
        step = protocol.steps[state.step]
        retired = [move for move, way in step.ways.items() if way.retired]
        for move in retired:
            for seat in Seat:
                with pytest.raises(IllegalMove):
                    engine.decide(protocol, state, seat, move)


def test_a_retired_move_of_the_other_seat_is_no_log_of_then() -> None:
    facts = facts_of("intentional", HEARD)
    state = engine.replay(PROTOCOLS["intentional"], facts)

    with pytest.raises(IllegalMove):
        engine.replay(PROTOCOLS["intentional"], [*facts, Fact(Seat.B, "not_landed", state.step, 1)])
