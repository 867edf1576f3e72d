"""An open no to a request: what each of the two sees of it, on the page and in the log."""

import pytest
from django.test import Client
from django.urls import reverse

from dialogue.protocol.terms import Mode
from tests.cast import Cast
from tests.stage import Stage

LINE = "I have a headache."


def shown(client: Client, stage: Stage, who: str, name: str = "room") -> str:
    client.force_login(stage.people[who])
    address = reverse(name, args=[stage.id] if name == "room" else [])
    return client.get(address).content.decode()


def test_the_one_who_asked_reads_not_today_and_the_line(stage: Stage, client: Client) -> None:
    assert 'value="not_today"' in shown(client, stage, "bob")
    assert 'value="not_today"' not in shown(client, stage, "ann")
    stage.move("bob", "not_today", LINE)

    for who, title in (("ann", "Bob said “Not today”"), ("bob", "You said “Not today”")):
        body = shown(client, stage, who)
        assert (f">{title}</h1>" in body, LINE in body, "both start something else now" in body) == (
            True,
            True,
            True,
        )


def test_without_a_line_it_says_not_today_and_no_more(stage: Stage, client: Client) -> None:
    stage.move("bob", "not_today")

    body = shown(client, stage, "ann")
    assert (">Bob said “Not today”</h1>" in body, "<blockquote" in body) == (True, False)


@pytest.mark.parametrize("who", ["ann", "bob"])
def test_home_offers_to_begin_anew_and_lists_the_request_as_over(stage: Stage, client: Client, who: str) -> None:
    assert 'class="tile"' not in shown(client, stage, who, "home")
    stage.move("bob", "not_today", LINE)

    body = shown(client, stage, who, "home")
    assert (body.count('class="tile"'), LINE in body) == (3, False)


def test_aloud_it_is_one_press(cast: Cast, client: Client) -> None:
    stage = Stage(cast, "", Mode.SPOKEN)
    body = shown(client, stage, "bob")
    assert ('value="not_today"' in body, 'id="line"' in body) == (True, False)
    stage.move("bob", "not_today")

    assert stage.row.step == "not_today"
