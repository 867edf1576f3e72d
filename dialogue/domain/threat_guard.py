"""Stops a guarded dialogue at words of threat, as any stop looks, and refuses them in a request. Keeps nothing."""

from django.utils.translation import gettext_lazy as _

from dialogue.coach.threats import threatens
from dialogue.domain.access import Room
from dialogue.domain.validation import Content, NotUsable
from dialogue.protocol import engine
from dialogue.protocol.terms import STOP, Ask, Fact

NO_THREAT = _(
    "Not sent: this reads as a threat, and a dialogue can't start with one. Your partner doesn’t see it. "
    "If you are afraid of what you might do, “Help now” has people you can talk to."
)
NO_THREAT_AS_LINE = _(
    "Not saved: this reads as a threat. If you are afraid of what you might do, “Help now” has people you can talk to."
)
NO_THREAT_AS_NAME = _("This reads as a threat, and your partner would see it. Type your first name instead.")


def objection_to_name(name: str) -> str:
    """A name stands on the partner's pages, as a title does, and in no dialogue that they could leave."""
    return str(NO_THREAT_AS_NAME) if threatens(name) else ""


def refuse_threat(line: str) -> None:
    """For a line of the workbook that the partner finds on a page, unasked for. Raises `NotUsable`."""
    if threatens(line):
        raise NotUsable(NO_THREAT_AS_LINE)


def guarded(room: Room, fact: Fact, content: Content) -> tuple[Fact, Content]:
    """The move as it was meant; in a guarded dialogue a threat becomes a stop, without its words.

    Raises `NotUsable` for a threat that a dialogue is asked for with, or that would be its title or the line of a no:
    these reach a partner before both agreed to anything.
    """
    begun = room.dialogue.seq > 0
    ends = room.protocol.guarded and begun
    asks = not begun or engine.asks(room.protocol, room.state, fact.move) in {Ask.TITLE, Ask.LINE}
    if not (ends or asks) or not threatens(content.utterance.text):  # reading a long text costs as much as keeping it
        return fact, content
    if ends:
        return engine.decide(room.protocol, room.state, room.seat, STOP), Content()
    raise NotUsable(NO_THREAT)
