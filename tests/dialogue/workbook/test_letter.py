"""The letter from long ago: alone, sealed, and in the box when the day has come."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from dialogue.domain.access import room_for
from dialogue.domain.moves.move_plan import Move
from dialogue.domain.moves.move_transaction import make_move
from dialogue.domain.openings import Opening, open_dialogue
from dialogue.hooks import copies_for
from dialogue.models import Dialogue
from dialogue.pages.turn.turn import turn_for
from dialogue.protocol.library import PROTOCOLS
from dialogue.workbook.letter import keep_letter, letter_of
from dialogue.workbook.models import Letter
from imago_site.demo.scripts import moves, script_of
from tests.cast import Cast
from tests.library import with_practice

WORDS = "When I was little I sat on the stairs.\n\nNobody came."


def test_a_letter_is_kept_changed_and_taken_away(cast: Cast, client: Client) -> None:
    client.force_login(cast.ann)
    for words in (WORDS, f"{WORDS} Then one day somebody did."):
        assert client.post(reverse("letter"), {"words": words.replace("\n", "\r\n")}).status_code == 302
        assert letter_of(cast.ann) == words
        assert client.get(reverse("letter")).context["words"] == words
    client.post(reverse("letter"), {"words": "  "})
    assert (letter_of(cast.ann), Letter.objects.count()) == ("", 0)


def test_what_is_too_long_is_refused_and_still_in_the_box(cast: Cast, client: Client) -> None:
    client.force_login(cast.ann)
    response = client.post(reverse("letter"), {"words": "x" * 4001})
    assert (response.status_code, response.context["words"], letter_of(cast.ann)) == (400, "x" * 4001, "")


def test_a_letter_is_its_authors_alone_and_sealed(cast: Cast, client: Client) -> None:
    keep_letter(cast.ann, WORDS)
    client.force_login(cast.bob)
    assert (letter_of(cast.bob), client.get(reverse("letter")).context["words"]) == ("", "")
    assert b"stairs" not in bytes(Letter.objects.get().sealed)
    copies = {person: copies_for(person)["workbook"]["letter"] for person in (cast.ann, cast.bob)}
    assert copies == {cast.ann: WORDS, cast.bob: ""}


@pytest.mark.parametrize("kept", ["", WORDS])
def test_the_letter_lies_in_the_box_when_it_is_given(cast: Cast, kept: str) -> None:
    with_practice(cast, PROTOCOLS["letter"])
    keep_letter(cast.ann, kept)
    keep_letter(cast.bob, "Not this one.")
    (first, move, content), *rest = moves(script_of("letter"))
    people = {"ann": cast.ann, "bob": cast.bob}
    pk = open_dialogue(people[first], Opening("letter"), Move(uuid4(), 0, move, content)).dialogue_id
    for who, move, content in rest[:5]:
        make_move(people[who], pk, Move(uuid4(), Dialogue.objects.get(pk=pk).seq, move, content))

    texts = [turn_for(room_for(people[who], pk)).forms.text for who in ("ann", "bob")]

    assert texts == [kept, ""]


def test_ask_to_be_heard_begins_the_letter_once_it_is_open(cast: Cast, client: Client) -> None:
    client.force_login(cast.ann)
    begin = f'href="{reverse("begin_one", args=["letter"])}"'
    needs = PROTOCOLS["letter"].needs
    locked = client.get(reverse("letter")).content.decode()
    assert (begin in locked, f"So far: 0 of {needs}." in locked) == (False, True)
    with_practice(cast, PROTOCOLS["letter"])
    page = client.get(reverse("letter")).content.decode()
    assert (page.count(begin), "So far:" in page) == (1, False)
