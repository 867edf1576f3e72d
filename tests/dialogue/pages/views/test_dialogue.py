"""The pages without a script: a whole step by form, refusals that keep the words, what one reads."""

import re
from uuid import uuid4

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from redis.exceptions import RedisError

from accounts.couples import invitations
from accounts.lifecycle import erasure
from accounts.models import User
from dialogue.models import Dialogue
from tests.cast import Cast, pair
from tests.library import play
from tests.stage import TO_FIRST_SEND, WHOLE, Stage

SENTENCE = "When you came home late on Tuesday I felt worried and alone."


def post(client: Client, stage: Stage, **fields: object) -> tuple[int, str]:
    data = {"move_id": str(uuid4()), "after": stage.row.seq, **fields}
    response = client.post(reverse("move", args=[stage.id]), data)
    return response.status_code, response.content.decode()


@pytest.fixture
def begun(stage: Stage) -> Stage:
    stage.play(TO_FIRST_SEND)
    return stage


@pytest.fixture
def ann(client: Client, cast: Cast) -> Client:
    client.force_login(cast.ann)
    return client


def test_home_leads_at_one_tap_to_time_to_cool_down(ann: Client) -> None:
    assert offered(ann)[2] == "containment"


def test_a_move_by_form_is_kept(ann: Client, begun: Stage) -> None:
    assert post(ann, begun, move="say", text=SENTENCE) == (302, "")
    assert begun.row.step == "send_mirror"


def test_a_form_sent_twice_is_kept_once(ann: Client, begun: Stage) -> None:
    fields = {"move_id": str(uuid4()), "after": begun.row.seq, "move": "say", "text": SENTENCE}
    seq = begun.row.seq

    assert [post(ann, begun, **fields)[0] for _ in range(2)] == [302, 302]
    assert begun.row.seq == seq + 1


def test_a_refused_form_says_why_and_keeps_the_words(ann: Client, begun: Stage) -> None:
    begun.move("ann", "say", "Something else")

    status, body = post(ann, begun, move="say", text=SENTENCE)

    assert (status, "Not done: that step is over." in body, SENTENCE in body) == (
        409,
        True,
        True,
    )


