"""What a turn says names the person it speaks of: an answer, and a time that one of the two chose."""

from datetime import timedelta

from django.utils import timezone

from dialogue.domain.access import room_for
from dialogue.pages.turn.turn import Turn, turn_for
from tests.stage import Stage


def turns(stage: Stage) -> list[Turn]:
    return [turn_for(room_for(stage.people[who], stage.id)) for who in ("ann", "bob")]


def test_a_no_says_to_each_whose_it_is(stage: Stage) -> None:
    stage.move("bob", "not_today")
    found = [turn.instructions.title.replace("\u2068", "").replace("\u2069", "") for turn in turns(stage)]
    assert found == ["Bob said “Not today”", "You said “Not today”"]


def test_a_time_says_to_each_who_chose_it_last(stage: Stage) -> None:
    stage.move("bob", "later", until=timezone.now() + timedelta(days=5))
    assert [turn.times.asked_by for turn in turns(stage)] == ["partner", "me"]
    stage.move("ann", "move_it", until=timezone.now() + timedelta(days=6))
    assert [turn.times.asked_by for turn in turns(stage)] == ["me", "partner"]
