"""What one reader may do now: the legal moves, those of them that answer the turn, and what they bring. Pure."""

from dataclasses import dataclass
from functools import lru_cache

from dialogue.domain.access import Room
from dialogue.protocol import engine
from dialogue.protocol.library import protocol_of
from dialogue.protocol.terms import INTERRUPTS, RESUME, Ask, Seat, State


@dataclass(frozen=True, slots=True)
class ReaderMoves:
    """In their order."""

    legal: tuple[str, ...]
    answers: tuple[str, ...]  # the others interrupt the turn, and are in the bar
    asks: tuple[Ask, ...]  # what each answer brings
    waits: bool  # for the partner: nothing is asked of this reader, or they have answered

    @property
    def writes(self) -> bool:
        """Whether one of them brings words of its own, so that there is a box."""
        return not engine.WRITTEN.isdisjoint(self.asks)


def moves_of(room: Room) -> ReaderMoves:
    """What this room's reader may do now."""
    dialogue = room.dialogue
    return _moves_of(dialogue.slug, dialogue.version, dialogue.mode, room.state, room.seat)


# All parts of a turn ask for them, and so do the facts that are read for it; a couple's next turn has others.
@lru_cache(maxsize=1024)
def _moves_of(slug: str, version: int, mode: str, state: State, seat: Seat) -> ReaderMoves:
    protocol = protocol_of(slug, version, mode)
    legal = engine.legal_moves(protocol, state, seat)
    answers = tuple(move for move in legal if move not in INTERRUPTS or move == RESUME)
    answered = seat in state.ready and not state.paused  # a pause asks both anew
    asks = tuple(engine.asks(protocol, state, move) for move in answers)
    return ReaderMoves(legal, answers, asks, waits=not answers or answered)
