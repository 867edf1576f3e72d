"""The terms of every protocol: seats, moves, steps and the ways between them. Data only; `engine` gives it life."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum


class Seat(StrEnum):
    """The chair a person keeps. The house has one too: it makes the moves that a clock brings."""

    A = "a"
    B = "b"
    HOUSE = "house"

    @property
    def other(self) -> "Seat":
        """The seat across. The house has nobody across and gets itself."""
        return {Seat.A: Seat.B, Seat.B: Seat.A}.get(self, self)


PARTNERS = frozenset({Seat.A, Seat.B})


class Hurt(IntEnum):
    """What an ouch has left open for the person who said it."""

    NONE = 0
    SAID = 1
    ASKED = 2  # their partner has asked what hurt


class Actor(StrEnum):
    """Who a step waits for. BOTH: each alone, in any order."""

    SENDER = "sender"
    RECEIVER = "receiver"
    BOTH = "both"
    HOUSE = "house"
    NOBODY = "nobody"


class Ask(StrEnum):
    """What a move brings with it."""

    NOTHING = "nothing"
    TITLE = "title"  # one neutral line
    LINE = "line"  # one line, or nothing
    TEXT = "text"  # what the person says
    WORDS = "words"  # words tapped in one's own pinned text
    FEELINGS = "feelings"  # feeling words, own words beside them
    SENSE = "sense"  # why it makes sense, and the feeling words that go with it
    LETTER = "letter"  # a longer text, written before
    REQUEST = "request"  # a request, and that it is one that can be given
    CHOICE = "choice"  # one of the pinned texts
    TIME = "time"  # a time, of a day within the next two weeks
    DAY = "day"  # a day within the next weeks
    MINUTES = "minutes"  # how long until one is back
    ALOUD = "aloud"  # what the person says aloud; none of it is written or kept


# What takes words. Held aloud, they are said and not taken.
WORDY = frozenset(
    {Ask.TITLE, Ask.LINE, Ask.TEXT, Ask.WORDS, Ask.FEELINGS, Ask.SENSE, Ask.LETTER, Ask.REQUEST, Ask.CHOICE}
)


class Mode(StrEnum):
    """How a couple holds a dialogue: writing at the same time, aloud, or in writing over hours."""

    LIVE = "live"
    SPOKEN = "spoken"
    UNHURRIED = "unhurried"


MINUTE, HOUR, DAY = 60, 3600, 86_400  # seconds
LONG = 20  # minutes
LATEST = 14 * DAY  # a time that is agreed on lies at most so far ahead


# Moves that are legal in every step, from either seat, without a reason.
PAUSE, RESUME, OUCH, STOP = "pause", "resume", "ouch", "stop"
# After an ouch: the person who said it goes on, or their partner asks what hurt. Neither leaves the step.
GO_ON, ASK_WHAT_HURT = "go_on", "ask_what_hurt"
# One's own last move, while nobody has moved since: the state is again as it was before it.
TAKE_BACK = "take_back"
# What hurt is said again, in other words: made once the dialogue about it has brought both back, and offered to nobody.
REWORD = "reword"
INTERRUPTS = frozenset({PAUSE, RESUME, OUCH, STOP, GO_ON, ASK_WHAT_HURT, TAKE_BACK, REWORD})
NEVER_TAKEN_BACK = INTERRUPTS - {OUCH, STOP}
CLOSED = "closed"  # the end that both came to
STOPPED = "stopped"  # the end of a stop that says that it was one

SAY = "say"  # the move of whoever speaks


@dataclass(frozen=True, slots=True)
class Way:
    """Where a move leads.

    `counts` names a counter that the move raises, up to `limit`. At the limit the move leads to
    `beyond`; without `beyond` it is no longer legal, unless `soft`: then only a hint may follow.
    """

    to: str
    asks: Ask = Ask.NOTHING
    by: Actor | None = None  # when not the step's own actor
    together: bool = False  # leads on once both have made it
    swap: bool = False  # the roles swap and the next round begins
    last: str = ""  # where it leads in the last round
    counts: str = ""
    limit: int = 0
    per_seat: bool = False  # each seat has a counter of its own
    beyond: str = ""
    soft: bool = False
    clears: tuple[str, ...] = ()  # counters that begin anew
    seconds: int = (
        0  # how long the house waits before it makes this move: after the agreed time, or the step's beginning
    )
    soonest: int = 0  # seconds; the time that is asked for lies at least as far ahead,
    latest: int = LATEST  # and at most so far
    retired: bool = False  # made by earlier versions: a replay follows it, and nobody may make it any more


@dataclass(frozen=True, slots=True)
class Pin:
    """What stays in sight: the latest text said in one of these steps this round, or every one of them.

    `earlier` looks into the dialogue that this one is about. What was said before the latest text of a step in `since`
    is out of sight.
    """

    steps: tuple[str, ...]
    every: bool = False
    earlier: bool = False
    since: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """A place in a protocol."""

    key: str
    actor: Actor = Actor.NOBODY
    ways: Mapping[str, Way] = field(default_factory=dict)
    stage: str = ""
    stems: tuple[str, ...] = ()
    swapped_stems: tuple[str, ...] = ()  # from the second round on, in place of `stems`
    pins: tuple[Pin, ...] = ()
    restates: bool = False  # what is said here gives back what is pinned
    words: str = ""  # whose titles and tips it shares; its own when empty
    kind: str = ""  # what sort of text is said here, for the rules of the coach: "send", "mirror", "validate"
    ladder: tuple[str, ...] = ()  # stems that lead deeper, once something was heard here
    # What lies beside it: "breathing", "body_check", "felt_heard", "choices", "shelf", "shelved",
    # "time_box", "rules".
    aids: tuple[str, ...] = ()
    stop_to: str = STOPPED
    hints: tuple[str, ...] = ()  # the counters that matter here once they are full
    reword: str = ""  # where what is mirrored here is said again, when it hurt and was said another way
    # Whoever is asked may leave it, unseen, until the house ends it: at its hour, or when they open something else.
    may_rest: bool = False
    # The two have not met yet: there is nothing to pause and nothing that hurt; a stop takes the request back.
    apart: bool = False

    @property
    def over(self) -> bool:
        return not self.ways

    def stems_in(self, round_: int) -> tuple[str, ...]:
        return self.swapped_stems if round_ > 1 and self.swapped_stems else self.stems


@dataclass(frozen=True, slots=True)
class Protocol:
    """A recipe for one kind of dialogue. A row keeps `slug` and `version` of the one it began with."""

    slug: str
    version: int
    steps: Mapping[str, Step]
    first: str
    stages: tuple[str, ...]
    rounds: int = 2
    modes: frozenset[Mode] = frozenset(Mode)
    full: bool = False  # one closed in full counts as practice
    needs: int = 0  # how many full ones a couple has closed before this one opens
    parallel: bool = False  # may be open beside another one: nobody waits for its answer
    inside: bool = False  # may be opened within a running dialogue, which waits and goes on where it was
    mends: bool = False  # one that is closed leaves no ouch open of the person who began it
    eases_into: str = ""  # offered in place of this one until a couple has finished a dialogue with a topic
    about: str = ""  # opens only about a closed dialogue of this protocol, by the person who received last in it
    needs_therapist: bool = False  # goes beyond its arrival only while one sits in
    guarded: bool = False  # words of threat end it
    awaits_review: bool = False  # its steps want a certified therapist's eye, and whoever opens it is told so
    usual: bool = False  # the one that the home page offers
    then: str = ""  # the kind that is offered once one of these is closed, in place of the usual one
    cools: bool = False  # offered after a dialogue that somebody stopped
    minutes: int = 20  # how long it takes, about
    order: int = 50  # its place where protocols are listed
    aloud: bool = False  # as `modes.protocol_in_mode` makes it: its words are said and never written

    @property
    def heavy(self) -> bool:
        """Whether the two want a rest once it is closed: it is about anger, or it takes long."""
        return self.cools or self.minutes >= LONG

    @property
    def titled(self) -> bool:
        """Whether its first move brings the title, or may."""
        return any(way.asks in {Ask.TITLE, Ask.LINE} for way in self.steps[self.first].ways.values())

    def __post_init__(self) -> None:
        for step in self.steps.values():
            for way in step.ways.values():
                for key in filter(None, (way.to, way.last, way.beyond, step.stop_to, step.reword)):
                    if key not in self.steps:
                        raise ValueError(f"{self.slug}: {step.key} leads to {key}, which does not exist")


def steps(*given: Step) -> dict[str, Step]:
    """Steps by key. Raises ValueError when two have the same."""
    by_key = {step.key: step for step in given}
    if len(by_key) != len(given):
        raise ValueError("two steps have the same key")
    return by_key


@dataclass(frozen=True, slots=True)
class State:
    """Where a dialogue is. Small, comparable, and the same wherever it is folded from the same facts."""

    step: str
    sender: Seat
    round: int = 1
    paused: bool = False
    ready: frozenset[Seat] = frozenset()  # who of both has made the step's move
    back: frozenset[Seat] = frozenset()  # who is back from a pause
    counts: tuple[tuple[str, int], ...] = ()
    last: "LastMove | None" = field(default=None, compare=False)  # while it can be taken back

    def count(self, name: str) -> int:
        return dict(self.counts).get(name, 0)

    def with_last(self, last: "LastMove | None") -> "State":
        """The same, with this move as the last; `dataclasses.replace` takes four times as long."""
        return State(self.step, self.sender, self.round, self.paused, self.ready, self.back, self.counts, last)

    def hurt(self, seat: Seat) -> Hurt:
        """What an ouch of this seat has left open. It is kept among the counters."""
        return Hurt(self.count(hurt_counter(seat)))


@dataclass(frozen=True, slots=True)
class LastMove:
    """A move that can be taken back: whose it was, and the state before it."""

    seat: Seat
    before: State


def hurt_counter(seat: Seat) -> str:
    """The counter that keeps a seat's `Hurt`. No way of a protocol counts by this name."""
    return f"hurt:{seat}"


@dataclass(frozen=True, slots=True)
class Fact:
    """A move that happened: who made it, and where the dialogue stood. Never what was said."""

    seat: Seat
    move: str
    step: str
    round: int


class IllegalMove(Exception):
    """This seat may not make this move now."""
