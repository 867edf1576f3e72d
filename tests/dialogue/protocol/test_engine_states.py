"""Walks every state that every protocol can reach. Nothing is sampled."""

from collections import defaultdict
from collections.abc import Iterable

import pytest

from dialogue.protocol import engine
from dialogue.protocol.library import PROTOCOLS
from dialogue.protocol.terms import INTERRUPTS, PARTNERS, TAKE_BACK, IllegalMove, Protocol, Seat, State
from tests.reachable_states import legal_in, reachable

pytestmark = pytest.mark.xdist_group("reachable")  # so that one process walks, and not each of them
every_protocol = pytest.mark.parametrize("protocol", PROTOCOLS.values(), ids=PROTOCOLS)


@every_protocol
def test_every_step_is_reached(protocol: Protocol) -> None:
    assert {state.step for state in reachable(protocol.slug)} == set(protocol.steps)


@every_protocol
def test_somebody_can_always_act_unless_it_is_over(protocol: Protocol) -> None:
    stuck = [
        state
        for state, legal in legal_in(protocol.slug).items()
        if not protocol.steps[state.step].over and not any(_own(legal[seat]) for seat in PARTNERS)
    ]
    assert stuck == []


@every_protocol
def test_one_person_talks_at_a_time(protocol: Protocol) -> None:
    both = [state for state, legal in legal_in(protocol.slug).items() if all("say" in legal[seat] for seat in PARTNERS)]
    assert both == []


@every_protocol
def test_pause_ouch_and_stop_are_legal_from_either_seat_once_both_have_come(protocol: Protocol) -> None:
    for state, legal in legal_in(protocol.slug).items():
        step = protocol.steps[state.step]
        if not step.over:
            always = {"stop"} if step.apart else {"pause", "ouch", "stop"}
            for seat in PARTNERS:
                assert {"pause", "ouch", "stop"}.intersection(legal[seat]) == always


@every_protocol
def test_a_proper_close_is_reachable_from_everywhere(protocol: Protocol) -> None:
    graph = reachable(protocol.slug)
    backwards = defaultdict(set)
    for state, following in graph.items():
        for after in following:
            backwards[after].add(state)
    ends = {state for state in graph if state.step == "closed"}
    over = {state for state in graph if protocol.steps[state.step].over}

    assert set(graph) - _closure(ends, backwards) - over == set()


@every_protocol
def test_whoever_is_asked_can_say_not_today_which_ends_it_for_both(protocol: Protocol) -> None:
    for state, legal in legal_in(protocol.slug).items():
        asked = state.step == "answer" and not state.paused
        for seat in PARTNERS:
            may = "not_today" in legal[seat]
            assert may == (asked and seat is not state.sender)
            if may:
                end = engine.evolve(protocol, state, engine.decide(protocol, state, seat, "not_today"))
                assert (end.step, protocol.steps[end.step].over) == ("not_today", True)


@every_protocol
def test_what_gives_way_is_a_request_that_the_house_can_end(protocol: Protocol) -> None:
    for state, legal in legal_in(protocol.slug).items():
        asked = {seat for seat in PARTNERS if engine.gives_way(protocol, state, seat)}
        step = protocol.steps[state.step]
        assert asked == ({state.sender.other} if step.may_rest else set())
        if asked:
            (move,) = legal[Seat.HOUSE]
            end = engine.evolve(protocol, state, engine.decide(protocol, state, Seat.HOUSE, move))
            assert protocol.steps[end.step].over


@every_protocol
def test_the_house_never_moves_where_a_person_speaks_unless_the_step_shows_its_time(protocol: Protocol) -> None:
    for state, legal in legal_in(protocol.slug).items():
        if legal[Seat.HOUSE]:
            step = protocol.steps[state.step]
            assert step.stage == protocol.stages[0] or "time_box" in step.aids


@every_protocol
def test_every_other_move_is_refused(protocol: Protocol) -> None:
    own = {move for step in protocol.steps.values() for move in step.ways}
    moves = own | INTERRUPTS - {TAKE_BACK} | {"", "elsewhere"}
    alike = {}  # of the states in which a seat may do the same at the same step, one is tried
    for state, everybody in legal_in(protocol.slug).items():
        for seat, own_moves in everybody.items():
            alike[state.step, state.paused, seat, own_moves] = state
    for (_step, _paused, seat, legal), state in alike.items():
        assert len(legal) == len(set(legal))
        for move in moves.difference(legal):
            with pytest.raises(IllegalMove):
                engine.decide(protocol, state, seat, move)


def _own(moves: tuple[str, ...]) -> set[str]:
    return set(moves) - {"pause", "ouch", "stop"}


def _closure(seeds: set[State], edges: dict[State, set[State]]) -> set[State]:
    found: set[State] = set()
    todo: Iterable[State] = seeds
    while todo := set(todo) - found:
        found |= todo
        todo = {before for state in todo for before in edges[state]}
    return found
