"""The needs that the home page offers: three while nothing is open, and those that can start beside a pause."""

from dataclasses import dataclass, replace

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from accounts.models import Couple
from dialogue.domain.access import Room
from dialogue.pages import protocol_choices
from dialogue.pages.protocol_choices import starts_beside


@dataclass(frozen=True, slots=True)
class DialogueTile:
    """One need: the kind of dialogue that answers it, in words, and how long that takes, where it is known."""

    need: str
    icon: str  # a name of Lucide's
    slug: str
    title: str | Promise
    line: str | Promise
    takes: str = ""
    query: str = ""  # of its address


def dialogue_tiles_for(couple: Couple) -> tuple[DialogueTile, ...]:
    """From the lightest to the heaviest. What a couple talks with is the short form, until they have finished one."""
    thanks, talk = protocol_choices.lightest(), protocol_choices.usual_for(couple).protocol
    be_heard, cool_down = _("Be heard to the end, then listen."), _("Cool down first. Then be heard.")
    return (
        DialogueTile(
            "thanks", "heart", thanks.slug, _("Say thanks"), _("One sentence about today."), _about(thanks.minutes)
        ),
        DialogueTile("talk", "messages-square", talk.slug, _("Talk about something"), be_heard, _about(talk.minutes)),
        DialogueTile("angry", "flame", protocol_choices.cooling(), _("We’re too angry to talk"), cool_down),
    )


def dialogue_tiles_beside(room: Room) -> tuple[DialogueTile, ...]:
    """Those of them that can start while this dialogue is open: the rest wait until it is over."""
    starts = starts_beside(room)
    tiles = dialogue_tiles_for(room.dialogue.couple)
    return tuple(replace(tile, query=starts[tile.slug]) for tile in tiles if tile.slug in starts)


def _about(minutes: int) -> str:
    return ngettext("About %(n)d minute.", "About %(n)d minutes.", minutes) % {"n": minutes}
