"""The answers that a card of the home page takes itself: to a request or an appointment, where a tap is enough."""

from dataclasses import dataclass, field
from uuid import UUID, uuid4

from dialogue.domain.access import Room
from dialogue.pages.turn.reader_moves import ReaderMoves
from dialogue.protocol.terms import Ask
from dialogue.texts import words_for

TAPPED = frozenset({Ask.NOTHING, Ask.LINE})  # a line may stay empty


@dataclass(frozen=True, slots=True)
class CardAnswers:
    """Moves with their labels. What asks for a time is answered in the room."""

    taps: tuple[tuple[str, str], ...]
    in_the_room: tuple[str, ...]
    after: int
    move_id: UUID = field(default_factory=uuid4)


def answers_for(room: Room, moves: ReaderMoves) -> CardAnswers | None:
    """Those of this room's reader; None where nothing is asked of them, or something has to be read first."""
    if not room.step.apart or moves.waits or room.dialogue.paused:
        return None
    words = words_for(room.protocol, room.step).moves
    asked = list(zip(moves.answers, moves.asks, strict=True))
    taps = tuple((move, str(words[move])) for move, ask in asked if ask in TAPPED)
    return CardAnswers(taps, tuple(str(words[move]) for move, ask in asked if ask not in TAPPED), room.dialogue.seq)
