"""Whose turn it is and what follows: pure functions over frozen data. It never sees a clock or a word."""

from collections.abc import Iterable
from dataclasses import replace

from dialogue.protocol import terms
from dialogue.protocol.terms import (
    ASK_WHAT_HURT,
    GO_ON,
    INTERRUPTS,
    NEVER_TAKEN_BACK,
    OUCH,
    PARTNERS,
    PAUSE,
    RESUME,
    REWORD,
    STOP,
    STOPPED,
    TAKE_BACK,
    Actor,
    Ask,
    Fact,
    Hurt,
    IllegalMove,
    LastMove,
    Protocol,
    Seat,
    State,
    Step,
    Way,
    hurt_counter,
)

WRITTEN = frozenset({Ask.TEXT, Ask.FEELINGS, Ask.SENSE, Ask.LETTER, Ask.REQUEST})


def start(protocol: Protocol, sender: Seat = Seat.A) -> State:
    """The state before the first move; `sender` is the one who asks for the dialogue."""
    return State(step=protocol.first, sender=sender)


def role_of(state: State, seat: Seat) -> Actor:
    """What a seat does this round: sender or receiver; the house stays the house."""
    if seat is Seat.HOUSE:
        return Actor.HOUSE
    return Actor.SENDER if seat is state.sender else Actor.RECEIVER


def legal_moves(protocol: Protocol, state: State, seat: Seat) -> tuple[str, ...]:
    """The moves this seat may make now, those of the step first. Nothing once it is over.

    `TAKE_BACK` is not among them, as it depends on the last move and not on the step: see `may_take_back`.
    """
    step = protocol.steps[state.step]
    if step.over:
        return ()
    if state.paused and seat is not Seat.HOUSE:
        return (*(() if seat in state.back else (RESUME,)), *_after_ouch(state, seat), PAUSE, OUCH, STOP)
    own = tuple(move for move, way in step.ways.items() if _may(state, step, way, seat))
    if seat is Seat.HOUSE:
        return own
    return (*own, *_after_ouch(state, seat), *((STOP,) if step.apart else (PAUSE, OUCH, STOP)))


def may_take_back(state: State, seat: Seat) -> bool:
    """Whether the last move was this seat's, and can be undone. For how long is for whoever has a clock to say."""
    return state.last is not None and state.last.seat is seat


def asks(protocol: Protocol, state: State, move: str) -> Ask:
    """What a move brings with it at this step."""
    if move == PAUSE:
        return Ask.MINUTES
    way = protocol.steps[state.step].ways.get(move)
    return way.asks if way else Ask.NOTHING


def may_write(protocol: Protocol, state: State, seat: Seat) -> bool:
    """Whether a move that this seat may make now brings words of its own."""
    moves = legal_moves(protocol, state, seat)
    return any(asks(protocol, state, move) in WRITTEN for move in moves)


def decide(protocol: Protocol, state: State, seat: Seat, move: str) -> Fact:
    """The fact that this move makes. Raises `IllegalMove` when the seat may not make it now."""
    legal = may_take_back(state, seat) if move == TAKE_BACK else move in legal_moves(protocol, state, seat)
    if not legal:
        raise IllegalMove(move)
    return Fact(seat, move, state.step, state.round)


def reword(protocol: Protocol, state: State, seat: Seat) -> Fact | None:
    """The fact that leads a pause back to where this seat says what hurt in other words; None where nothing does.

    The step is the one that would mirror it. No seat may make this move: it follows from another dialogue.
    """
    again = protocol.steps[state.step].reword
    if not (state.paused and again and role_of(state, seat) is protocol.steps[again].actor):
        return None
    return Fact(seat, REWORD, state.step, state.round)


def evolve(protocol: Protocol, state: State, fact: Fact) -> State:
    """The state after a fact that `decide` gave for this state. Raises `IllegalMove` for one from elsewhere."""
    if (fact.step, fact.round) != (state.step, state.round):
        raise IllegalMove(fact.move)
    if fact.move == TAKE_BACK:
        if state.last is None or state.last.seat is not fact.seat:
            raise IllegalMove(fact.move)
        return state.last.before
    before = state.with_last(None) if state.last else state
    after = _evolved(protocol, before, fact)
    if _leaves_a_way_back(protocol, before, fact, after):
        return after.with_last(LastMove(fact.seat, before))
    return after


def _evolved(protocol: Protocol, state: State, fact: Fact) -> State:
    step = protocol.steps[state.step]
    match fact.move:
        case terms.PAUSE:
            return replace(state, paused=True, back=frozenset())
        case terms.RESUME:
            back = state.back | {fact.seat}
            return replace(state, paused=False, back=frozenset()) if back == PARTNERS else replace(state, back=back)
        case terms.OUCH | terms.GO_ON | terms.ASK_WHAT_HURT:
            return _with_hurt(state, *_hurt_by(fact))
        case terms.REWORD:
            if reword(protocol, state, fact.seat) is None:
                raise IllegalMove(fact.move)
            return replace(state, step=step.reword, ready=frozenset())
        case terms.STOP:
            return State(step.stop_to, state.sender, state.round)
    return _follow(protocol, _with_hurt(state, fact.seat, Hurt.NONE), step.ways[fact.move], fact.seat)


