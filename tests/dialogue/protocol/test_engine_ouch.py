"""An ouch at every step of every protocol: it stays open until the person who said it goes on, and changes no turn."""

from dataclasses import replace
from functools import cache
from itertools import product

import pytest

from dialogue.protocol import engine
from dialogue.protocol.library import PROTOCOLS
from dialogue.protocol.terms import (
    ASK_WHAT_HURT,
    GO_ON,
    OUCH,
    PARTNERS,
    STOP,
    Fact,
    Hurt,
    IllegalMove,
    Protocol,
    Seat,
    State,
    hurt_counter,
)
from tests.reachable_states import legal_in, reachable

pytestmark = pytest.mark.xdist_group("reachable")  # where the states of each protocol are known
A, B = Seat.A, Seat.B
Hurts = tuple[Hurt, Hurt]
EACH: list[Hurts] = [(one, other) for one, other in product(Hurt, Hurt)]
every_protocol = pytest.mark.parametrize("protocol", PROTOCOLS.values(), ids=PROTOCOLS)


@cache
def alike(slug: str) -> list[State]:
    """One of all the states in which everybody may do the same at the same step."""
    kinds = {}
    for state, legal in legal_in(slug).items():
        kinds[state.step, state.sender, state.paused, state.ready, state.back, tuple(legal.values())] = state
    return list(kinds.values())


def with_hurts(state: State, hurts: Hurts) -> State:
    """The state with these of seat A and of seat B."""
    others = [(name, count) for name, count in state.counts if not name.startswith("hurt:")]
    own = [(hurt_counter(seat), hurt.value) for seat, hurt in zip((A, B), hurts, strict=True) if hurt]
    return replace(state, counts=tuple(sorted([*others, *own])))


def hurts_of(state: State) -> Hurts:
    return state.hurt(A), state.hurt(B)


def made(protocol: Protocol, state: State, seat: Seat, move: str) -> State:
    return engine.evolve(protocol, state, Fact(seat, move, state.step, state.round))


@every_protocol
def test_it_offers_what_follows_an_ouch_and_takes_no_other_move_away(protocol: Protocol) -> None:
    for state, hurts in product(alike(protocol.slug), EACH):
        hurt = with_hurts(state, hurts)
        for seat in Seat:
            offered = set(engine.legal_moves(protocol, hurt, seat))
            quiet = protocol.steps[state.step].over or seat is Seat.HOUSE
            own, partners = state.hurt(seat) or hurt.hurt(seat), hurt.hurt(seat.other)
            follows = {*[GO_ON] * bool(own), *[ASK_WHAT_HURT] * (partners is Hurt.SAID)}
            assert offered == set(engine.legal_moves(protocol, state, seat)) | (set() if quiet else follows)


@every_protocol
def test_every_move_leads_where_it_leads_without_one_and_closes_the_mover_s_alone(protocol: Protocol) -> None:
    for state, hurts in product(alike(protocol.slug), EACH):
        hurt = with_hurts(state, hurts)
        for seat in Seat:
            for move in set(engine.legal_moves(protocol, state, seat)) - {OUCH}:
                after, plain = made(protocol, hurt, seat, move), made(protocol, state, seat, move)
                assert with_hurts(after, (Hurt.NONE, Hurt.NONE)) == plain
                assert hurts_of(after) == expected(move, seat, hurts)


def expected(move: str, mover: Seat, hurts: Hurts) -> Hurts:
    if move == STOP:
        return Hurt.NONE, Hurt.NONE
    if move in {"pause", "resume"}:
        return hurts
    own = [Hurt.NONE if seat is mover else hurt for seat, hurt in zip((A, B), hurts, strict=True)]
    return own[0], own[1]


@every_protocol
def test_what_is_said_and_asked_of_an_ouch_changes_that_alone(protocol: Protocol) -> None:
    for state in alike(protocol.slug):
        if protocol.steps[state.step].over:
            continue
        for seat in PARTNERS:
            said = made(protocol, state, seat, OUCH)
            assert said == with_hurts(state, (Hurt.SAID, Hurt.NONE) if seat is A else (Hurt.NONE, Hurt.SAID))
            asked = made(protocol, said, seat.other, ASK_WHAT_HURT)
            assert (asked.hurt(seat), asked.hurt(seat.other)) == (Hurt.ASKED, Hurt.NONE)
            assert made(protocol, asked, seat, OUCH) == said  # said again, it can be asked again
            assert made(protocol, asked, seat, GO_ON) == made(protocol, said, seat, GO_ON) == state


def test_without_an_ouch_nothing_follows_it() -> None:
    protocol = PROTOCOLS["intentional"]
    state = engine.start(protocol)
    said = made(protocol, state, A, OUCH)

    for seat, move, at in ((A, GO_ON, state), (B, ASK_WHAT_HURT, state), (B, GO_ON, said), (A, ASK_WHAT_HURT, said)):
        with pytest.raises(IllegalMove):
            engine.decide(protocol, at, seat, move)


def test_an_ouch_outlasts_the_change_of_roles() -> None:
    protocol = PROTOCOLS["intentional"]
    swap = next(
        (state, seat, move)
        for state in reachable(protocol.slug)
        for seat in PARTNERS
        for move in engine.legal_moves(protocol, state, seat)
        if (way := protocol.steps[state.step].ways.get(move)) and way.swap and not state.paused
    )
    state, seat, move = swap
    other = seat.other
    after = made(protocol, made(protocol, state, other, OUCH), seat, move)

    assert after.round == state.round + 1
    assert after.hurt(other) is Hurt.SAID
