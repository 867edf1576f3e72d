"""A pause until a set time: a page of its own for both, the same whoever looks, and an ordinary move."""

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from dialogue.domain.access import room_for
from dialogue.domain.moves.move_plan import Move
from dialogue.domain.openings import Opening, open_dialogue
from dialogue.domain.utterance import Utterance
from dialogue.domain.validation import Content
from dialogue.pages.turn.turn_timing import set_times_for
from tests.cast import Cast
from tests.dialogue.masks import without_form_ids
from tests.stage import TO_FIRST_SEND, Stage


@pytest.fixture
def begun(cast: Cast) -> Stage:
    stage = Stage(cast)
    stage.play(TO_FIRST_SEND)
    return stage


def page_of(client: Client, stage: Stage, who: str = "ann") -> str:
    client.force_login(stage.people[who])
    return client.get(reverse("pause_until", args=[stage.id])).content.decode()


def until(page: str, place: int) -> str:
    return page.split('name="until" value="')[place].partition('"')[0]


def test_either_pauses_until_a_time_that_the_page_offers(client: Client, begun: Stage) -> None:
    offered = until(page_of(client, begun), 2)
    form = {"move_id": str(uuid4()), "after": begun.row.seq, "move": "pause", "until": offered}
    response = client.post(reverse("move", args=[begun.id]), form)

    assert response.headers["Location"] == reverse("room", args=[begun.id])
    assert (begun.row.paused, begun.row.appointed_at) == (True, datetime.fromisoformat(offered))


def test_another_day_is_chosen_without_a_script(client: Client, begun: Stage) -> None:
    day = page_of(client, begun).split('<select name="on"')[1].split('value="')[3].partition('"')[0]
    form = {"move_id": str(uuid4()), "after": begun.row.seq, "move": "pause", "until": "", "on": day, "at": "20:30"}
    client.post(reverse("move", args=[begun.id]), form)

    assert begun.row.back_at == datetime.fromisoformat(f"{day[:10]}T20:30{day[10:]}")


def test_the_page_tells_nothing_of_focus_mode(client: Client, begun: Stage) -> None:
    plain = without_form_ids(page_of(client, begun))
    User.objects.filter(name="Ann").update(focus=True)

    assert without_form_ids(page_of(client, begun)) == plain
    for who in ("ann", "bob"):
        client.force_login(begun.people[who])
        assert reverse("pause_until", args=[begun.id]) in client.get(reverse("room", args=[begun.id])).content.decode()


def test_while_paused_either_changes_the_time_from_room_and_home(client: Client, begun: Stage) -> None:
    begun.move("ann", "pause", until=timezone.now() + timedelta(days=5))
    page = page_of(client, begun, "bob")
    for name, ids in (("room", [begun.id]), ("home", [])):
        assert reverse("pause_until", args=[begun.id]) in client.get(reverse(name, args=ids)).content.decode()
    form = {"move_id": str(uuid4()), "after": begun.row.seq, "move": "pause"}
    client.post(reverse("move", args=[begun.id]), form | {"until": until(page, 2)})

    row = begun.row
    assert (row.paused, row.back_at, row.appointed_at) == (True, *[datetime.fromisoformat(until(page, 2))] * 2)
    told = [set_times_for(room_for(begun.people[who], begun.id), timezone.now()).paused_by for who in ("ann", "bob")]
    assert told == ["partner", "me"]


def test_a_time_is_chosen_beforehand_only_where_none_is_set(client: Client, begun: Stage) -> None:
    """A press by mistake would move the time of both to 20 minutes from now."""
    assert page_of(client, begun).count(" checked") == 1
    begun.move("ann", "pause", until=timezone.now() + timedelta(days=5))
    assert page_of(client, begun, "bob").count(" checked") == 0


def test_while_paused_either_removes_the_time(client: Client, begun: Stage) -> None:
    begun.move("ann", "pause", until=timezone.now() + timedelta(days=5))
    assert "Remove the time" in page_of(client, begun, "bob")
    form = {"move_id": str(uuid4()), "after": begun.row.seq, "move": "pause"}
    response = client.post(reverse("move", args=[begun.id]), form)

    assert response.headers["Location"] == reverse("room", args=[begun.id])
    assert (begun.row.paused, begun.row.back_at, begun.row.appointed_at) == (True, None, None)
    assert "Remove the time" not in page_of(client, begun, "bob")  # one can be set again
    assert client.post(reverse("move", args=[begun.id]), form | {"move_id": str(uuid4())}).status_code == 409


@pytest.mark.parametrize("script", ["reconnect", "ann stop"])
def test_where_no_pause_is_possible_it_leads_to_the_room(client: Client, begun: Stage, script: str) -> None:
    if script == "reconnect":  # which comes first
        said = Move(uuid4(), 0, "say", Content(Utterance("Ouch. What hurt was the look.")))
        open_dialogue(begun.people["ann"], Opening(script, parent=begun.id), said)
    else:
        begun.play(script)
    client.force_login(begun.people["bob"])
    response = client.get(reverse("pause_until", args=[begun.id]))

    assert response.headers["Location"] == reverse("room", args=[begun.id])
