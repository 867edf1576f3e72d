"""What a clock brings: a request lapses, an agreed time goes by. Nothing else ever moves by itself."""

from datetime import datetime, timedelta
from http import HTTPStatus
from uuid import uuid4

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from dialogue.jobs.deadline_moves import moves_of
from dialogue.jobs.scheduler import Done, do_due
from dialogue.models import Dialogue
from dialogue.urls import urlpatterns
from tests.cast import Cast
from tests.stage import TO_FIRST_SEND, Stage

HOUR = timedelta(hours=1)


def kept(now: datetime) -> int:
    """How many dialogues the house moves on at this moment."""
    return do_due(now)["moves"].count


def test_a_request_lapses_after_a_day(stage: Stage) -> None:
    now = timezone.now()

    assert kept(now + 23 * HOUR) == 0
    assert kept(now + 25 * HOUR) == 1
    assert stage.row.step == "lapsed"


def test_keeping_time_twice_does_it_once(stage: Stage) -> None:
    later = timezone.now() + 25 * HOUR

    assert [kept(later), kept(later)] == [1, 0]


def test_an_answer_stops_the_clock(stage: Stage) -> None:
    stage.move("bob", "now")

    assert (stage.row.house_at, kept(timezone.now() + 100 * HOUR)) == (None, 0)


def test_an_agreed_time_that_goes_by_asks_again(stage: Stage) -> None:
    until = timezone.now() + 3 * HOUR
    stage.move("bob", "later", until=until)
    assert (stage.row.appointed_at, stage.row.house_at) == (until, until + 2 * HOUR)

    assert kept(until + HOUR) == 0
    assert kept(until + 3 * HOUR) == 1
    assert (stage.row.step, stage.row.appointed_at) == ("answer", None)


def test_a_running_dialogue_waits_for_ever(stage: Stage) -> None:
    stage.play(TO_FIRST_SEND)

    assert kept(timezone.now() + timedelta(days=365)) == 0


@pytest.mark.parametrize("how", ["nobody answers", "let rest", "taken back"])
def test_every_end_of_a_request_leaves_the_same_step(stage: Stage, how: str) -> None:
    if how == "let rest":
        stage.let_rest("bob")
    if how == "taken back":
        stage.move("ann", "stop")
    kept(timezone.now() + 25 * HOUR)

    assert stage.row.step == "lapsed"


def test_the_command_keeps_time_and_says_so(stage: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    Dialogue.objects.update(house_at=timezone.now() - HOUR)

    call_command("keep_time")

    assert capsys.readouterr().out.splitlines()[0] == "moves: 1"


def other_dialogue(cast: Cast) -> Dialogue:
    """One of Carl and Dora that has lost its recipe, so that no move of it can be made. Its hour is near."""
    return Dialogue.objects.create(
        couple=cast.other_couple, slug="lost", version=1, step="answer", sender="a", house_at=timezone.now() + HOUR
    )


def test_a_dialogue_that_cannot_be_moved_on_stops_no_other(
    cast: Cast, stage: Stage, caplog: pytest.LogCaptureFixture
) -> None:
    lost = other_dialogue(cast)

    done = do_due(timezone.now() + 25 * HOUR)["moves"]

    assert (done, stage.row.step) == (Done(count=1, failed=1), "lapsed")
    assert caplog.messages == [f"Due work was not done: house move in dialogue {lost.pk} (KeyError)"]
    lost.delete()


def test_the_command_says_when_something_could_not_be_done(cast: Cast) -> None:
    lost = other_dialogue(cast)
    Dialogue.objects.update(house_at=timezone.now() - HOUR)

    with pytest.raises(CommandError, match="Not done: 1"):
        call_command("keep_time")
    lost.delete()


def test_a_page_keeps_time_for_its_own_couple_alone(cast: Cast, stage: Stage) -> None:
    Dialogue.objects.update(house_at=timezone.now() - HOUR)

    assert do_due(scope=moves_of(cast.carl)) == {"moves": Done()}
    assert stage.row.step == "answer"
    assert do_due(scope=moves_of(cast.bob)) == {"moves": Done(count=1)}
    assert stage.row.step == "lapsed"


@pytest.mark.parametrize("page", ["home", "room"])
def test_no_page_shows_what_has_gone_by(cast: Cast, stage: Stage, client: Client, page: str) -> None:
    Dialogue.objects.update(house_at=timezone.now() - HOUR)
    client.force_login(cast.bob)

    client.get(reverse(page, args=[stage.id] if page == "room" else []))

    assert stage.row.step == "lapsed"


def test_a_request_that_has_gone_by_is_in_nobody_s_way(cast: Cast, stage: Stage, client: Client) -> None:
    Dialogue.objects.update(house_at=timezone.now() - HOUR)
    client.force_login(cast.bob)

    answer = client.post(reverse("start"), {"title": "our holidays"})

    assert (answer.status_code, stage.row.step) == (302, "lapsed")
    assert Dialogue.objects.filter(couple=cast.couple, ended_at=None).count() == 1


def test_three_pages_alone_make_a_due_move_when_they_are_looked_at(cast: Cast, stage: Stage, client: Client) -> None:
    """Each names its reason in its docstring. Every other GET leaves a dialogue as it found it."""
    client.force_login(cast.bob)
    values = {"dialogue_id": stage.id, "slug": "intentional", "token": "none", "key": uuid4()}
    wrote, shown = set(), set()
    for one in urlpatterns:
        before = transaction.savepoint()
        Dialogue.objects.update(house_at=timezone.now() - HOUR)
        page = client.get(reverse(one.name, kwargs={name: values[name] for name in one.pattern.converters}))
        if page.status_code == HTTPStatus.OK:
            shown.add(one.name)
        if stage.row.step == "lapsed":
            wrote.add(one.name)
        transaction.savepoint_rollback(before)

    assert shown >= {"home", "room", "begin", "sharing", "transcript"}
    assert wrote == {"home", "room", "one_phone"}
