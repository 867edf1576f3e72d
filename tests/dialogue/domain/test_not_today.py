"""Asking again for what got a “Not today”: the person who asks reads a hint first, and may ask all the same."""

from datetime import timedelta

import pytest
from django.db.models import F
from django.test import Client

from accounts.models import User
from dialogue.models import Dialogue
from tests.cast import Cast, sign_in
from tests.stage import Stage

SAME = "Our   EVENINGS "


@pytest.fixture
def declined(stage: Stage) -> Stage:
    """Bob has said “Not today” to “our evenings”, which Ann asked for."""
    stage.move("bob", "not_today", "I have a headache.")
    return stage


def page_of(person: User, **form: str) -> str:
    """The page that answers somebody who asks again; "" where that opened a dialogue."""
    before = Dialogue.objects.count()
    answer = sign_in(Client(), person).post("/dialogue/start/", {"title": SAME, "slug": "intentional", **form})
    assert (answer.status_code, Dialogue.objects.count()) in {(302, before + 1), (400, before)}
    return "" if answer.status_code == 302 else answer.content.decode()


def test_the_same_topic_is_asked_for_once_it_is_pressed_again(declined: Stage, cast: Cast) -> None:
    page = page_of(cast.ann)

    assert "said “Not today” less than a minute ago." in page
    assert f'value="{SAME}"' in page
    assert page.count('<input type="hidden" name="again" value="1">') == 1
    assert page_of(cast.ann, again="1") == ""


def test_another_topic_is_asked_for_at_once(declined: Stage, cast: Cast) -> None:
    assert page_of(cast.ann, title="our mornings") == ""


def test_another_kind_is_asked_for_at_once(declined: Stage, cast: Cast) -> None:
    assert page_of(cast.ann, title="", slug="appreciation") == ""


def test_the_partner_who_said_it_may_ask_at_once(declined: Stage, cast: Cast) -> None:
    assert page_of(cast.bob) == ""


@pytest.mark.parametrize(("hours", "hinted"), [(11, True), (13, False)])
def test_after_twelve_hours_it_is_asked_for_at_once(declined: Stage, cast: Cast, hours: int, *, hinted: bool) -> None:
    Dialogue.objects.update(ended_at=F("ended_at") - timedelta(hours=hours))

    assert ("11 hours ago" in page_of(cast.ann)) == hinted


def test_a_silent_end_gives_no_hint(stage: Stage, cast: Cast) -> None:
    """It would tell that the request was seen."""
    stage.move("bob", "stop")

    assert page_of(cast.ann) == ""


def test_the_request_form_of_a_new_page_holds_nothing_of_it(declined: Stage, cast: Cast) -> None:
    client: Client = sign_in(Client(), cast.ann)

    assert 'name="again"' not in client.get("/home/").content.decode()
