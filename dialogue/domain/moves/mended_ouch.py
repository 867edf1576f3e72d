"""What a closed dialogue about an ouch leaves in the one that it interrupted: the next facts there, and a draft."""

from dialogue.domain.access import Room
from dialogue.domain.encryption import Reader, seal
from dialogue.models import Draft, Event
from dialogue.protocol import engine
from dialogue.protocol.rewording import reworded
from dialogue.protocol.terms import GO_ON, Fact, Seat


def end_of_ouch(parent: Room) -> Fact | None:
    """The fact that ends the ouch of this room's reader; None where none is open."""
    open_ = GO_ON in engine.legal_moves(parent.protocol, parent.state, parent.seat)
    return engine.decide(parent.protocol, parent.state, parent.seat, GO_ON) if open_ else None


def other_words(nested: Room) -> Event | None:
    """What was said another way, and brought the two back."""
    events = {event.seq: event for event in nested.dialogue.events.standing()}
    facts = [(seq, Fact(Seat(one.seat), one.move, one.step, one.round)) for seq, one in events.items()]
    seq = reworded(facts)
    return None if seq is None else events[seq]


def keep_in_the_box(nested: Room, said: Event, parent: Room) -> None:
    """It waits in the box of its author, who sends it or not: nothing is said on anybody's behalf."""
    text = Reader.of(nested).utterance(said).text
    if not text:
        return
    row = Draft(dialogue=parent.dialogue, author=parent.me, visit=parent.dialogue.visit)
    seal(row, text)
    kept = {"visit": row.visit, "number": 0, "sealed": row.sealed}
    Draft.objects.update_or_create(dialogue=parent.dialogue, author=parent.me, defaults=kept)
