"""What ends a guarded dialogue by itself: words of threat. They are kept nowhere; it looks like any stop."""

from dialogue.access import Room
from dialogue.coach.threats import threatens
from dialogue.content import Content
from dialogue.protocol import engine
from dialogue.protocol.terms import STOP, Fact


def guarded(room: Room, fact: Fact, content: Content) -> tuple[Fact, Content]:
    """The move as it was meant; in a guarded dialogue a threat becomes a stop, without its words."""
    if room.protocol.guarded and threatens(content.said.text):
        return engine.decide(room.protocol, room.state, room.seat, STOP), Content()
    return fact, content