def test_too_many_forms_in_a_minute_are_refused_and_the_words_stay(
    ann: Client, begun: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(settings, "MOVES_A_MINUTE", 1)
    assert post(ann, begun, move="say", text="Something before")[0] == 302

    status, body = post(ann, begun, move="say", text=SENTENCE)

    assert (status, "Not sent: that was a lot in one minute." in body, SENTENCE in body) == (409, True, True)
    assert post(ann, begun, move="stop") == (302, "")


def test_moves_are_made_while_the_counter_is_away(ann: Client, begun: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    def away(_key: str) -> int:
        raise RedisError

    monkeypatch.setattr(cache, "incr", away)
    assert post(ann, begun, move="say", text=SENTENCE) == (302, "")


def test_a_form_that_cannot_be_read_keeps_the_words(ann: Client, begun: Stage) -> None:
    status, body = post(ann, begun, move="say", text=SENTENCE, after="soon")

    assert (status, SENTENCE in body) == (409, True)


def test_too_long_a_text_comes_back_whole(ann: Client, begun: Stage) -> None:
    long = "word " * 500

    status, body = post(ann, begun, move="say", text=long)

    assert (status, body.count("word word")) == (409, 500)


def test_what_is_said_is_shown_and_never_run(ann: Client, begun: Stage) -> None:
    begun.move("ann", "say", "<script>alert(1)</script> & <b>late</b>")

    body = ann.get(reverse("room", args=[begun.id])).content.decode()

    assert ("<script>alert" in body, body.count("&lt;script&gt;alert(1)&lt;/script&gt; &amp;")) == (False, 2)


def test_a_request_by_form_opens_the_room(ann: Client, cast: Cast) -> None:
    response = ann.post(reverse("start"), {"move_id": str(uuid4()), "title": " our   evenings "})

    assert response.status_code == 302
    assert "our evenings" in ann.get(response.headers["Location"]).content.decode()


def offered(ann: Client) -> list[str]:
    """The kinds that the tiles of home lead to."""
    page = ann.get(reverse("home")).content.decode()
    return re.findall(r'<a class="tile" href="/dialogue/begin/(\w+)/">', page)


def test_home_opens_the_short_dialogue_for_two_who_are_new_with_a_topic_or_without(ann: Client, cast: Cast) -> None:
    assert offered(ann) == ["daily", "first_dialogue", "containment"]
    ann.post(reverse("start"), {"move_id": str(uuid4()), "slug": "first_dialogue", "title": ""})
    row = Dialogue.objects.get()
    assert (row.slug, row.step) == ("first_dialogue", "answer")


def test_home_opens_the_whole_dialogue_once_a_short_one_is_finished(ann: Client, cast: Cast) -> None:
    play(cast, "first_dialogue")
    assert offered(ann) == ["daily", "intentional", "containment"]


def ways(ann: Client) -> list[str]:
    """Where Home leads, but for the head of the page."""
    page = ann.get(reverse("home")).content.decode().partition("<main")[2]
    return re.findall(r'href="([^"]*)"', page)


def test_home_has_one_way_to_each_thing_before_and_after_the_first_dialogue(ann: Client, cast: Cast) -> None:
    before = ways(ann)
    play(cast, "first_dialogue")
    after = ways(ann)
    alone = [reverse("try_alone"), reverse("practice")]
    assert [[way for way in found if way in alone] for found in (before, after)] == [[one] for one in alone]
    assert [sorted(set(found)) == sorted(found) for found in (before, after)] == [True, True]


def test_a_refused_request_keeps_its_title(ann: Client, stage: Stage) -> None:
    response = ann.post(reverse("start"), {"move_id": str(uuid4()), "title": "our mornings"})

    assert (response.status_code, "already have a dialogue open" in response.content.decode()) == (400, True)


def test_a_body_check_and_a_rest_work_by_form(client: Client, stage: Stage, cast: Cast) -> None:
    client.force_login(cast.bob)
    assert client.post(reverse("let_rest", args=[stage.id])).status_code == 302
    stage.move("bob", "now")
    assert client.post(reverse("check_body", args=[stage.id]), {"body_check": "7"}).status_code == 302
    assert client.post(reverse("check_body", args=[stage.id]), {"body_check": "11"}).status_code == 409
    assert "Saved: 7" in client.get(reverse("room", args=[stage.id])).content.decode()


def test_a_transcript_shows_rounds_stages_and_both_voices(ann: Client, stage: Stage) -> None:
    stage.play(WHOLE)

    body = ann.get(reverse("transcript", args=[stage.id])).content.decode()

    assert [body.count(f"Round {n}</h2>") for n in (1, 2, 3)] == [1, 1, 0]
    assert [label in body for label in ("Mirror</h3>", "Validate</h3>", "Empathize</h3>", "Close</h3>")] == [True] * 4
    assert "worried, alone" in body


def test_a_room_that_is_over_offers_the_transcript(ann: Client, begun: Stage) -> None:
    begun.play("ann say One\nbob say One\nann yes\nbob ask_more\nann more")
    wanted = ('value="say"', reverse("transcript", args=[begun.id]), "The dialogue has ended")
    before = ann.get(reverse("room", args=[begun.id])).content.decode()
    begun.move("bob", "stop")
    after = ann.get(reverse("room", args=[begun.id])).content.decode()

    assert [one in before for one in wanted] == [True, False, False]
    assert [one in after for one in wanted] == [False, True, True]


@pytest.mark.parametrize("leaver", ["ann", "bob"])
def test_home_says_since_when_a_couple_is_disconnected_to_both(cast: Cast, leaver: str) -> None:
    """The same to whoever left and to whoever was left."""
    invitations.leave(getattr(cast, leaver))
    for person, other in ((cast.ann, "Bob"), (cast.bob, "Ann")):
        page = page_of(person)
        assert f"You and {other} are disconnected" in page
        assert f"Since {timezone.localdate():%B %-d, %Y}, you two can’t see each other here" in page
        assert reverse("help") in page
        assert "Welcome" not in page
        assert f"You and {other} are disconnected" in page_of(person, "partner")

    erasure.erase(cast.bob)
    assert "You and your former partner are disconnected" in page_of(cast.ann)


def test_home_of_a_new_couple_says_nothing_of_an_earlier_one(cast: Cast) -> None:
    for one in (cast.bob, cast.carl):
        invitations.leave(one)
    pair(cast.ann, cast.carl)
    assert "disconnected" not in page_of(cast.ann)


def page_of(person: User, name: str = "home") -> str:
    client = Client()
    client.force_login(person)
    return client.get(reverse(name)).content.decode()
