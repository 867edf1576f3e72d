"""How a line of the log reads: its label with the name in it, and what was said in one text."""

from functools import lru_cache
from typing import Any

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from accounts.initials import initial_of
from accounts.text_direction import is_from_right, isolated
from dialogue.domain.access import RoomView
from dialogue.domain.nested_dialogues import nestable_protocols
from dialogue.domain.queries import Line
from dialogue.domain.utterance import Utterance
from dialogue.models import Dialogue
from dialogue.protocol.library import protocol_of
from dialogue.protocol.terms import OUCH, STOP, TAKE_BACK, Ask
from dialogue.texts import event_label
from dialogue.texts.feelings import in_words


def line_context(room: RoomView, line: Line) -> dict[str, Any]:
    """How a line of this room reads: its label with the name in it, and what was said in one text."""
    step = room.protocol.steps[line.step]
    way = step.ways.get(line.move)
    aloud = way is not None and way.asks is Ask.ALOUD
    return {
        "label": label_of(room.dialogue, line, get_language()),
        "initial": initial_of(line.name),
        "spoken": spoken(line.utterance),
        "aloud": aloud,
        "gives_back": step.restates and (aloud or bool(line.utterance)),
        "mark": line.move if line.move in {OUCH, STOP, TAKE_BACK} else "",
        "nestable": nestable_protocols(room) if line.move == OUCH else [],
    }


def spoken(said: Utterance) -> str:
    """Words, and below them the feelings, named: "guilty" above a sentence would read like a verdict."""
    if not said.feelings:
        return said.text
    feelings = in_words(said.feelings)
    return said.text + "\n" + _("Feelings: %(feelings)s") % {"feelings": feelings} if said.text else feelings


def label_of(dialogue: Dialogue, line: Line, language: str | None) -> str:
    """What the log says of a line of this dialogue, with the name in it, in the language that is active."""
    label = _label(dialogue.slug, dialogue.version, dialogue.mode, line.step, line.move, language)
    return label.format(name=isolated(line.name, from_right=is_from_right(language)))


@lru_cache(maxsize=1024)
def _label(slug: str, version: int, mode: str, step: str, move: str, _language: str | None) -> str:
    """They are in every turn and every event, and the same for all couples."""
    protocol = protocol_of(slug, version, mode)
    return event_label(protocol, protocol.steps[step], move)
