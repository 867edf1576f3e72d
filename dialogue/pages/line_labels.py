"""How a line of the log reads: its label with the name in it, and what was said in one text."""

from typing import Any

from dialogue.domain.access import RoomView
from dialogue.domain.nested_dialogues import nestable_protocols
from dialogue.domain.queries import Line
from dialogue.domain.utterance import Utterance
from dialogue.models import Dialogue
from dialogue.protocol.terms import OUCH, STOP, Ask
from dialogue.texts import event_label
from dialogue.texts.feelings import in_words


def line_context(room: RoomView, line: Line, about: Dialogue | None = None) -> dict[str, Any]:
    """How a line reads: its label with the name in it, and what was said in one text.

    `about` is the dialogue of an earlier line, which it is read from.
    """
    protocol = about.protocol if about and line.earlier else room.protocol
    step = protocol.steps[line.step]
    way = step.ways.get(line.move)
    aloud = way is not None and way.asks is Ask.ALOUD
    return {
        "label": event_label(protocol, step, line.move).format(name=line.name),
        "spoken": spoken(line.utterance),
        "aloud": aloud,
        "gives_back": step.restates and (aloud or bool(line.utterance)),
        "mark": line.move if line.move in {OUCH, STOP} else "",
        "nestable": nestable_protocols(room) if line.move == OUCH else [],
    }


def spoken(said: Utterance) -> str:
    """Feelings and words as one text."""
    return "\n".join(filter(None, (in_words(said.feelings), said.text)))
