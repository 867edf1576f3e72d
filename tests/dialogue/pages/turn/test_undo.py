"""Undo stands on the turn of the person who moved last alone, for as long as the server would take it."""

from datetime import timedelta

from django.utils import timezone

from dialogue.domain.access import room_for
from dialogue.pages.turn.undo import Undo, undo_for
from tests.stage import TO_FIRST_SEND, Stage

SENTENCE = "When you came home late on Tuesday I felt worried and alone."


def offers(stage: Stage, seconds: float) -> list[Undo | None]:
    """To Ann and to Bob, so long after the last move."""
    now = stage.row.events.latest("seq").at + timedelta(seconds=seconds)
    return [undo_for(room_for(person, stage.id), now) for person in stage.people.values()]


def test_it_counts_down_for_whoever_moved_and_is_no_offer_to_the_partner(stage: Stage) -> None:
    stage.play(f"{TO_FIRST_SEND}\nann say {SENTENCE}")

    assert [offers(stage, seconds) for seconds in (0, 8.5, 9.5)] == [
        [Undo(stop=False, left=10), None],
        [Undo(stop=False, left=1), None],
        [None, None],
    ]


def test_a_stop_has_its_minute(stage: Stage) -> None:
    stage.play(f"{TO_FIRST_SEND}\nbob stop")

    assert offers(stage, 1) == [None, Undo(stop=True, left=59)]
    assert offers(stage, 60) == [None, None]


def test_it_is_not_there_for_what_stays(stage: Stage) -> None:
    assert offers(stage, 0) == [None, None]  # the request
    stage.play(TO_FIRST_SEND)
    stage.move("ann", "pause", minutes=5)

    assert offers(stage, 0) == [None, None]
    assert undo_for(room_for(stage.people["ann"], stage.id), timezone.now()) is None
