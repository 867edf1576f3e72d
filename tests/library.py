"""Plays the protocols of the library by their scripts, and what each needs before."""

from collections.abc import Iterator
from itertools import islice
from uuid import UUID

from dialogue.domain.openings import Opening
from dialogue.models import Dialogue, LiveSeat
from dialogue.protocol.library import PROTOCOLS
from dialogue.protocol.terms import Mode, Protocol
from imago_site.demo import playing
from imago_site.demo.scripts import script_of
from tests.cast import Cast, in_care


def play(
    cast: Cast, slug: str, mode: Mode | None = None, about: UUID | None = None, most: int | None = None
) -> Dialogue:
    """Plays a protocol's script, or its first `most` moves, and gives back its row."""
    *_before, pk = islice(turns(cast, slug, mode, about), most)
    return Dialogue.objects.get(pk=pk)


def turns(cast: Cast, slug: str, mode: Mode | None = None, about: UUID | None = None) -> Iterator[UUID]:
    """The dialogue of Ann and Bob, after each move of a protocol's script; with Tess beside them where it needs her."""
    people = {"ann": cast.ann, "bob": cast.bob}
    for place, pk in enumerate(playing.turns(people, Opening(slug, mode, about=about), script_of(slug))):
        yield pk
        if PROTOCOLS[slug].needs_therapist and place == 0:
            LiveSeat.objects.create(dialogue_id=pk, therapist=in_care(cast).therapist, agreed="ab")


def with_practice(cast: Cast, protocol: Protocol) -> UUID | None:
    """Closes what this protocol needs before it opens; gives back what it is about."""
    for _ in range(protocol.needs):
        play(cast, "intentional")
    if not protocol.about:
        return None
    with_practice(cast, PROTOCOLS[protocol.about])
    return play(cast, protocol.about).pk
