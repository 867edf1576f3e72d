"""A request is answered on its card: the moves that a tap makes, and none where something has to be read first."""

import re
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from dialogue.models import Dialogue
from tests.cast import Cast
from tests.library import play
from tests.stage import TO_FIRST_SEND, Stage

FORM = re.compile(r'<form class="row" method="post" action="/dialogue/[\w-]+/move/">.*?</form>', re.DOTALL)


def card(person: User) -> str:
    """The form with the answers; "" where there is none."""
    client = Client()
    client.force_login(person)
    found = FORM.search(client.get("/home/").content.decode())
    return found[0] if found else ""


def moves(person: User) -> list[str]:
    return re.findall(r'name="move" value="(\w+)"', card(person))


def test_a_request_is_answered_on_the_card_of_the_asked_alone(stage: Stage, cast: Cast) -> None:
    assert (moves(cast.bob), moves(cast.ann)) == (["now", "not_today"], [])
    assert f'<a class="quiet" href="{reverse("room", args=[stage.id])}">' in card(cast.bob)  # for another time


@pytest.mark.parametrize(("move", "step"), [("now", "ground"), ("not_today", "not_today")])
def test_an_answer_on_the_card_counts_at_once(stage: Stage, cast: Cast, move: str, step: str) -> None:
    fields = dict(re.findall(r'name="(move_id|after)" value="([^"]+)"', card(cast.bob)))
    client = Client()
    client.force_login(cast.bob)
    answer = client.post(reverse("move", args=[stage.id]), {**fields, "move": move})
    assert (answer.status_code, answer.headers["Location"]) == (302, reverse("room", args=[stage.id]))
    assert stage.row.step == step


def test_an_answer_names_the_partner(stage: Stage, cast: Cast) -> None:
    assert "Suggest another time</a>" in card(cast.bob)
    labels = re.findall(r"<button[^>]*>(.*?)</button>", card(cast.bob))
    assert [re.sub(r"</?bdi[^>]*>", "", label) for label in labels] == ["Yes, I’m ready", "Tell Ann: not today"]


def test_a_request_that_somebody_lets_rest_has_no_answers_on_its_card(stage: Stage, cast: Cast) -> None:
    stage.let_rest("bob")
    assert moves(cast.bob) == []


def test_an_appointment_is_answered_once_its_time_has_come(stage: Stage, cast: Cast) -> None:
    stage.move("bob", "later", until=timezone.now() + timedelta(days=1))
    assert (moves(cast.ann), moves(cast.bob)) == ([], [])
    Dialogue.objects.update(appointed_at=timezone.now() - timedelta(minutes=1))
    assert (moves(cast.ann), moves(cast.bob)) == (["ready"], ["ready"])
    stage.move("ann", "ready")
    assert (moves(cast.ann), moves(cast.bob)) == ([], ["ready"])


def test_a_sentence_is_read_before_it_is_answered(cast: Cast) -> None:
    play(cast, "daily", most=1)
    assert (card(cast.bob), card(cast.ann)) == ("", "")


def test_nothing_of_a_running_dialogue_is_done_on_a_card(stage: Stage, cast: Cast) -> None:
    stage.play(TO_FIRST_SEND)
    assert (card(cast.ann), card(cast.bob)) == ("", "")
