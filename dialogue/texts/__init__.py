"""What the room says at each step: titles, tips, buttons, and how the log names a move. Words only, all translated."""

from collections.abc import Mapping
from importlib import import_module

from django.utils.translation import gettext as _

from dialogue.protocol.library import PROTOCOLS
from dialogue.protocol.terms import CLOSED, INTERRUPTS, Protocol, Step
from dialogue.texts.steps.closing import CLOSING
from dialogue.texts.steps.interrupts import ENDS, LIGHT_END, PAUSED
from dialogue.texts.steps.interrupts import INTERRUPTS as INTERRUPT_WORDS
from dialogue.texts.steps.mirroring import SAID_BACK
from dialogue.texts.steps.opening import ARRIVING
from dialogue.texts.steps.speaking import SPEAKING
from dialogue.texts.steps.spoken_mode import ALOUD, aloud
from dialogue.texts.steps.summary_validation_empathy import HEARING
from dialogue.texts.terms import About, Words

PARTS: Mapping[str, Words] = {**ARRIVING, **SAID_BACK, **SPEAKING, **HEARING, **CLOSING, **ENDS}
_MODULES = {
    slug: import_module(f"{__name__}.protocols.{slug}") for slug in PROTOCOLS
}  # each has the words of one protocol
BY_PROTOCOL: Mapping[str, Mapping[str, Words]] = {slug: module.WORDS for slug, module in _MODULES.items()}
OWN_ALOUD: Mapping[str, Mapping[str, Words]] = {slug: getattr(m, "ALOUD", {}) for slug, m in _MODULES.items()}
ABOUT: Mapping[str, About] = {slug: module.ABOUT for slug, module in _MODULES.items()}


def words_for(protocol: Protocol, step: Step, *, paused: bool = False) -> Words:
    """The words of a step: the protocol's own, or those of the part that it shares."""
    if paused:
        return PAUSED
    key = LIGHT_END if step.key == CLOSED and not protocol.heavy else step.words or step.key
    own = BY_PROTOCOL[protocol.slug].get(key)
    words = own or PARTS[key]
    if not protocol.aloud:
        return words
    instead = OWN_ALOUD[protocol.slug] if own else ALOUD
    return aloud(words, instead.get(key, Words()), step.kind)


def kind_of(protocol: Protocol) -> str:
    """What sort of dialogue it is, in words; the title of one that has no other."""
    name = str(ABOUT[protocol.slug].name)
    return _("%(name)s, aloud") % {"name": name} if protocol.aloud else name


def title_of(protocol: Protocol, text: str) -> str:
    """How a dialogue is called whose first move came with this text: by its title, or else by what sort it is."""
    return text if text and protocol.titled else kind_of(protocol)


def event_label(protocol: Protocol, step: Step, move: str) -> str:
    """How the log names a move, with a place for `{name}`."""
    words = INTERRUPT_WORDS if move in INTERRUPTS else words_for(protocol, step)
    return str(words.event_labels[move])
