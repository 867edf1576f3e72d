"""What a closed dialogue shows at its end, readable: a line that was understood and an appreciation of each."""

from dialogue.domain.access import Room
from dialogue.domain.queries import Line, lines
from dialogue.protocol.closing_lines import closing_lines
from dialogue.protocol.terms import CLOSED, Fact, Seat


def has_lines_at_end(room: Room) -> bool:
    """Whether it was closed by both, in writing. What was stopped ends without a word of it."""
    return room.dialogue.step == CLOSED and not room.protocol.aloud


def lines_at_end(room: Room) -> list[Line]:
    """Those that have words, the oldest first; none before the end. Only they are opened."""
    if not has_lines_at_end(room):
        return []
    events = list(room.dialogue.events.standing())
    facts = [(one.seq, Fact(Seat(one.seat), one.move, one.step, one.round)) for one in events]
    shown = closing_lines(room.protocol, facts)
    said = lines(room, [one for one in events if one.seq in shown and one.sealed])
    return [line for line in said if line.utterance]
