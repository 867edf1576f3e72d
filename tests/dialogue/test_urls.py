"""Who gets to which page: every address of dialogues, for every kind of person."""

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.couples.invitations import leave
from accounts.models import User
from dialogue.models import Event
from tests.cast import Cast
from tests.stage import ROUND_ONE, TO_FIRST_SEND, Stage

SENTENCE = "When you came home late on Tuesday I felt worried and alone."
ROOM_PAGES = {
    "room": "get",
    "move": "post",
    "check_body": "post",
    "closing": "post",
    "let_rest": "post",
    "transcript": "get",
    "pause_until": "get",
    "live_seat": "post",
    "decline_suggestion": "post",
}
OWN_PAGES = {"home": "get", "start": "post"}


@pytest.fixture
def begun(stage: Stage) -> Stage:
    stage.play(f"{TO_FIRST_SEND}\nann say {SENTENCE}")
    return stage


def visit(user: User | None, name: str, stage: Stage) -> tuple[int, str]:
    """The status and the body that this person gets."""
    client = Client()
    if user:
        client.force_login(user)
    response = asked(client, name, stage)
    return response.status_code, response.content.decode()


def asked(client: Client, name: str, stage: Stage) -> Any:
    """The answer of this page to this browser, by the method that the page takes."""
    address = reverse(name, args=[stage.id] if name in ROOM_PAGES else [])
    data = {"move_id": str(uuid4()), "after": stage.row.seq, "move": "say", "text": "intruding", "level": "3"}
    data["answer"] = "agree"
    response = getattr(client, {**ROOM_PAGES, **OWN_PAGES}[name])(address, data if name != "start" else {"title": ""})
    assert response.status_code != 405
    return response


@pytest.mark.parametrize("name", [*ROOM_PAGES, *OWN_PAGES])
def test_anonymous_is_asked_to_sign_in(begun: Stage, name: str) -> None:
    assert visit(None, name, begun) == (302, "")


@pytest.mark.parametrize("person", ["carl", "dora", "eve", "tess", "ada"])
@pytest.mark.parametrize("name", ROOM_PAGES)
def test_others_meet_nothing(begun: Stage, cast: Cast, name: str, person: str) -> None:
    status, body = visit(getattr(cast, person), name, begun)

    assert (status, SENTENCE in body) == (404, False)
    assert Event.objects.count() == begun.row.seq


@pytest.mark.parametrize("person", ["ann", "bob"])
@pytest.mark.parametrize("name", [name for name in ROOM_PAGES if name != "transcript"])
def test_ex_partner_has_no_room(begun: Stage, cast: Cast, name: str, person: str) -> None:
    seq = begun.row.seq
    leave(cast.bob)

    assert visit(getattr(cast, person), name, begun)[0] == 404
    assert begun.row.seq == seq


def test_ex_partner_reads_own_words_only(begun: Stage, cast: Cast) -> None:
    mirror = "When I came home late on Tuesday you felt worried and alone."
    begun.play(f"bob say {mirror}")
    leave(cast.bob)

    anns, bobs = visit(cast.ann, "transcript", begun)[1], visit(cast.bob, "transcript", begun)[1]
    assert (SENTENCE in anns, mirror in anns, "our evenings" in anns) == (True, False, True)
    assert (SENTENCE in bobs, mirror in bobs, "our evenings" in bobs) == (False, False, False)
    assert "[withheld]" in bobs


@pytest.mark.parametrize("name", [*ROOM_PAGES, *OWN_PAGES])
def test_deactivated_person_is_signed_out(begun: Stage, cast: Cast, name: str) -> None:
    client = Client()
    client.force_login(cast.ann)
    User.objects.filter(pk=cast.ann.pk).update(is_active=False)

    response = asked(client, name, begun)

    assert (response.status_code, response.headers["Location"].partition("?")[0]) == (302, "/account/login/")


@pytest.mark.parametrize("person", ["ann", "bob"])
def test_both_partners_read_the_room_and_the_transcript(begun: Stage, cast: Cast, person: str) -> None:
    for name in ("room", "transcript"):
        status, body = visit(getattr(cast, person), name, begun)
        assert (status, SENTENCE in body) == (200, True)


def test_a_past_dialogue_of_another_couple_is_on_no_list(begun: Stage, cast: Cast) -> None:
    begun.move("ann", "stop")

    assert "our evenings" in visit(cast.bob, "home", begun)[1]
    for person in (cast.carl, cast.eve, cast.ada, cast.tess):
        assert "our evenings" not in visit(person, "home", begun)[1]


@pytest.mark.parametrize("name", [*ROOM_PAGES, *OWN_PAGES])
def test_no_page_is_stored_by_the_browser(begun: Stage, cast: Cast, name: str) -> None:
    client = Client()
    client.force_login(cast.ann)

    assert "no-store" in asked(client, name, begun).headers["Cache-Control"]


def test_a_finished_round_is_listed_even_when_the_second_never_came(stage: Stage, cast: Cast) -> None:
    stage.play(f"{TO_FIRST_SEND}{ROUND_ONE}")
    stage.move("bob", "later", until=timezone.now() + timedelta(hours=3))
    stage.move("ann", "stop")

    assert stage.row.step == "lapsed"
    assert reverse("transcript", args=[stage.id]) in visit(cast.ann, "home", stage)[1]
    assert reverse("transcript", args=[stage.id]) in visit(cast.bob, "room", stage)[1]


def test_a_dialogue_that_was_open_when_they_parted_is_listed_for_both(begun: Stage, cast: Cast) -> None:
    leave(cast.bob)

    for person in (cast.ann, cast.bob):
        assert reverse("transcript", args=[begun.id]) in visit(person, "home", begun)[1]


def test_asked_partner_is_offered_a_silent_no_and_no_stop(stage: Stage, cast: Cast) -> None:
    asked, asking = (visit(person, "room", stage)[1] for person in (cast.bob, cast.ann))

    assert ('value="stop"' in asked, "Don’t answer this request" in asked) == (False, True)
    assert ('value="stop"' in asking, "Don’t answer this request" in asking) == (True, False)


def test_home_asks_as_often_for_thirty_dialogues_as_for_one(cast: Cast, client: Client) -> None:
    def look() -> int:
        with CaptureQueriesContext(connection) as queries:
            client.get(reverse("home"))
        return len(queries)

    client.force_login(cast.ann)
    Stage(cast).play(f"{TO_FIRST_SEND}\nann say a\nann stop")
    client.get(reverse("home"))  # the first page also notes the device
    one = look()
    for _ in range(29):
        Stage(cast).play(f"{TO_FIRST_SEND}\nann say a\nann stop")

    assert look() == one


def test_a_request_that_is_due_lapses_when_somebody_looks(stage: Stage, cast: Cast, client: Client) -> None:
    row = stage.row
    row.house_at = timezone.now()
    row.save()
    client.force_login(cast.ann)

    client.get(reverse("home"))

    assert stage.row.step == "lapsed"
