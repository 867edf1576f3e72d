"""The forms of a turn: legal moves that ask for the same input are one form. Makes no move."""

from dataclasses import dataclass
from itertools import groupby

from dialogue.domain.access import Room
from dialogue.domain.deadlines import house_waits
from dialogue.protocol import engine
from dialogue.protocol.terms import Ask
from dialogue.texts.terms import Words


@dataclass(frozen=True)
class Group:
    """Moves that ask for the same, side by side: one form."""

    ask: Ask
    buttons: tuple[tuple[str, str], ...]  # move and label
    first: bool
    rules: tuple[str, ...] = ()  # what is ticked before it

    @property
    def wordy(self) -> bool:
        """Whether it has a box."""
        return self.ask in engine.WRITTEN

    @property
    def template(self) -> str:
        return f"dialogue/inputs/{self.ask}.html"

    @property
    def folded(self) -> bool:
        """Behind a fold, because another answer comes first."""
        return not self.first and self.ask is not Ask.NOTHING

    @property
    def label(self) -> str:
        return self.buttons[0][1]


def groups_of(room: Room, words: Words, moves: tuple[str, ...]) -> tuple[Group, ...]:
    """The forms for these moves, in their order."""
    runs = groupby(moves, key=lambda move: _form(engine.asks(room.protocol, room.state, move)))
    by_itself = house_waits(room.step) is not None  # then another time is not what comes first
    rules = tuple(map(str, words.rules)) if "rules" in room.step.aids else ()
    return tuple(
        Group(
            ask,
            tuple((move, str(words.moves[move])) for move in run),
            not place and not (by_itself and ask is Ask.TIME),
            () if place else rules,
        )
        for place, (ask, run) in enumerate(runs)
    )


def _form(ask: Ask) -> Ask:
    """What the form asks for. What is said aloud needs a button and no more."""
    return Ask.NOTHING if ask is Ask.ALOUD else ask
