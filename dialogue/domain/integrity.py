"""Integrity of a log: no gap, every text opens, the row equals the fold of its events. Reads only, shows no text."""

from accounts.encryption.framing import CannotDecrypt
from dialogue.domain.access import Room, people_of
from dialogue.domain.encryption import Reader
from dialogue.models import Dialogue, Event
from dialogue.protocol import engine
from dialogue.protocol.terms import Fact, IllegalMove, Seat


def fault_in(dialogue: Dialogue) -> str | None:
    """What is wrong with this dialogue first, in a few words for an operator; None when it is whole."""
    events = list(dialogue.events.all())
    if [event.seq for event in events] != list(range(1, dialogue.seq + 1)):
        return "events are missing, or the row is behind"
    return _fold(dialogue, events) or _text(dialogue, events)


def _fold(dialogue: Dialogue, events: list[Event]) -> str | None:
    facts = [Fact(Seat(event.seat), event.move, event.step, event.round) for event in events]
    try:
        protocol = dialogue.protocol
    except KeyError as error:
        return f"this version of the site does not know {error.args[0]}"
    try:
        state = engine.replay(protocol, facts)
    except IllegalMove as illegal:
        return f"the move {illegal} could not have happened"
    held = (
        dialogue.state
    )  # a row from before moves were taken back, or one whose time for it is over, holds no way back
    agrees = state == held and held.last in {None, state.last}
    return None if agrees else "the row is not the fold of its events"


def _text(dialogue: Dialogue, events: list[Event]) -> str | None:
    try:
        reader = Reader.of(Room(dialogue, Seat.A, people_of(dialogue.couple)))
    except CannotDecrypt:
        return "a key does not open: CONTENT_KEYS lacks the one that wraps it, or it was changed"
    for event in events:
        if event.sealed is not None and not reader.is_erased(Seat(event.seat)):
            try:
                reader.utterance(event)
            except (CannotDecrypt, ValueError, KeyError) as error:
                return f"the text of event {event.seq} does not open ({type(error).__name__})"
    return None
