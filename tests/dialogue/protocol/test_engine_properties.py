"""The engine under any order of moves, legal and not: the fold is the replay, and what was ready stays sound."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from dialogue.protocol import engine
from dialogue.protocol.library import PROTOCOLS
from dialogue.protocol.terms import INTERRUPTS, TAKE_BACK, Fact, IllegalMove, Protocol, Seat, State

MOVES = sorted({move for p in PROTOCOLS.values() for s in p.steps.values() for move in s.ways} | INTERRUPTS)


class AnyDialogue(RuleBasedStateMachine):
    protocol: Protocol
    state: State

    @initialize(slug=st.sampled_from(sorted(PROTOCOLS)), sender=st.sampled_from([Seat.A, Seat.B]))
    def begin(self, slug: str, sender: Seat) -> None:
        self.protocol = PROTOCOLS[slug]
        self.facts: list[Fact] = []
        self.state = engine.start(self.protocol, sender)
        self._make(sender, next(iter(self.protocol.steps[self.protocol.first].ways)))

    @rule(data=st.data(), seat=st.sampled_from(Seat))
    def legal(self, data: st.DataObject, seat: Seat) -> None:
        # Mostly on, seldom out: otherwise most runs end in an early stop.
        legal = [m for m in self._legal(seat) if m not in {"stop", "lapse"}]
        if legal:
            self._make(seat, data.draw(st.sampled_from(legal)))

    @rule(seat=st.sampled_from(Seat), move=st.sampled_from(MOVES))
    def anything(self, seat: Seat, move: str) -> None:
        before = self.state
        if move in self._legal(seat):
            return
        try:
            engine.decide(self.protocol, self.state, seat, move)
        except IllegalMove:
            assert self.state == before
        else:
            raise AssertionError(f"{seat} made {move}")

    @rule(seat=st.sampled_from([Seat.A, Seat.B]))
    def pause_and_come_back(self, seat: Seat) -> None:
        step = self.protocol.steps[self.state.step]
        if self.state.paused or step.over or step.apart:
            return
        before = self.state
        self._make(seat, "pause")
        self._make(seat.other, "resume")
        self._make(seat, "resume")
        assert self.state == before

    @invariant()
    def the_fold_is_the_replay(self) -> None:
        if self.facts:
            replayed = engine.replay(self.protocol, self.facts)
            assert (replayed, replayed.last) == (self.state, self.state.last)

    @invariant()
    def roles_follow_the_round(self) -> None:
        if self.facts:
            first = self.facts[0].seat
            assert self.state.sender is (first if self.state.round % 2 else first.other)
            assert self.state.round <= self.protocol.rounds

    def _legal(self, seat: Seat) -> tuple[str, ...]:
        back = (TAKE_BACK,) if engine.may_take_back(self.state, seat) else ()
        return (*engine.legal_moves(self.protocol, self.state, seat), *back)

    def _make(self, seat: Seat, move: str) -> None:
        fact = engine.decide(self.protocol, self.state, seat, move)
        self.state = engine.evolve(self.protocol, self.state, fact)
        self.facts.append(fact)


AnyDialogue.TestCase.settings = settings(max_examples=500, stateful_step_count=50, deadline=None)
TestAnyDialogue = AnyDialogue.TestCase
