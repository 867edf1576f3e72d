"""Every state that a protocol can reach without an ouch. Nothing is sampled.

An ouch multiplies them by nine and changes nothing else, as `tests/dialogue/protocol/test_engine_ouch.py` proves.
"""

from functools import cache

from dialogue.protocol import engine
from dialogue.protocol.library import PROTOCOLS
from dialogue.protocol.terms import OUCH, Seat, State

Graph = dict[State, set[State]]


@cache
def reachable(slug: str) -> Graph:
    """Every reachable state with the states it leads to."""
    protocol = PROTOCOLS[slug]
    first = engine.start(protocol)
    graph: Graph = {}
    todo = [first]
    while todo:
        state = todo.pop()
        if state in graph:
            continue
        graph[state] = {
            engine.evolve(protocol, state, engine.decide(protocol, state, seat, move))
            for seat in Seat
            for move in engine.legal_moves(protocol, state, seat)
            if move != OUCH
        }
        todo.extend(graph[state])
    return graph


@cache
def in_order(slug: str) -> list[State]:
    """The same states in an order that is the same in each run."""
    return sorted(reachable(slug), key=_place)


def _place(state: State) -> tuple[object, ...]:
    where = (state.step, state.sender, state.round, state.paused)
    return *where, sorted(state.ready), sorted(state.back), state.counts
