"""A pause until a set time: a page of its own for both, the same whoever looks, and an ordinary move."""

from datetime import datetime
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
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


def test_either_pauses_until_a_time_that_the_page_offers(client: Client, begun: Stage) -> None:
    offered = page_of(client, begun).split('name="until" value="')[2].partition('"')[0]
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


@pytest.mark.parametrize("script", ["ann pause 5", "ann stop"])
def test_where_no_pause_is_possible_it_leads_to_the_room(client: Client, begun: Stage, script: str) -> None:
    who, move, *minutes = script.split()
    begun.move(who, move, minutes=int(minutes[0]) if minutes else None)
    client.force_login(begun.people["bob"])
    response = client.get(reverse("pause_until", args=[begun.id]))

    assert response.headers["Location"] == reverse("room", args=[begun.id])
