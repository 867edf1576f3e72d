"""What a turn has in focus mode: short sends, a minute to move between rounds, and after twenty minutes the way out."""

from datetime import datetime, timedelta

import pytest
from django.utils import timezone

from dialogue.domain.access import room_for
from dialogue.pages.turn.focus import LONGEST, Focus, focus_for
from dialogue.pages.turn.reader_moves import moves_of
from dialogue.protocol.terms import Mode
from tests.cast import Cast
from tests.stage import ROUND_ONE, TO_FIRST_SEND, Stage

TEXT = "When you came home late I felt alone."


@pytest.fixture
def stage(cast: Cast) -> Stage:
    cast.ann.focus = True
    cast.ann.save()
    return Stage(cast)


def focus_of(stage: Stage, who: str = "ann", now: datetime | None = None) -> Focus | None:
    room = room_for(stage.people[who], stage.id)
    return focus_for(room, moves_of(room), now or timezone.now())


def test_it_is_the_reader_s_own_and_ends_with_the_dialogue(stage: Stage) -> None:
    stage.play(TO_FIRST_SEND)
    assert (focus_of(stage, "bob"), focus_of(stage) is None) == (None, False)
    stage.move("bob", "pause", minutes=5)
    assert focus_of(stage) == Focus()

    stage.move("bob", "stop")
    assert focus_of(stage) is None


def test_two_sentences_are_sent_at_a_time_and_a_mirror_may_be_longer(cast: Cast, stage: Stage) -> None:
    cast.bob.focus = True
    cast.bob.save()
    stage.play(TO_FIRST_SEND)
    sends = focus_of(stage)
    stage.move("ann", "say", TEXT)
    mirrors, waits = focus_of(stage, "bob"), focus_of(stage)

    assert [one and one.sentences for one in (sends, mirrors, waits)] == [2, 0, 0]


def test_a_minute_to_move_is_offered_where_the_second_round_begins(stage: Stage) -> None:
    stage.play(TO_FIRST_SEND)
    first = focus_of(stage)
    stage.play(f"{ROUND_ONE}\nbob switch")
    second = focus_of(stage)
    stage.move("bob", "say", TEXT)
    third = focus_of(stage)

    assert [one and one.movement_break for one in (first, second, third)] == [False, True, False]


def test_going_on_later_is_offered_after_twenty_minutes_together(stage: Stage) -> None:
    before = focus_of(stage)
    stage.play(TO_FIRST_SEND)
    since = stage.row.together_since
    assert since is not None
    found = [focus_of(stage, now=since + timedelta(seconds=seconds)) for seconds in (0, LONGEST - 60, LONGEST + 60)]

    assert before is not None
    assert not before.may_go_on_later
    assert [one and (one.may_go_on_later, one.left) for one in found] == [(True, 1200), (True, 60), (True, 0)]


def test_nothing_is_timed_over_hours(cast: Cast) -> None:
    cast.ann.focus = True
    cast.ann.save()
    stage = Stage(cast, mode=Mode.UNHURRIED)
    stage.play("bob now\nann ready\nbob ready\nann ready\nbob ready")
    found = focus_of(stage)

    assert found is not None
    assert (found.may_go_on_later, found.sentences) == (False, 2)
