"""Whether a dialogue waits for one person: a request, or their turn. For that person alone, by page or by email."""

from datetime import datetime

from dialogue.domain import queries, request_mute
from dialogue.domain.access import Room
from dialogue.protocol import engine
from dialogue.protocol.library import PROTOCOLS
from dialogue.protocol.terms import INTERRUPTS

# The steps at which somebody is asked, and may leave it unseen until the house ends it.
REQUESTS = frozenset(step.key for protocol in PROTOCOLS.values() for step in protocol.steps.values() if step.may_rest)


def waits_for(room: Room, now: datetime) -> bool:
    """Whether this room's reader is the one to move, now, and has set aside neither this request nor all of them.

    A time that was set is waited for first, and a pause waits for nobody.
    """
    row, state = room.dialogue, room.state
    moves = set(engine.legal_moves(room.protocol, state, room.seat)) - INTERRUPTS
    if not moves or room.seat in state.ready or (row.appointed_at and row.appointed_at > now):
        return False
    return not queries.is_let_rest(room) and not request_mute.hides(room, now)
