"""Taking a move back, from every state of every protocol: what is left is exactly the state before, and no way on."""

from functools import cache

import pytest

from dialogue.protocol import engine
from dialogue.protocol.library import PROTOCOLS
from dialogue.protocol.terms import PARTNERS, STOP, TAKE_BACK, Fact, IllegalMove, Protocol, Seat, State
from tests.reachable_states import legal_in

pytestmark = pytest.mark.xdist_group("reachable")  # where the states of each protocol are known
A, B = Seat.A, Seat.B
INTENTIONAL = PROTOCOLS["intentional"]
STAYS = {"pause", "resume", "go_on", "ask_what_hurt"}
Try = tuple[State, Seat, str]
every_protocol = pytest.mark.parametrize("protocol", PROTOCOLS.values(), ids=PROTOCOLS)


def made(protocol: Protocol, state: State, seat: Seat, move: str) -> State:
    return engine.evolve(protocol, state, engine.decide(protocol, state, seat, move))


@cache
def tried(slug: str) -> tuple[list[Try], list[Try]]:
    """Each move from each state, made once: those that lead back to another state, and those open to the wrong seat."""
    protocol = PROTOCOLS[slug]
    elsewhere, wrongly_open = list[Try](), list[Try]()
    for state, legal in legal_in(slug).items():
        for seat, moves in legal.items():
            for move in moves:
                after = made(protocol, state, seat, move)
                may = [one for one in Seat if engine.may_take_back(after, one)]
                if may != [seat] * expected(protocol, state, seat, move, after):
                    wrongly_open.append((state, seat, move))
                if seat in PARTNERS and seat in may:
                    back = made(protocol, after, seat, TAKE_BACK)
                    if (back, back.last) != (state, None):
                        elsewhere.append((state, seat, move))
    return elsewhere, wrongly_open


@every_protocol
def test_it_leads_back_from_every_state_to_exactly_the_one_before(protocol: Protocol) -> None:
    elsewhere, _wrongly_open = tried(protocol.slug)
    assert elsewhere == []


@every_protocol
def test_it_is_open_to_whoever_moved_last_alone_and_never_for_what_stays(protocol: Protocol) -> None:
    _elsewhere, wrongly_open = tried(protocol.slug)
    assert wrongly_open == []


def expected(protocol: Protocol, state: State, seat: Seat, move: str, after: State) -> bool:
    if seat is Seat.HOUSE or move in STAYS or state.step == protocol.first:
        return False
    if move == STOP:
        return after.step == "stopped" and not protocol.guarded
    return not protocol.steps[after.step].over


def test_nobody_takes_back_twice_nor_what_the_partner_has_answered() -> None:
    said = engine.replay(INTENTIONAL, facts("a:ask b:now a:ready b:ready a:ready b:ready a:say"))
    back, answered = made(INTENTIONAL, said, A, TAKE_BACK), made(INTENTIONAL, said, B, "say")

    assert engine.may_take_back(answered, B)
    for state, seat in ((back, A), (back, B), (answered, A), (said, B), (engine.start(INTENTIONAL), A)):
        with pytest.raises(IllegalMove):
            engine.decide(INTENTIONAL, state, seat, TAKE_BACK)
        with pytest.raises(IllegalMove):
            engine.evolve(INTENTIONAL, state, Fact(seat, TAKE_BACK, state.step, state.round))


@pytest.mark.parametrize("between", ["b:ouch", "a:pause", "b:pause"])
def test_a_move_between_leaves_no_way_back(between: str) -> None:
    said = engine.replay(INTENTIONAL, facts(f"a:ask b:now a:ready b:ready a:ready b:ready a:say {between}"))

    assert not engine.may_take_back(said, A)


def test_a_log_with_it_replays_to_what_follows_without_the_two() -> None:
    begun = "a:ask b:now a:ready b:ready a:ready b:ready"
    with_it = engine.replay(INTENTIONAL, facts(f"{begun} a:say a:take_back b:ouch b:take_back a:say b:say a:yes"))

    assert with_it == engine.replay(INTENTIONAL, facts(f"{begun} a:say b:say a:yes"))


def test_a_stop_that_is_taken_back_opens_the_pause_that_it_ended() -> None:
    paused = engine.replay(INTENTIONAL, facts("a:ask b:now a:ready b:ready a:pause b:resume"))
    stopped = made(INTENTIONAL, paused, B, STOP)

    assert (stopped.step, stopped.paused) == ("stopped", False)
    assert made(INTENTIONAL, stopped, B, TAKE_BACK) == paused


def facts(script: str) -> list[Fact]:
    """Those of `seat:move` pairs."""
    state, found = engine.start(INTENTIONAL), []
    for pair in script.split():
        seat, move = pair.split(":")
        found.append(engine.decide(INTENTIONAL, state, Seat(seat), move))
        state = engine.evolve(INTENTIONAL, state, found[-1])
    return found
