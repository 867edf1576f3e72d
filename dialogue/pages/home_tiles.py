"""The needs that the home page offers: three while nothing is open, and those that can start beside a pause."""

from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from accounts.models import Couple
from dialogue.domain.access import Room
from dialogue.pages import protocol_choices
from dialogue.pages.protocol_choices import starts_beside
from dialogue.protocol.terms import Protocol


@dataclass(frozen=True, slots=True)
class Tile:
    """One need: the kind of dialogue that answers it, in words, and how long that takes."""

    icon: str
    slug: str
    title: str | Promise
    line: str | Promise
    query: str = ""  # of its address


def tiles_for(couple: Couple) -> tuple[Tile, ...]:
    """From the lightest to the heaviest. What a couple talks with is the short form, until they have finished one."""
    thanks, talk = protocol_choices.lightest(), protocol_choices.usual_for(couple).protocol
    return (
        Tile("thanks", thanks.slug, _("Say thanks"), _thanks(thanks)),
        Tile("talk", talk.slug, _("Talk about something"), _talk(talk)),
        Tile("angry", protocol_choices.cooling(), _("We’re too angry to talk"), _("Cool down first. Then be heard.")),
    )


def tiles_beside(room: Room) -> tuple[Tile, ...]:
    """Those of them that can start while this dialogue is open: the rest wait until it is over."""
    starts = starts_beside(room)
    tiles = tiles_for(room.dialogue.couple)
    return tuple(replace(tile, query=starts[tile.slug]) for tile in tiles if tile.slug in starts)


def _thanks(protocol: Protocol) -> str:
    words = ngettext(
        "One sentence about today. About %(n)d minute.",
        "One sentence about today. About %(n)d minutes.",
        protocol.minutes,
    )
    return words % {"n": protocol.minutes}


def _talk(protocol: Protocol) -> str:
    words = ngettext(
        "Be heard to the end, then listen. About %(n)d minute.",
        "Be heard to the end, then listen. About %(n)d minutes.",
        protocol.minutes,
    )
    return words % {"n": protocol.minutes}
