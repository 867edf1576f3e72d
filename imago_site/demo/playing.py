"""Plays scripts through the real services: a dialogue is opened, and each line of its script is a move."""

from collections.abc import Iterator, Mapping
from datetime import timedelta
from uuid import UUID, uuid4

from django.utils import timezone

from accounts.models import User
from dialogue.domain.access import room_for
from dialogue.domain.moves.move_plan import Move
from dialogue.domain.moves.move_transaction import make_house_move, make_move
from dialogue.domain.openings import Opening, open_dialogue
from dialogue.domain.validation import Content
from dialogue.models import Dialogue
from dialogue.protocol.terms import PAUSE, Mode
from imago_site.demo.scripts import moves


def play(people: Mapping[str, User], opening: Opening, script: str) -> Dialogue:
    """Plays a script, by the name of each person who moves, and gives back the dialogue's row."""
    *_before, pk = turns(people, opening, script)
    return Dialogue.objects.get(pk=pk)


def turns(people: Mapping[str, User], opening: Opening, script: str) -> Iterator[UUID]:
    """The dialogue, after each move of a script.

    Held aloud, what the script says comes without its words. What a clock brings comes at once.
    """
    (first, name, content), *rest = moves(script)
    spoken = opening.mode is Mode.SPOKEN
    pk = open_dialogue(people[first], opening, _move(0, name, content, spoken=spoken)).dialogue_id
    yield pk
    rooms = {who: room_for(people[who], pk) for who in {who for who, *_ in rest} - {"house"}}  # as their sockets do
    for who, name, content in rest:
        if who == "house":
            make_house_move(pk, timezone.now() + timedelta(days=2))
        else:
            seq = Dialogue.objects.values_list("seq", flat=True).get(pk=pk)
            make_move(people[who], pk, _move(seq, name, content, spoken=spoken), rooms[who])
        yield pk


def _move(after: int, move: str, content: Content, *, spoken: bool) -> Move:
    if move == PAUSE:
        content = Content(minutes=10)
    elif spoken:
        content = Content(until=content.until, day=content.day)
    return Move(uuid4(), after, move, content)
