"""What the room says at each step: titles, tips, buttons, and how the log names a move. Words only, all translated."""

from collections.abc import Mapping
from importlib import import_module

from dialogue.protocol.library import PROTOCOLS
from dialogue.protocol.terms import INTERRUPTS, Protocol, Step
from dialogue.words.arriving import ARRIVING
from dialogue.words.closing import CLOSING
from dialogue.words.hearing import HEARING
from dialogue.words.interrupts import ENDS, PAUSED
from dialogue.words.interrupts import INTERRUPTS as INTERRUPT_WORDS
from dialogue.words.said_back import SAID_BACK
from dialogue.words.speaking import SPEAKING
from dialogue.words.terms import About, Words

PARTS: Mapping[str, Words] = {**ARRIVING, **SAID_BACK, **SPEAKING, **HEARING, **CLOSING, **ENDS}
_MODULES = {slug: import_module(f"{__name__}.{slug}") for slug in PROTOCOLS}  # each has the words of one protocol
BY_PROTOCOL: Mapping[str, Mapping[str, Words]] = {slug: module.WORDS for slug, module in _MODULES.items()}
ABOUT: Mapping[str, About] = {slug: module.ABOUT for slug, module in _MODULES.items()}


def words_for(protocol: Protocol, step: Step, *, paused: bool = False) -> Words:
    """The words of a step: the protocol's own, or those of the part that it shares."""
    if paused:
        return PAUSED
    key = step.words or step.key
    return BY_PROTOCOL[protocol.slug].get(key) or PARTS[key]


def told(protocol: Protocol, step: Step, move: str) -> str:
    """How the log names a move, with a place for `{name}`."""
    words = INTERRUPT_WORDS if move in INTERRUPTS else words_for(protocol, step)
    return str(words.told[move])
