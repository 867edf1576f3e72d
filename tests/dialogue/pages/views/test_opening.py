"""A first move that is refused costs no word: its form comes back, or its words stand on the home page."""

import re
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from dialogue.protocol.library import PROTOCOLS
from tests.cast import Cast
from tests.library import play, with_practice
from tests.stage import TO_FIRST_SEND, Stage

TOPIC, LONG = "Sunday at your mother’s", "x" * 2001


@pytest.fixture
def ann(client: Client, cast: Cast) -> Client:
    client.force_login(cast.ann)
    return client


def asks(client: Client, **fields: str) -> Any:
    return client.post(reverse("start"), {"move_id": str(uuid4()), **fields})


def test_refused_opening_comes_back_with_its_words_and_in_its_way(ann: Client, cast: Cast) -> None:
    with_practice(cast, PROTOCOLS["change_request"])
    answer = asks(ann, slug="change_request", mode="live", title=TOPIC * 9)
    assert (answer.status_code, next(one.name for one in answer.templates)) == (400, "dialogue/begin/opening.html")
    page = answer.content.decode()
    assert (TOPIC * 9 in page, 'role="alert"' in page, answer.context["entry"].chosen) == (True, True, "live")


def test_words_of_an_opening_that_came_too_late_are_on_the_home_page(ann: Client, cast: Cast) -> None:
    Stage(cast)  # Ann has asked for one meanwhile
    for fields in ({"title": TOPIC}, {"slug": "intentional", "title": TOPIC}, {"slug": "appreciation", "text": TOPIC}):
        answer = asks(ann, **fields)
        assert (answer.status_code, answer.context["unsent"]) == (400, TOPIC)
        assert f"<p>{TOPIC}</p>" in answer.content.decode()


@pytest.mark.parametrize("slug", ["daily", "reconnect"])
def test_a_beginning_that_names_the_field_is_shown_once(ann: Client, slug: str) -> None:
    page = ann.get(reverse("begin_one", args=[slug]))
    assert page.content.decode().count(str(page.context["entry"].about.begin)) == 1


@pytest.mark.parametrize(("mode", "said"), [("spoken", True), ("live", False)])
def test_the_page_says_that_it_will_be_held_aloud(ann: Client, mode: str, *, said: bool) -> None:
    page = ann.get(reverse("begin_one", args=["intentional"]), {"mode": mode}).content.decode()
    assert ('<p class="note">Aloud: In one room or on a call' in page) is said


def test_opening_that_names_no_kind_is_the_usual_one_and_keeps_its_topic(ann: Client) -> None:
    answer = asks(ann, title=TOPIC * 9)
    page = answer.content.decode()
    assert (answer.status_code, f'value="{TOPIC * 9}"' in page, answer.context["entry"].slug) == (
        400,
        True,
        "intentional",
    )


def test_preview_of_hints_about_a_topic_costs_no_word_where_a_dialogue_is_open(ann: Client, cast: Cast) -> None:
    Stage(cast)
    answer = asks(ann, look="title", title=TOPIC)
    assert (answer.status_code, answer.context["unsent"], "Your text, not sent" in answer.content.decode()) == (
        200,
        TOPIC,
        True,
    )


def test_while_one_is_open_only_what_can_start_is_a_link_and_does_start(ann: Client, cast: Cast) -> None:
    stage = Stage(cast)
    stage.play(TO_FIRST_SEND)
    stage.move("bob", "pause", until=timezone.now() + timedelta(days=5))
    page = ann.get(reverse("begin")).content.decode()
    links = set(re.findall(r'<h2><a href="([^"]+)"', page))

    assert {link.partition("?")[0].split("/")[-2] for link in links} == {"daily", "reconnect", "containment"}
    assert ("is paused until" in page, page.count("Waits until your open dialogue")) == (True, len(PROTOCOLS) - 4)
    for link in links:
        assert '<form class="card"' in ann.get(link.replace("&amp;", "&")).content.decode()


def test_the_way_to_hold_it_is_asked_but_not_within_a_dialogue(ann: Client, cast: Cast) -> None:
    asked = ann.get(reverse("begin_one", args=["reconnect"])).content.decode()
    within = ann.get(reverse("begin_one", args=["reconnect"]), {"within": str(Stage(cast).id), "mode": "spoken"})
    page = within.content.decode()
    assert ["manners" in one for one in (asked, page)] == [True, False]
    assert '<input type="hidden" name="mode" value="spoken">' in page


def test_after_an_end_two_beginners_get_the_short_form_and_others_the_whole(ann: Client, cast: Cast) -> None:
    page = reverse("begin_one", args=["intentional"])
    kinds = [ann.get(f"{page}{asked}").context["entry"].slug for asked in ("", "?eased")]
    play(cast, "intentional")
    kinds.append(ann.get(f"{page}?eased").context["entry"].slug)
    assert kinds == ["intentional", "first_dialogue", "intentional"]