def _leaves_a_way_back(protocol: Protocol, state: State, fact: Fact, after: State) -> bool:
    """Whether the person who made this move can take it back.

    Not the request, which has a way back of its own, nor an end, but for a stop that both see as one. Nobody may
    tell from an offer that it was a person who ended a guarded dialogue, and not its guard.
    """
    if fact.seat is Seat.HOUSE or fact.move in NEVER_TAKEN_BACK or state.step == protocol.first:
        return False
    if fact.move == STOP:
        return not protocol.guarded and after.step == STOPPED
    return not protocol.steps[after.step].over


def begins_visit(before: State, after: State, fact: Fact) -> bool:
    """Whether this fact left the step, be it for the same step again, rather than happening within a visit."""
    within = (fact.move in INTERRUPTS - {STOP, REWORD}) or after.ready > before.ready
    return not within


def gives_way(protocol: Protocol, state: State, seat: Seat) -> bool:
    """Whether the house ends this when the seat opens something else: a request that the seat has not answered."""
    step = protocol.steps[state.step]
    return step.may_rest and role_of(state, seat) is step.actor


def runs_beside(protocol: Protocol, state: State, *, did: bool) -> bool:
    """Whether this holds up nothing else: always, or from an agreed time on (`did`) until both have come."""
    step = protocol.steps[state.step]
    return protocol.parallel or (step.apart and (did or step.actor is Actor.BOTH))


def replay(protocol: Protocol, facts: Iterable[Fact]) -> State:
    """The state after all these facts, from the first. Raises `IllegalMove` where one could not have happened.

    It also follows moves that only earlier versions offered.
    """
    state: State | None = None
    for fact in facts:
        state = state or start(protocol, fact.seat)
        made = fact.move == REWORD or _was_legal_before_both_came(protocol, state, fact)
        if not (made or _is_retired(protocol, state, fact)):
            decide(protocol, state, fact.seat, fact.move)
        state = evolve(protocol, state, fact)
    return state or start(protocol)


def _was_legal_before_both_came(protocol: Protocol, state: State, fact: Fact) -> bool:
    """A pause or an ouch while the two are `apart`: older logs have some."""
    return protocol.steps[state.step].apart and fact.move in {PAUSE, OUCH, ASK_WHAT_HURT}


def _is_retired(protocol: Protocol, state: State, fact: Fact) -> bool:
    """A move that this seat could make here when its way was not yet `retired`."""
    step = protocol.steps[state.step]
    way = step.ways.get(fact.move)
    return bool(way and way.retired and not state.paused and _may(state, step, replace(way, retired=False), fact.seat))


def _may(state: State, step: Step, way: Way, seat: Seat) -> bool:
    if way.retired:
        return False
    actor = way.by or step.actor
    if actor is not role_of(state, seat) and not (actor is Actor.BOTH and seat is not Seat.HOUSE):
        return False
    if way.together and seat in state.ready:
        return False
    spent = way.limit and not way.beyond and not way.soft and state.count(_counter(way, seat)) >= way.limit
    return not spent


def _after_ouch(state: State, seat: Seat) -> tuple[str, ...]:
    goes_on = (GO_ON,) if state.hurt(seat) else ()
    return (*goes_on, ASK_WHAT_HURT) if state.hurt(seat.other) is Hurt.SAID else goes_on


def _hurt_by(fact: Fact) -> tuple[Seat, Hurt]:
    """What an ouch, and what follows it, makes of whose hurt."""
    if fact.move == ASK_WHAT_HURT:
        return fact.seat.other, Hurt.ASKED
    return fact.seat, Hurt.SAID if fact.move == OUCH else Hurt.NONE


def _with_hurt(state: State, seat: Seat, hurt: Hurt) -> State:
    """An ouch stays open until the person who said it goes on: by saying so, or by their next move."""
    if state.hurt(seat) is hurt:
        return state
    counts = dict(state.counts) | {hurt_counter(seat): hurt.value}
    return replace(state, counts=tuple(sorted((name, count) for name, count in counts.items() if count)))


def _follow(protocol: Protocol, state: State, way: Way, seat: Seat) -> State:
    if way.together and state.ready | {seat} != PARTNERS:
        return replace(state, ready=state.ready | {seat})
    is_last = bool(way.last) and state.round >= protocol.rounds
    if way.swap and not is_last:
        kept = tuple((name, count) for name, count in state.counts if name in map(hurt_counter, PARTNERS))
        return State(way.to, state.sender.other, state.round + 1, counts=kept)
    counts = _counted(state, way, seat)
    to = way.to
    if is_last:
        to = way.last
    elif way.beyond and counts[way.counts] >= way.limit:
        to = way.beyond
    return State(to, state.sender, state.round, counts=tuple(sorted(counts.items())))


def _counted(state: State, way: Way, seat: Seat) -> dict[str, int]:
    counts = {name: count for name, count in state.counts if name.partition(":")[0] not in way.clears}
    if way.counts:
        name = _counter(way, seat)
        counts[name] = min(counts.get(name, 0) + 1, way.limit)
    return counts


def _counter(way: Way, seat: Seat) -> str:
    return f"{way.counts}:{seat}" if way.per_seat else way.counts
