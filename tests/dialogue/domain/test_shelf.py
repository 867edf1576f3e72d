"""The listener's shelf: put aside in one's own time, offered in one's own turn, and gone at the end."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.couples.invitations import leave
from dialogue.domain import shelf
from dialogue.domain.access import room_for
from dialogue.domain.moves import take_back
from dialogue.domain.shelf import shelf_of
from dialogue.domain.validation import NotUsable
from dialogue.models import Shelved
from dialogue.pages.turn.turn import turn_for
from dialogue.protocol.terms import IllegalMove
from tests.cast import Cast
from tests.dialogue.room_page import seen_by
from tests.stage import CLOSING, ROUND_ONE, TO_FIRST_SEND, Stage

ASIDE = "I did call you, twice"


@pytest.fixture
def mirroring(stage: Stage) -> Stage:
    """Ann has said something, and Bob gives it back."""
    stage.play(f"{TO_FIRST_SEND}\nann say I felt worried and alone.")
    return stage


def put(stage: Stage, who: str, text: str = ASIDE) -> None:
    shelf.put_on_shelf(stage.people[who], stage.id, text)


def offered(stage: Stage, who: str) -> bool:
    return turn_for(room_for(stage.people[who], stage.id)).writing_aids.offers_shelf


def test_what_is_put_aside_is_its_author_s_alone(mirroring: Stage) -> None:
    seq, anns = mirroring.row.seq, seen_by(mirroring, "ann")

    put(mirroring, "bob")

    assert ASIDE in seen_by(mirroring, "bob")
    assert (seen_by(mirroring, "ann"), mirroring.row.seq) == (anns, seq)
    assert ASIDE.encode() not in bytes(Shelved.objects.get().sealed)


def test_it_is_offered_when_the_listener_speaks_and_not_before(stage: Stage) -> None:
    stage.play(f"{TO_FIRST_SEND}\nann say I felt worried and alone.")
    put(stage, "bob")
    assert not offered(stage, "bob")
    stage.move("bob", "say", "You felt worried and alone.")
    stage.play(ROUND_ONE.split("bob say And you felt alone.")[1])
    stage.move("bob", "switch")

    assert offered(stage, "bob")
    assert not offered(stage, "ann")


def test_one_tap_puts_it_into_the_box_before_what_stands_there(client: Client, mirroring: Stage) -> None:
    put(mirroring, "bob")
    client.force_login(mirroring.people["bob"])
    address = reverse("unshelve", args=[mirroring.id])

    page = client.post(address, {"shelved": str(Shelved.objects.get().key), "text": "and more"}).content.decode()

    assert f">{ASIDE} and more</textarea>" in page


def test_the_key_of_another_s_shelf_opens_nothing(client: Client, mirroring: Stage) -> None:
    put(mirroring, "bob")
    mirroring.play("bob say You felt worried and alone.\nann yes\nbob ask_more\nann more")
    client.force_login(mirroring.people["ann"])
    address = reverse("unshelve", args=[mirroring.id])

    page = client.post(address, {"shelved": str(Shelved.objects.get().key), "text": "and more"}).content.decode()
    assert (">and more</textarea>" in page, ASIDE in page) == (True, False)


def test_a_form_puts_something_aside_too(client: Client, mirroring: Stage) -> None:
    client.force_login(mirroring.people["bob"])

    assert client.post(reverse("shelve", args=[mirroring.id]), {"text": f" {ASIDE} "}).status_code == 302
    assert [one.text for one in shelf_of(room_for(mirroring.people["bob"], mirroring.id))] == [ASIDE]


def test_a_form_that_is_too_long_comes_back_whole_and_says_by_how_much(client: Client, mirroring: Stage) -> None:
    client.force_login(mirroring.people["bob"])
    answer = client.post(reverse("shelve", args=[mirroring.id]), {"text": "x" * 2389})
    page = answer.content.decode()

    assert (answer.status_code, "Not sent: that is 389 characters too long." in page) == (409, True)
    assert f'autocomplete="off" required>{"x" * 2389}</textarea>' in page
    assert Shelved.objects.count() == 0


def test_what_is_put_aside_twice_under_one_key_is_there_once(mirroring: Stage) -> None:
    key = uuid4()
    for _ in range(2):
        shelf.put_on_shelf(mirroring.people["bob"], mirroring.id, ASIDE, key)

    assert [(one.key, one.text) for one in shelf_of(room_for(mirroring.people["bob"], mirroring.id))] == [(key, ASIDE)]


def test_partner_who_does_not_mirror_has_no_shelf(mirroring: Stage) -> None:
    with pytest.raises(IllegalMove):
        put(mirroring, "ann")
    mirroring.move("bob", "pause", minutes=5)
    with pytest.raises(IllegalMove):
        put(mirroring, "bob")


def test_a_shelf_holds_no_more_than_a_listener_can(mirroring: Stage) -> None:
    for text in ("", "x" * 2001):
        with pytest.raises(NotUsable):
            put(mirroring, "bob", text)
    for number in range(shelf.MOST):
        put(mirroring, "bob", f"{number}")
    with pytest.raises(NotUsable):
        put(mirroring, "bob")


@pytest.mark.parametrize("who", ["ann", "bob"])
def test_a_stop_clears_the_shelf_once_it_cannot_be_taken_back(mirroring: Stage, who: str) -> None:
    put(mirroring, "bob")
    assert Shelved.objects.count() == 1
    mirroring.move(who, "stop")
    assert Shelved.objects.count() == 1
    assert take_back.finish(mirroring.id, timezone.now() + timedelta(seconds=61))
    assert Shelved.objects.count() == 0


def test_a_closing_clears_the_shelf(stage: Stage) -> None:
    stage.play(f"{TO_FIRST_SEND}\nann say I felt worried and alone.")
    put(stage, "bob")
    stage.move("bob", "say", "You felt worried and alone.")
    stage.play(ROUND_ONE.split("bob say And you felt alone.")[1])
    stage.move("bob", "close")
    assert Shelved.objects.count() == 1
    stage.play(CLOSING.format(first="ann", second="bob"))

    assert Shelved.objects.count() == 0


def test_the_end_of_a_couple_clears_its_shelves(
    mirroring: Stage, cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    put(mirroring, "bob")
    assert Shelved.objects.count() == 1
    with django_capture_on_commit_callbacks(execute=True):
        leave(cast.ann)
    assert Shelved.objects.count() == 0
