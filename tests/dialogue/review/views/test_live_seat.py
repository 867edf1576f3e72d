"""The page of a therapist who sits in: a dialogue held aloud reads there as it does in the room."""

import re

from django.test import Client
from django.urls import reverse

from dialogue.care import live_seat
from dialogue.protocol.terms import Mode
from tests.cast import Cast, in_care
from tests.stage import TO_FIRST_SEND, Stage

TURN = re.compile(r'<li data-seq="\d+" class="([^"]*)"><small>(<span class="face")?')


def turns(page: str) -> list[tuple[str, bool]]:
    """The class of each line of the log, and whether a face stands before it."""
    return [(kind, bool(face)) for kind, face in TURN.findall(page.partition('id="transcript"')[2])]


def test_turns_of_a_dialogue_held_aloud_look_as_in_the_room(client: Client, tess: Client, cast: Cast) -> None:
    in_care(cast)
    stage = Stage(cast, "", Mode.SPOKEN)
    stage.play(f"{TO_FIRST_SEND}\nann say\nbob say")
    live_seat.ask(cast.tess, stage.id)
    for person in (cast.ann, cast.bob):
        live_seat.agree(person, stage.id)
    seen = turns(tess.get(reverse("sitting", args=[stage.id])).content.decode())
    client.force_login(cast.ann)
    assert seen == turns(client.get(reverse("room", args=[stage.id])).content.decode())
    assert seen[-2:] == [("seat-a aloud", True), ("seat-b gives-back aloud", True)]
