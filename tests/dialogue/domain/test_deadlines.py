"""The clocks that no step of a protocol has: a pause until a set time, and since when the two are in dialogue."""

from datetime import timedelta

import pytest
from django.utils import timezone

from dialogue.domain.validation import NotUsable
from dialogue.models import Dialogue
from tests.cast import Cast
from tests.stage import TO_FIRST_SEND, Stage

SATURDAY = timedelta(days=5)


@pytest.fixture
def begun(cast: Cast) -> Stage:
    stage = Stage(cast)
    stage.play(TO_FIRST_SEND)
    return stage


def test_a_pause_until_a_set_time_is_an_appointment_until_both_are_back(begun: Stage) -> None:
    time = timezone.now() + SATURDAY
    begun.move("ann", "pause", until=time)
    assert (begun.row.paused, begun.row.back_at, begun.row.appointed_at) == (True, time, time)

    begun.move("bob", "resume")
    begun.move("ann", "resume")
    ended = begun.row
    assert (ended.paused, ended.back_at, ended.appointed_at) == (False, None, None)


def test_a_pause_of_some_minutes_is_no_appointment_and_takes_the_place_of_one(begun: Stage) -> None:
    begun.move("ann", "pause", until=timezone.now() + SATURDAY)
    begun.move("ann", "resume")
    begun.move("ann", "pause", minutes=20)

    assert (begun.row.appointed_at, begun.row.paused) == (None, True)


@pytest.mark.parametrize("ahead", [timedelta(minutes=-1), timedelta(days=14, minutes=1)])
def test_a_pause_until_a_time_gone_by_or_too_far_is_refused(begun: Stage, ahead: timedelta) -> None:
    with pytest.raises(NotUsable):
        begun.move("ann", "pause", until=timezone.now() + ahead)

    assert not begun.row.paused


def test_the_two_are_together_from_their_first_sentence_and_anew_after_a_pause(cast: Cast) -> None:
    stage = Stage(cast)
    assert stage.row.together_since is None
    stage.play(TO_FIRST_SEND)
    first = stage.row.together_since
    assert first == stage.row.events.get(seq=stage.row.seq).at

    stage.play("ann say I felt worried.\nbob say You felt worried.")
    assert stage.row.together_since == first
    stage.move("ann", "pause", minutes=5)
    assert stage.row.together_since is None
    stage.play("ann resume\nbob resume")
    assert stage.row.together_since == stage.row.events.get(seq=stage.row.seq).at


def test_a_stop_that_is_taken_back_goes_on_counting(begun: Stage) -> None:
    since = begun.row.together_since
    begun.move("ann", "stop")
    assert begun.row.together_since is None

    begun.move("ann", "take_back")
    assert begun.row.together_since == since


def test_the_row_says_when_its_step_began_and_by_whose_move(begun: Stage) -> None:
    begun.move("ann", "say", "I felt worried.")
    began = begun.row.events.get(seq=begun.row.visit)

    assert (begun.row.visit_at, begun.row.visit_by) == (began.at, "a")
    begun.move("ann", "take_back")
    assert (begun.row.visit, begun.row.visit_by) == (6, "b")


def test_a_turn_is_as_long_as_before_when_a_pause_is_over(begun: Stage) -> None:
    """However often the length of the pause was changed in it, and when its end was undone with a stop."""
    long_ago = timezone.now() - timedelta(minutes=7)
    Dialogue.objects.update(visit_at=long_ago)
    begun.move("ann", "pause", minutes=20)
    lasted = begun.row.turn_lasted
    assert lasted is not None
    assert 420 <= lasted.total_seconds() < 480

    begun.move("bob", "pause", minutes=60)
    begun.move("bob", "stop")
    begun.move("bob", "take_back")
    assert begun.row.turn_lasted == lasted
    begun.play("ann resume\nbob resume")
    ended = begun.row.events.get(seq=begun.row.seq).at
    assert begun.row.turn_lasted is None
    assert begun.row.visit_at == ended - lasted
    begun.move("ann", "say", "I felt worried.")
    assert begun.row.visit_at == begun.row.events.get(seq=begun.row.seq).at
