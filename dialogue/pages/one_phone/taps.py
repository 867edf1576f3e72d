"""What a tap on a shared phone may do: moves that bring no words, a pause of one length, ouch, the end, and an undo.

Nothing else is ever done from the seat of a partner whose own phone this is not, whatever is posted.
"""

from dataclasses import replace
from uuid import UUID, uuid5

from dialogue.domain.access import Room
from dialogue.domain.moves.move_plan import Move
from dialogue.domain.moves.move_transaction import make_counted_move
from dialogue.domain.nested_dialogues import open_nested_dialogue
from dialogue.domain.validation import Content
from dialogue.models import Event
from dialogue.pages.turn.reader_moves import moves_of
from dialogue.protocol.terms import ASK_WHAT_HURT, GO_ON, OUCH, PAUSE, RESUME, STOP, TAKE_BACK, Ask, IllegalMove, Seat

BARE = frozenset({Ask.ALOUD, Ask.NOTHING})
PAUSE_MINUTES = 20
BAR = frozenset({PAUSE, OUCH, STOP})
AFTER_OUCH = frozenset({GO_ON, ASK_WHAT_HURT})


def is_for_one_phone(room: Room) -> bool:
    """Whether the two can share a phone at this step. What somebody answers to a request is theirs, on their own."""
    return room.protocol.aloud and not room.step.may_rest and room.dialogue.step != room.protocol.first


def taps_of(room: Room) -> tuple[str, ...]:
    """The answers of this seat that bring no words, no time and no day, in their order."""
    moves = moves_of(room)
    bare = zip(moves.answers, moves.asks, strict=True)
    return tuple(move for move, asked in bare if asked in BARE and move != RESUME)


def tap(room: Room, move: Move) -> None:
    """Makes the move of this room's seat. Twice is once. Raises what `make_move` does, and `TooManyMoves`."""
    if _was_made(room, move.move_id):
        return
    make_counted_move(room.me, room.dialogue.pk, _bare(room, move))


def both_are_back(rooms: dict[Seat, Room], move: Move) -> None:
    """Ends a pause for both, as they say with one tap. Each seat makes its own move.

    Raises `IllegalMove` while something comes first that one of them asked for: going on would end it.
    """
    if open_nested_dialogue(next(iter(rooms.values())).dialogue):
        raise IllegalMove(RESUME)
    for seat, room in rooms.items():
        if RESUME in moves_of(room).legal:
            own = replace(move, move_id=uuid5(move.move_id, seat), content=Content())
            make_counted_move(room.me, room.dialogue.pk, own)


def was_tapped(room: Room, move_id: str, seq: int) -> bool:
    """Whether the move with this seq is this seat's, and the one with this id; none has an empty one."""
    made = Event.objects.filter(dialogue=room.dialogue.pk, seat=room.seat, seq=seq)
    return bool(move_id) and made.filter(move_id=move_id).exists()


def _was_made(room: Room, move_id: UUID) -> bool:
    return Event.objects.filter(dialogue=room.dialogue.pk, seat=room.seat, move_id=move_id).exists()


def _bare(room: Room, move: Move) -> Move:
    """The move with what belongs to it, and nothing else of what was posted. Raises `IllegalMove`."""
    offered = {*taps_of(room), *BAR, *AFTER_OUCH} if is_for_one_phone(room) else set()
    if move.move not in {*offered, TAKE_BACK}:
        raise IllegalMove(move.move)
    return replace(move, content=Content(minutes=PAUSE_MINUTES) if move.move == PAUSE else Content())
