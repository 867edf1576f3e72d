"""The answers that a card of the home page takes itself, where a tap is enough: to a request, a time, a pause."""

from dataclasses import dataclass, field
from uuid import UUID, uuid4

from django.utils.translation import gettext as _

from accounts.text_direction import isolated
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
    paused = room.dialogue.paused
    if moves.waits or not (room.step.apart or paused):
        return None
    words, partner = words_for(room.protocol, room.step, paused=paused).moves, isolated(room.partner.name)
    labels = [str(words[move]).format(partner=partner) for move in moves.answers]
    asked = list(zip(moves.answers, labels, moves.asks, strict=True))
    taps = tuple((move, label) for move, label, ask in asked if ask in TAPPED)
    others = [(label, ask) for _move, label, ask in asked if ask not in TAPPED]
    in_the_room = tuple(_("Suggest another time") if ask is Ask.TIME else label for label, ask in others)
    return CardAnswers(taps, in_the_room, room.dialogue.seq)
