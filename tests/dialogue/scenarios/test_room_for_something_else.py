"""What is open holds nobody up who need not wait: a request gives way to whoever was asked, an appreciation to both."""

from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from dialogue.domain import request_mute
from dialogue.domain.moves.move_plan import Move
from dialogue.domain.openings import AlreadyOpen, Opening, open_dialogue
from dialogue.domain.utterance import Utterance
from dialogue.domain.validation import Content
from dialogue.models import Dialogue
from dialogue.pages.signs import signs_for
from tests.cast import Cast
from tests.stage import TO_FIRST_SEND, Stage

SENTENCE = "Today I appreciated that you cooked."


def ask(person: User, slug: str = "intentional", text: str = "our mornings") -> Dialogue:
    move = Move(uuid4(), 0, "say" if slug == "daily" else "ask", Content(Utterance(text)))
    return Dialogue.objects.get(pk=open_dialogue(person, Opening(slug), move).dialogue_id)


def page(person: User, name: str, *args: str) -> str:
    client = Client()
    client.force_login(person)
    return client.get(reverse(name, args=args)).content.decode()


def nothing(_stage: Stage) -> None:
    """A request that nobody has looked at."""


def let_rest(stage: Stage) -> None:
    stage.let_rest("bob")


def mute(stage: Stage) -> None:
    request_mute.mute(stage.people["bob"])


@pytest.mark.parametrize("before", [nothing, let_rest, mute])
def test_a_request_ends_as_at_its_hour_when_whoever_was_asked_opens_something_else(
    stage: Stage, cast: Cast, before: object
) -> None:
    assert callable(before)
    before(stage)
    ask(cast.bob)

    last = stage.row.events.latest("seq")
    assert (stage.row.step, last.seat, last.move) == ("lapsed", "house", "lapse")
    assert "The request ended by itself" in page(cast.ann, "room", str(stage.id))


def test_whoever_asked_waits_for_the_answer_or_takes_it_back(stage: Stage, cast: Cast) -> None:
    with pytest.raises(AlreadyOpen):
        ask(cast.ann)
    stage.move("ann", "stop")

    assert ask(cast.ann).seq == 1


@pytest.mark.parametrize("script", ["bob now", TO_FIRST_SEND])
def test_what_both_have_begun_gives_way_to_nobody(stage: Stage, cast: Cast, script: str) -> None:
    stage.play(script)
    for person in (cast.ann, cast.bob):
        with pytest.raises(AlreadyOpen):
            ask(person)


def test_an_appreciation_holds_nothing_up_and_is_still_there_to_be_mirrored(cast: Cast) -> None:
    kind = ask(cast.ann, "daily", SENTENCE)
    asked = ask(cast.ann)
    again = ask(cast.bob, "daily", SENTENCE)

    assert Dialogue.objects.filter(ended_at=None).count() == 3
    assert (signs_for(cast.ann).waits, signs_for(cast.bob).waits) == (True, True)
    home = page(cast.bob, "home")
    assert [f"/dialogue/{one.pk}/" in home for one in (kind, asked, again)] == [True, True, True]
    assert "appreciates you. Your turn: take it in" in home


def test_beside_a_running_dialogue_an_appreciation_can_be_sent(stage: Stage, cast: Cast) -> None:
    stage.play(TO_FIRST_SEND)
    ask(cast.bob, "daily", SENTENCE)

    assert (stage.row.over, "have a dialogue open" in page(cast.ann, "begin_one", "daily")) == (False, False)


@pytest.mark.parametrize("name", [("begin",), ("begin_one", "appreciation")])
def test_begin_pages_say_what_is_open_before_anything_is_written(stage: Stage, cast: Cast, name: tuple[str]) -> None:
    asking, asked = page(cast.ann, *name), page(cast.bob, *name)
    assert ("there is no answer yet" in asking, "has asked you for a dialogue" in asked) == (True, True)
    stage.play(TO_FIRST_SEND)

    assert ["have a dialogue open. To start" in page(person, *name) for person in (cast.ann, cast.bob)] == [True, True]
    stage.move("ann", "stop")
    assert ["Open the dialogue" in page(person, *name) for person in (cast.ann, cast.bob)] == [False, False]


def test_a_form_is_there_only_for_whoever_can_send_it(stage: Stage, cast: Cast) -> None:
    def has_form(person: User) -> bool:
        return 'name="slug"' in page(person, "begin_one", "appreciation")

    assert (has_form(cast.ann), has_form(cast.bob)) == (False, True)
    stage.play(TO_FIRST_SEND)

    assert (has_form(cast.ann), has_form(cast.bob)) == (False, False)


def test_a_muted_request_is_not_told_of_on_the_begin_pages(stage: Stage, cast: Cast) -> None:
    request_mute.mute(cast.bob)

    assert "has asked you" not in page(cast.bob, "begin")


def test_home_offers_something_else_to_whoever_is_asked_alone(stage: Stage, cast: Cast) -> None:
    assert ["Start my own dialogue" in page(person, "home") for person in (cast.ann, cast.bob)] == [False, True]


def test_what_was_written_comes_back_when_a_dialogue_was_opened_meanwhile(
    stage: Stage, cast: Cast, client: Client
) -> None:
    stage.play(TO_FIRST_SEND)
    client.force_login(cast.ann)
    form = {"slug": "quick", "mode": "live", "title": "our mornings", "move_id": str(uuid4())}
    answer = client.post(reverse("start"), form)

    assert (answer.status_code, "our mornings" in answer.content.decode()) == (400, True)
