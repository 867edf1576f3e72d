"""What a clock brings: a request lapses, an agreed time goes by. Nothing else ever moves by itself."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from dialogue import services
from dialogue.models import Dialogue
from tests.stage import TO_FIRST_SEND, Stage

HOUR = timedelta(hours=1)


def test_a_request_lapses_after_a_day(stage: Stage) -> None:
    now = timezone.now()

    assert services.keep_time(now + 23 * HOUR) == 0
    assert services.keep_time(now + 25 * HOUR) == 1
    assert stage.row.step == "lapsed"


def test_keeping_time_twice_does_it_once(stage: Stage) -> None:
    later = timezone.now() + 25 * HOUR

    assert [services.keep_time(later), services.keep_time(later)] == [1, 0]


def test_an_answer_stops_the_clock(stage: Stage) -> None:
    stage.move("bob", "now")

    assert (stage.row.house_at, services.keep_time(timezone.now() + 100 * HOUR)) == (None, 0)


def test_an_agreed_time_that_goes_by_asks_again(stage: Stage) -> None:
    until = timezone.now() + 3 * HOUR
    stage.move("bob", "later", until=until)
    assert (stage.row.appointed_at, stage.row.house_at) == (until, until + 2 * HOUR)

    assert services.keep_time(until + HOUR) == 0
    assert services.keep_time(until + 3 * HOUR) == 1
    assert (stage.row.step, stage.row.appointed_at) == ("answer", None)


def test_a_running_dialogue_waits_for_ever(stage: Stage) -> None:
    stage.play(TO_FIRST_SEND)

    assert services.keep_time(timezone.now() + timedelta(days=365)) == 0


@pytest.mark.parametrize("how", ["nobody answers", "let rest", "taken back"])
def test_every_end_of_a_request_leaves_the_same_step(stage: Stage, how: str) -> None:
    if how == "let rest":
        stage.let_rest("bob")
    if how == "taken back":
        stage.move("ann", "stop")
    services.keep_time(timezone.now() + 25 * HOUR)

    assert stage.row.step == "lapsed"


def test_the_command_keeps_time_and_says_so(stage: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    Dialogue.objects.update(house_at=timezone.now() - HOUR)

    call_command("keep_time")

    assert capsys.readouterr().out == "1 dialogue moved on by its clock.\n"
