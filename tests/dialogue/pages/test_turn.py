"""What one person sees and may do now."""

from datetime import timedelta

import pytest
from django.utils import timezone

from dialogue.domain.access import room_for
from dialogue.jobs.scheduler import do_due
from dialogue.pages.turn import Turn, turn_for
from tests.stage import ROUND_ONE, TO_FIRST_SEND, Stage


def turn_of(stage: Stage, who: str) -> Turn:
    return turn_for(room_for(stage.people[who], stage.id))


def moves_of(turn: Turn) -> list[str]:
    return [move for group in turn.groups for move, _label in group.buttons]


def test_who_is_ready_waits_in_words_and_may_still_choose_another_time(stage: Stage) -> None:
    stage.move("bob", "now")
    before = turn_of(stage, "ann").key
    stage.move("ann", "ready")

    turn = turn_of(stage, "ann")
    assert (turn.title, moves_of(turn)) == ("You have arrived. Bob is taking a moment", ["later"])
    assert turn.key != before
    assert turn_of(stage, "bob").title == "First, arrive"


def test_pause_has_its_own_words_for_who_is_back(stage: Stage) -> None:
    stage.play(TO_FIRST_SEND)
    stage.move("bob", "pause", minutes=5)
    assert [turn_of(stage, who).title for who in ("ann", "bob")] == ["A pause", "A pause"]

    stage.move("ann", "resume")
    assert turn_of(stage, "ann").title == "You are back. Bob is not back yet"


def test_hint_follows_the_third_loop(stage: Stage) -> None:
    stage.play(f"{TO_FIRST_SEND}\nann say a\nbob say b")
    for _ in range(2):
        stage.play("ann not_yet\nann say a\nbob say b")
        assert turn_of(stage, "ann").hint == ""
    stage.play("ann not_yet\nann say a\nbob say b")

    assert turn_of(stage, "ann").hint.startswith("This one is hard to carry across.")


def test_hint_follows_ten_sends(stage: Stage) -> None:
    stage.play(TO_FIRST_SEND)
    for _ in range(10):
        stage.play("ann say a\nbob say a\nann yes\nbob ask_more")
        assert turn_of(stage, "ann").hint == ""
        stage.move("ann", "more")
    stage.play("ann say a\nbob say a\nann yes\nbob ask_more")

    assert turn_of(stage, "ann").hint.endswith("enough for one sitting?")


def test_second_round_offers_its_own_stem(stage: Stage) -> None:
    stage.play(TO_FIRST_SEND)
    assert turn_of(stage, "ann").stems == ("I feel…", "What’s bothering me is…", "I need…")

    stage.play(f"{ROUND_ONE}\nbob switch")
    assert turn_of(stage, "bob").stems == ("What happened in me as I listened was…",)


def test_what_is_mirrored_stays_pinned(stage: Stage) -> None:
    stage.play(f"{TO_FIRST_SEND}\nann say When you came home late\nbob say You came")

    assert [line.utterance.text for line in turn_of(stage, "ann").pins] == ["When you came home late", "You came"]


@pytest.mark.parametrize("who", ["ann", "bob"])
def test_putting_off_is_counted_for_oneself_only(stage: Stage, who: str) -> None:
    later = timezone.now() + timedelta(hours=3)
    for _ in range(2):
        stage.move("bob", "later", until=later)
        do_due(later + timedelta(hours=3))

    assert turn_of(stage, who).put_off == {"ann": 0, "bob": 2}[who]
