"""Plays the protocols of the library by their scripts, through the real services, and what each needs before."""

from collections.abc import Iterator
from datetime import timedelta
from itertools import islice
from uuid import UUID, uuid4

from django.utils import timezone

from dialogue.content import Content
from dialogue.demo.scripts import moves, script_of
from dialogue.models import Dialogue, LiveSeat
from dialogue.openings import Opening, open_dialogue
from dialogue.protocol.library import PROTOCOLS
from dialogue.protocol.terms import Mode, Protocol
from dialogue.services import Move, make_house_move, make_move
from tests.cast import Cast, in_care


def play(
    cast: Cast, slug: str, mode: Mode | None = None, about: UUID | None = None, most: int | None = None
) -> Dialogue:
    """Plays a protocol's script, or its first `most` moves, and gives back its row."""
    *_before, pk = islice(turns(cast, slug, mode, about), most)
    return Dialogue.objects.get(pk=pk)


def turns(cast: Cast, slug: str, mode: Mode | None = None, about: UUID | None = None) -> Iterator[UUID]:
    """The dialogue, after each move of a protocol's script."""
    people = {"ann": cast.ann, "bob": cast.bob}
    (first, move, content), *rest = moves(script_of(slug))
    spoken = mode is Mode.SPOKEN
    opening = Move(uuid4(), 0, move, aloud(content) if spoken else content)
    pk = open_dialogue(people[first], Opening(slug, mode, about=about), opening).dialogue_id
    yield pk
    if PROTOCOLS[slug].beside:
        LiveSeat.objects.create(dialogue_id=pk, therapist=in_care(cast).therapist, agreed="ab")
    for who, move, content in rest:
        if who == "house":
            assert make_house_move(pk, timezone.now() + timedelta(days=2))
        else:
            seq = Dialogue.objects.values_list("seq", flat=True).get(pk=pk)
            make_move(people[who], pk, Move(uuid4(), seq, move, aloud(content) if spoken else content))
        yield pk


def aloud(content: Content) -> Content:
    """What of it still comes with the move when its words are said."""
    return Content(until=content.until, day=content.day)


def with_practice(cast: Cast, protocol: Protocol) -> UUID | None:
    """Closes what this protocol needs before it opens; gives back what it is about."""
    for _ in range(protocol.needs):
        play(cast, "intentional")
    if not protocol.about:
        return None
    with_practice(cast, PROTOCOLS[protocol.about])
    return play(cast, protocol.about).pk
