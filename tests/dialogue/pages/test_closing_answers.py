"""Before you go: one form, whose button saves two levels and what becomes of the words, with the move or before it."""

import re
from collections.abc import Mapping
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from dialogue.care import sharing_preferences
from dialogue.care.sharing_preferences import Wish
from dialogue.domain import queries
from dialogue.domain.access import room_for
from dialogue.models import BodyCheck, Choice, FeltHeard
from tests.cast import Cast
from tests.stage import AT_THE_END, TO_FIRST_SEND, Stage

CHOSEN = {"wish": "asked", "body_check": "8", "felt_heard": "3", "export": "on"}  # "keep" is not ticked
NOTHING: Mapping[str, str] = {}
CHECKED = re.compile(r'name="(\w+)"(?: value="(\d+)")? checked')


def closes(client: Client, stage: Stage, given: Mapping[str, str] = CHOSEN, more: Mapping[str, str] = NOTHING) -> Any:
    """The plain request of the button that closes."""
    move = {"move_id": str(uuid4()), "move": "ready", "after": str(stage.row.seq)}
    return client.post(reverse("move", args=[stage.id]), {**move, **given, **more})


def kept(cast: Cast, stage: Stage) -> tuple[int | None, int | None, Wish]:
    room = room_for(cast.ann, stage.id)
    wish = sharing_preferences.wish_of(cast.ann, stage.row)
    return queries.body_check_for(room), queries.felt_heard_for(room), wish


@pytest.fixture
def ann(cast: Cast) -> Client:
    client = Client()
    client.force_login(cast.ann)
    return client


@pytest.fixture
def at_the_end(stage: Stage) -> Stage:
    stage.play(AT_THE_END)
    return stage


def test_levels_and_the_wish_are_saved_with_the_move_of_a_plain_request(
    ann: Client, cast: Cast, at_the_end: Stage
) -> None:
    assert closes(ann, at_the_end).status_code == 302
    assert kept(cast, at_the_end) == (8, 3, Wish(keep=False, export=True))
    assert at_the_end.row.ready == "a"


def test_the_last_one_to_close_loses_nothing(ann: Client, at_the_end: Stage) -> None:
    at_the_end.move("bob", "ready")
    assert closes(ann, at_the_end).status_code == 302
    assert (at_the_end.row.step, BodyCheck.objects.count(), FeltHeard.objects.count()) == ("closed", 1, 1)


def test_what_was_not_chosen_is_not_saved(ann: Client, cast: Cast, at_the_end: Stage) -> None:
    assert closes(ann, at_the_end, {"wish": "asked", "keep": "on"}).status_code == 302
    assert kept(cast, at_the_end) == (None, None, Wish())


def test_what_was_chosen_stands_again_when_the_move_is_refused(ann: Client, at_the_end: Stage) -> None:
    page = closes(ann, at_the_end, more={"after": "3"})
    assert page.status_code == 409
    assert CHECKED.findall(page.content.decode()) == [("body_check", "8"), ("felt_heard", "3"), ("export", "")]


def test_what_was_chosen_stands_again_when_it_was_too_much_in_a_minute(
    ann: Client, at_the_end: Stage, settings: Settings
) -> None:
    settings.MOVES_A_MINUTE = 0
    page = closes(ann, at_the_end)
    assert page.status_code == 409
    assert CHECKED.findall(page.content.decode()) == [("body_check", "8"), ("felt_heard", "3"), ("export", "")]
    assert Choice.objects.count() == 0


@pytest.mark.parametrize("wrong", [{"body_check": "11"}, {"felt_heard": "much"}])
def test_a_level_that_is_none_saves_nothing_and_closes_nothing(
    ann: Client, at_the_end: Stage, wrong: dict[str, str]
) -> None:
    assert closes(ann, at_the_end, more=wrong).status_code == 409
    assert (BodyCheck.objects.count(), FeltHeard.objects.count(), Choice.objects.count()) == (0, 0, 0)
    assert at_the_end.row.ready == ""


def test_a_page_with_a_script_saves_them_before_its_move(ann: Client, cast: Cast, at_the_end: Stage) -> None:
    before = at_the_end.row.seq
    assert ann.post(reverse("closing", args=[at_the_end.id]), CHOSEN).status_code == 302
    assert kept(cast, at_the_end) == (8, 3, Wish(keep=False, export=True))
    assert at_the_end.row.seq == before
    assert ann.post(reverse("closing", args=[at_the_end.id]), {}).status_code == 409


def test_levels_are_asked_and_kept_at_the_end_only(ann: Client, stage: Stage) -> None:
    stage.play(TO_FIRST_SEND)
    assert ann.post(reverse("closing", args=[stage.id]), CHOSEN).status_code == 302
    assert (BodyCheck.objects.count(), FeltHeard.objects.count()) == (0, 0)


def test_the_partner_sees_nothing_of_them(ann: Client, client: Client, cast: Cast, at_the_end: Stage) -> None:
    client.force_login(cast.bob)
    room = reverse("room", args=[at_the_end.id])
    before = CHECKED.findall(client.get(room).content.decode())
    ann.post(reverse("closing", args=[at_the_end.id]), CHOSEN)
    assert CHECKED.findall(client.get(room).content.decode()) == before == [("keep", "")]


def test_standing_answer_is_filled_in(ann: Client, cast: Cast, at_the_end: Stage) -> None:
    sharing_preferences.set_standing(cast.ann, Wish(keep=False, export=True))
    page = ann.get(reverse("room", args=[at_the_end.id])).content.decode()
    assert CHECKED.findall(page) == [("export", "")]


def test_it_is_one_form_with_one_button(ann: Client, at_the_end: Stage) -> None:
    page = ann.get(reverse("room", args=[at_the_end.id])).content.decode()
    turn = page[page.index('id="turn"') : page.index('id="refusal"')]
    turn = turn[turn.index("<fieldset") :]  # what was said before it can be undone
    assert re.findall(r"<button[^>]*>([^<]*)|(<form)", turn) == [("Close the dialogue", "")]
