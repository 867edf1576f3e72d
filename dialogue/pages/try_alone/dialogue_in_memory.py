"""The dialogue of a try: the visitor's moves so far, folded by the engine with Sam's answers. In no database.

Sam's answers follow from the visitor's moves alone, so these are all that a page has to bring along.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from uuid import UUID

from django.utils.translation import gettext as _

from accounts.models import User
from dialogue.domain.access import Room
from dialogue.domain.queries import Line
from dialogue.domain.utterance import Utterance
from dialogue.domain.validation import Content, NotUsable, checked, too_long
from dialogue.models import Dialogue
from dialogue.pages.hints import language
from dialogue.pages.try_alone import script
from dialogue.protocol import engine
from dialogue.protocol.library import PROTOCOLS
from dialogue.protocol.links import in_sight
from dialogue.protocol.terms import IllegalMove, Mode, Pin, Seat, State

PROTOCOL = PROTOCOLS["quick"]
VISITOR, SAM = Seat.A, Seat.B
NOBODY = UUID(int=0)  # the id of what has no row
MOST_TEXT = 600  # characters of one text
MOST_MOVES = 16  # of the visitor


@dataclass(frozen=True, slots=True)
class VisitorMove:
    """A move of the visitor, as a page posts it."""

    move: str
    utterance: Utterance = field(default_factory=Utterance)


class Try:
    """One try, from Sam's first sentence on. It makes Sam's moves by itself, and swaps the roles."""

    def __init__(self, now: datetime) -> None:
        self.now = now
        self.lines: list[Line] = []
        self.moves: list[VisitorMove] = []
        self._show(State("send", SAM))
        self._answer()

    @property
    def over(self) -> bool:
        """Each was heard once, or the page would get too long to be posted."""
        heard = self.room.dialogue.round > 1 and self.room.dialogue.step == "ask_more"
        return heard or len(self.moves) >= MOST_MOVES

    def offers(self, move: str) -> bool:
        """Whether the visitor may make it now."""
        step, legal = self.room.dialogue.step, engine.legal_moves(PROTOCOL, self.room.state, VISITOR)
        return not self.over and move in legal and move in PROTOCOL.steps[step].ways

    def take(self, made: VisitorMove) -> None:
        """The visitor's move, and Sam's answers. Raises `IllegalMove` and `NotUsable`, and changes nothing then."""
        if not self.offers(made.move):
            raise IllegalMove(made.move)
        if len(made.utterance.text) > MOST_TEXT:
            raise NotUsable(too_long(made.utterance.text, MOST_TEXT))
        pinned = self.pinned(self.room.step.pins[:1])
        content = checked(self.room, made.move, Content(made.utterance), pinned)
        self.moves.append(made)
        self._make(VISITOR, made.move, content.utterance)
        self._answer()

    def pinned(self, pins: Sequence[Pin]) -> list[Line]:
        """What these pins keep in sight, the oldest first."""
        said = [line for line in self.lines if line.round == self.room.dialogue.round and line.utterance]
        steps = [line.step for line in said]
        places = {place for pin in pins for place in in_sight(pin, steps)}
        return [said[place] for place in sorted(places)]

    def _answer(self) -> None:
        while not self.over and (move := self._sams_move()):
            self._make(SAM, *move)
        if self.room.dialogue.step == "switch":  # no other answer makes sense alone, so it is no question here
            self._make(VISITOR, "switch", Utterance())

    def _sams_move(self) -> tuple[str, Utterance] | None:
        """What Sam does at this step; None where the visitor is to move."""
        if engine.role_of(self.room.state, SAM) is not self.room.step.actor:
            return None
        said = [line.utterance.text for line in self.pinned(self.room.step.pins)]
        return script.move_at(self.room.dialogue.step, said, language())

    def _make(self, seat: Seat, move: str, utterance: Utterance) -> None:
        fact = engine.decide(PROTOCOL, self.room.state, seat, move)
        person = self.room.people[seat].name
        number = len(self.lines) + 1
        self.lines.append(Line(number, NOBODY, seat, person, move, fact.step, fact.round, utterance, self.now))
        self._show(replace(engine.evolve(PROTOCOL, self.room.state, fact), last=None))

    def _show(self, state: State) -> None:
        seq = len(self.lines)
        row = Dialogue(id=NOBODY, slug=PROTOCOL.slug, version=PROTOCOL.version, mode=Mode.LIVE, seq=seq, visit=seq)
        row.state = state
        self.room = Room(row, VISITOR, {VISITOR: User(name=_("You")), SAM: User(name=script.name())})


def played(moves: Sequence[VisitorMove], now: datetime) -> Try:
    """The try after these moves. Raises `IllegalMove` and `NotUsable` where one could not have happened."""
    found = Try(now)
    for made in moves:
        found.take(made)
    return found
