"""The protocols that a couple can begin, each with its description and what still keeps it closed. Begins nothing."""

from dataclasses import dataclass, replace
from urllib.parse import urlencode

from django.utils.functional import Promise
from django.utils.translation import gettext

from accounts.models import Couple
from dialogue.domain.access import Room
from dialogue.domain.nested_dialogues import nestable_protocols
from dialogue.domain.openings import closed_in_full, has_practised_a_topic
from dialogue.protocol import engine
from dialogue.protocol.library import PROTOCOLS
from dialogue.protocol.modes import protocol_in_mode
from dialogue.protocol.terms import Ask, Mode, Protocol, Way
from dialogue.texts import ABOUT, words_for
from dialogue.texts.modes import MANNERS
from dialogue.texts.terms import About


@dataclass(frozen=True)
class Entry:
    """One kind of dialogue, as it is offered. `missing` is how many full ones the couple still has to close.

    `mode` is how it would be held; None: the first way that it allows.
    """

    protocol: Protocol
    missing: int = 0
    mode: Mode | None = None
    waits: bool = False  # until the dialogue that is open is over
    query: str = ""  # of its address

    @property
    def slug(self) -> str:
        return self.protocol.slug

    @property
    def done(self) -> int:
        """How many of those that it needs the couple has closed in full."""
        return self.protocol.needs - self.missing

    @property
    def about(self) -> About:
        return ABOUT[self.slug]

    @property
    def move(self) -> str:
        """The move that opens it."""
        return next(iter(self.protocol.steps[self.protocol.first].ways))

    @property
    def ask(self) -> Ask:
        return engine.asks(self._chosen_protocol, engine.start(self.protocol), self.move)

    @property
    def label(self) -> str:
        """What its button says, still with a place for `{partner}`."""
        return str(words_for(self._chosen_protocol, self._chosen_protocol.steps[self.protocol.first]).moves[self.move])

    @property
    def asks_partner(self) -> bool:
        """Whether the first move is a question to the partner, and nothing more."""
        step = self.protocol.steps[self.protocol.first]
        return self.protocol.steps[step.ways[self.move].to].may_rest and step.kind == "title"

    @property
    def tip(self) -> str:
        """About the first move, still with a place for `{partner}`."""
        return str(words_for(self._chosen_protocol, self._chosen_protocol.steps[self.protocol.first]).tip)

    @property
    def stems(self) -> tuple[str, ...]:
        return self.protocol.steps[self.protocol.first].stems

    @property
    def further_stems(self) -> tuple[str, ...]:
        """Those that its field is not named by."""
        return tuple(stem for stem in map(gettext, self.stems) if stem != self.about.begin)

    @property
    def manner(self) -> tuple[str | Promise, str | Promise] | None:
        """How it would be held, where that is not the first way that it allows."""
        return None if self.chosen == self.modes[0][0] else MANNERS[self.chosen]

    @property
    def way(self) -> Way:
        """Where its first move leads, and how far ahead a time may lie that opens it."""
        return self.protocol.steps[self.protocol.first].ways[self.move]

    @property
    def modes(self) -> list[tuple[Mode, str | Promise, str | Promise]]:
        """The ways of holding it, with what is said of each."""
        return [(mode, *words) for mode, words in MANNERS.items() if mode in self.protocol.modes]

    @property
    def chosen(self) -> Mode:
        """How it would be held."""
        return self.mode or self.modes[0][0]

    @property
    def _chosen_protocol(self) -> Protocol:
        return protocol_in_mode(self.protocol, self.chosen)


def entries_for(couple: Couple) -> list[Entry]:
    """All that may be begun, in their order. A short form only for as long as it takes the place of another."""
    done, is_new = closed_in_full(couple), not has_practised_a_topic(couple)
    offered = (one for one in PROTOCOLS.values() if not one.about and (is_new or not one.eases_into))
    return [Entry(one, max(0, one.needs - done)) for one in offered]


def entries_beside(room: Room) -> list[Entry]:
    """The same while this dialogue is open, each with whether it waits for its end."""
    starts = starts_beside(room)
    entries = entries_for(room.dialogue.couple)
    return [replace(one, waits=one.slug not in starts, query=starts.get(one.slug, "")) for one in entries]


def starts_beside(room: Room) -> dict[str, str]:
    """The kinds that can start while this dialogue is open, each with the query of its address.

    They are those that hold up nothing, and those that may interrupt it.
    """
    within = f"?{urlencode({'within': room.dialogue.pk, 'mode': room.dialogue.mode})}"
    interrupting = {slug: within for slug, _name in nestable_protocols(room)}
    return {slug: "" for slug, protocol in PROTOCOLS.items() if protocol.parallel} | interrupting


def usual() -> Entry:
    """What two with some practice are offered by the home page; it is always open."""
    return Entry(next(one for one in PROTOCOLS.values() if one.usual))


def usual_for(couple: Couple) -> Entry:
    """What the home page offers to these two: the short form of it, until they have finished one."""
    return Entry(PROTOCOLS[eased(usual().slug, couple)])


def eased(slug: str, couple: Couple) -> str:
    """The kind that these two begin with in place of this one: its short form, until they have finished one."""
    short = next((one.slug for one in PROTOCOLS.values() if one.eases_into == slug), slug)
    return slug if short == slug or has_practised_a_topic(couple) else short


def lightest() -> Protocol:
    """The shortest of all: a sentence that holds up nothing."""
    return min((one for one in PROTOCOLS.values() if one.parallel), key=lambda one: one.minutes)


def cooling() -> str:
    """The kind that begins with time to cool down, for two who are too angry to talk."""
    return next(one.slug for one in PROTOCOLS.values() if one.cools)


def entry_of(slug: str, couple: Couple, mode: str = "") -> Entry | None:
    """One of them, held in this way where it allows that; None for a kind that the house does not know."""
    protocol = PROTOCOLS.get(slug)
    if protocol is None:
        return None
    chosen = next((one for one in protocol.modes if one == mode), None)
    return Entry(protocol, max(0, protocol.needs - closed_in_full(couple)), chosen)
