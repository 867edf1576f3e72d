"""The engine by example: whose turn it is, what follows, what is refused."""

import pytest

from dialogue.protocol import engine
from dialogue.protocol.library import PROTOCOLS
from dialogue.protocol.terms import Ask, Fact, Hurt, IllegalMove, Seat, State

INTENTIONAL = PROTOCOLS["intentional"]
A, B, HOUSE = Seat.A, Seat.B, Seat.HOUSE
ARRIVED = "a:ask b:now a:ready b:ready a:ready b:ready"


def played(script: str, state: State | None = None) -> State:
    """The state after `seat:move` pairs."""
    state = state or engine.start(INTENTIONAL)
    for pair in script.split():
        seat, move = pair.split(":")
        state = engine.evolve(INTENTIONAL, state, engine.decide(INTENTIONAL, state, Seat(seat), move))
    return state


def test_receiver_cannot_speak_for_the_sender() -> None:
    state = played(ARRIVED)

    assert engine.legal_moves(INTENTIONAL, state, A) == ("say", "pause", "ouch", "stop")
    with pytest.raises(IllegalMove):
        engine.decide(INTENTIONAL, state, B, "say")


def test_sender_may_be_either_seat() -> None:
    state = engine.start(INTENTIONAL, sender=B)

    assert engine.decide(INTENTIONAL, state, B, "ask") == Fact(B, "ask", "request", 1)


def test_both_must_be_ready_before_it_goes_on() -> None:
    one = played("a:ask b:now a:ready")

    assert one.step == "ground"
    assert engine.legal_moves(INTENTIONAL, one, A) == ("later", "pause", "ouch", "stop")
    assert played("b:ready", one).step == "intent"


def test_almost_leads_back_until_the_sender_says_yes() -> None:
    script = ARRIVED + " a:say b:say a:almost b:say"

    assert played(script).step == "send_check"
    assert played(script + " a:yes").step == "ask_more"
    assert played(script + " a:yes").count("loops") == 0


def test_third_loop_is_counted_and_nothing_is_forced() -> None:
    state = played(ARRIVED + " a:say b:say" + " a:not_yet a:say b:say" * 5)

    assert (state.step, state.count("loops")) == ("send_check", 3)


UNDERSTOOD = ARRIVED + " a:say b:say a:yes b:ask_more a:no_more b:say a:all"


def test_validation_that_does_not_land_is_tried_again_and_then_the_sender_decides() -> None:
    again = UNDERSTOOD + " b:say a:not_quite"
    twice = played(again + " b:say a:not_quite")

    assert played(again).step == "validate_again"
    assert (twice.step, engine.legal_moves(INTENTIONAL, twice, A)[:2]) == ("may_not_fit", ("go_ahead", "try_again"))
    assert engine.legal_moves(INTENTIONAL, twice, B) == ("pause", "ouch", "stop")
    assert played("a:go_ahead", twice).step == "empathise"
    assert played("a:try_again b:say a:not_quite", twice).step == "may_not_fit"


def test_a_part_that_makes_sense_never_counts_as_the_whole() -> None:
    once = UNDERSTOOD + " b:partly"

    assert played(once).step == "clarify"
    assert played(once + " a:say b:say a:yes b:partly").step == "may_not_fit"
    assert played(UNDERSTOOD + " b:say a:not_quite b:partly").step == "may_not_fit"


def test_a_guess_is_added_to_or_replaced_and_either_is_mirrored() -> None:
    guessed = UNDERSTOOD + " b:say a:landed b:say"

    assert played(guessed + " a:others").step == "feelings_mirror"
    assert played(guessed + " a:not_that").step == "feelings_instead"
    assert played(guessed + " a:not_that b:say").step == "empathise_check"


def test_switch_swaps_the_roles_once() -> None:
    heard = " a:say b:say a:yes b:ask_more a:no_more b:say a:all b:say a:landed b:say a:yes a:say"
    second = played(ARRIVED + heard + " b:switch")

    assert (second.sender, second.round, second.step) == (B, 2, "send")
    back = " b:say a:say b:yes a:ask_more b:no_more a:say b:all a:say b:landed a:say b:yes b:say"
    assert played(back, second).step == "appreciate"


