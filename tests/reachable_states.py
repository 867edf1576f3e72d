"""Every state that a protocol can reach without an ouch. Nothing is sampled.

An ouch multiplies them by nine and changes nothing else, as `tests/dialogue/protocol/test_engine_ouch.py` proves.
"""

from functools import cache

from dialogue.protocol import engine
from dialogue.protocol.library import PROTOCOLS
from dialogue.protocol.terms import OUCH, Seat, State

Graph = dict[State, set[State]]
Legal = dict[Seat, tuple[str, ...]]


def reachable(slug: str) -> Graph:
    """Every reachable state with the states it leads to."""
    return _walked(slug)[0]


def legal_in(slug: str) -> dict[State, Legal]:
    """Every reachable state with what `engine.legal_moves` says of each seat there."""
    return _walked(slug)[1]


@cache
def _walked(slug: str) -> tuple[Graph, dict[State, Legal]]:
    protocol = PROTOCOLS[slug]
    graph: Graph = {}
    legal: dict[State, Legal] = {}
    same: dict[tuple[tuple[str, ...], ...], Legal] = {}  # one object for all that are equal: there are few
    todo = [engine.start(protocol)]
    while todo:
        state = todo.pop()
        if state in graph:
            continue
        moves = {seat: engine.legal_moves(protocol, state, seat) for seat in Seat}
        legal[state] = same.setdefault(tuple(moves.values()), moves)
        graph[state] = {
            engine.evolve(protocol, state, engine.decide(protocol, state, seat, move))
            for seat, own in moves.items()
            for move in own
            if move != OUCH
        }
        todo.extend(graph[state])
    return graph, legal


@cache
def in_order(slug: str) -> list[State]:
    """The same states in an order that is the same in each run."""
    return sorted(reachable(slug), key=_place)


def _place(state: State) -> tuple[object, ...]:
    where = (state.step, state.sender, state.round, state.paused)
    return *where, sorted(state.ready), sorted(state.back), state.counts