def test_pause_resumes_at_the_exact_step_when_both_are_back() -> None:
    before = played(ARRIVED + " a:say")
    paused = played("b:pause", before)

    assert engine.legal_moves(INTENTIONAL, paused, B) == ("resume", "pause", "ouch", "stop")
    assert played("a:resume", paused).paused is True
    assert played("a:resume b:resume", paused) == before


def test_pause_keeps_who_was_ready() -> None:
    before = played("a:ask b:now a:ready")

    assert played("b:pause a:resume b:resume", before) == before


def test_ouch_leaves_the_step_as_it_is_until_both_go_on() -> None:
    state = played(ARRIVED + " a:say")
    hurt = played("a:ouch b:ouch", state)

    assert (hurt.hurt(A), hurt.hurt(B)) == (Hurt.SAID, Hurt.SAID)
    assert played("a:go_on b:go_on", hurt) == state
    assert played("a:go_on b:say", hurt) == played("b:say", state)  # whoever moves goes on


@pytest.mark.parametrize(("script", "end"), [("a:ask", "lapsed"), (ARRIVED, "stopped")])
@pytest.mark.parametrize("seat", [A, B])
def test_stop_ends_it_alike_from_either_seat(script: str, end: str, seat: Seat) -> None:
    state = played(f"{script} {seat}:stop")

    assert state.step == end
    assert all(engine.legal_moves(INTENTIONAL, state, one) == () for one in Seat)


def test_the_house_lapses_a_request_and_never_speaks() -> None:
    assert played("a:ask house:lapse").step == "lapsed"
    assert engine.legal_moves(INTENTIONAL, played(ARRIVED), HOUSE) == ()


def test_each_may_move_the_time_once() -> None:
    state = played("a:ask b:later a:move_it")

    assert "move_it" not in engine.legal_moves(INTENTIONAL, state, A)
    assert "move_it" in engine.legal_moves(INTENTIONAL, state, B)


def test_a_fact_from_elsewhere_is_refused() -> None:
    with pytest.raises(IllegalMove):
        engine.evolve(INTENTIONAL, played(ARRIVED), Fact(A, "say", "clarify", 1))


def test_nothing_is_paused_and_nothing_hurts_before_both_have_come() -> None:
    for script in ("a:ask", "a:ask b:later", "a:ask b:later a:ready"):
        state = played(script)
        for seat in Seat:
            assert {"pause", "ouch"}.isdisjoint(engine.legal_moves(INTENTIONAL, state, seat)), (script, seat)
        with pytest.raises(IllegalMove):
            engine.decide(INTENTIONAL, state, A, "pause")


def test_replay_reads_an_older_log_that_paused_before_both_had_come() -> None:
    facts = [Fact(A, "ask", "request", 1)]
    for seat, move in ((B, "ouch"), (A, "ask_what_hurt"), (A, "pause"), (A, "resume"), (B, "resume"), (B, "go_on")):
        facts.append(Fact(seat, move, "answer", 1))

    assert engine.replay(INTENTIONAL, facts) == played("a:ask")
    with pytest.raises(IllegalMove):
        engine.replay(INTENTIONAL, [*facts, Fact(A, "resume", "answer", 1)])


def test_replay_gives_the_state_that_the_moves_led_to() -> None:
    facts, state = [], engine.start(INTENTIONAL, B)
    for seat, move in [(B, "ask"), (A, "now"), (A, "pause"), (B, "resume"), (A, "resume"), (B, "ready")]:
        fact = engine.decide(INTENTIONAL, state, seat, move)
        state = engine.evolve(INTENTIONAL, state, fact)
        facts.append(fact)

    assert engine.replay(INTENTIONAL, facts) == state


def test_what_a_move_asks_for() -> None:
    check = played(ARRIVED + " a:say b:say")

    assert [engine.asks(INTENTIONAL, check, move) for move in ("yes", "almost", "pause", "ouch")] == [
        Ask.NOTHING,
        Ask.WORDS,
        Ask.MINUTES,
        Ask.NOTHING,
    ]
