"""A move: made once, in turn, by the right person, with the right words; or refused and nothing kept."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from dialogue.domain.moves import move_transaction
from dialogue.domain.moves.move_plan import Move, Stale
from dialogue.domain.moves.move_transaction import MoveReused
from dialogue.domain.utterance import Utterance
from dialogue.domain.validation import Content, NotUsable
from dialogue.models import Dialogue, Event
from dialogue.protocol.terms import IllegalMove
from tests.cast import Cast
from tests.stage import TO_FIRST_SEND, Stage

SENTENCE = "When you came home late on Tuesday I felt worried and alone."


@pytest.fixture
def begun(stage: Stage) -> Stage:
    stage.play(TO_FIRST_SEND)
    return stage


def test_move_out_of_turn_is_refused_and_nothing_is_kept(begun: Stage) -> None:
    before = begun.row.seq

    with pytest.raises(IllegalMove):
        begun.move("bob", "say", "But I was only an hour late")

    assert (begun.row.seq, Event.objects.filter(dialogue=begun.id).count()) == (before, before)


def test_same_move_id_again_gives_the_first_result(begun: Stage) -> None:
    move_id, after = uuid4(), begun.row.seq
    first = begun.move("ann", "say", SENTENCE, move_id=move_id, after=after)
    begun.move("bob", "say", "You felt worried.")

    again = begun.move("ann", "say", SENTENCE, move_id=move_id, after=after)

    assert (again.seq, again.again, begun.row.seq) == (first.seq, True, first.seq + 1)


def test_same_move_id_with_other_words_is_refused(begun: Stage) -> None:
    move_id = uuid4()
    begun.move("ann", "say", SENTENCE, move_id=move_id)

    with pytest.raises(MoveReused):
        begun.move("ann", "say", "Something else", move_id=move_id)


def test_tapped_words_sent_twice_are_kept_once(begun: Stage) -> None:
    begun.play(f"ann say {SENTENCE}\nbob say You felt worried.")
    move_id = uuid4()
    first = begun.move("ann", "almost", words=(11,), move_id=move_id)

    assert begun.move("ann", "almost", words=(11,), move_id=move_id).seq == first.seq


def test_late_press_from_an_old_visit_of_the_same_step_is_stale(begun: Stage) -> None:
    old = begun.row.seq
    begun.play("ann say One thing.\nbob say One thing.\nann yes\nbob ask_more\nann more")

    with pytest.raises(Stale):
        begun.move("ann", "say", "One thing, from the other tab.", after=old)


def test_an_ouch_meanwhile_does_not_make_a_move_stale(begun: Stage) -> None:
    seen = begun.row.seq
    begun.move("bob", "ouch")

    assert begun.move("ann", "say", SENTENCE, after=seen).seq == seen + 2


def test_both_may_press_ready_at_the_same_moment(stage: Stage) -> None:
    stage.move("bob", "now")
    seen = stage.row.seq
    stage.move("ann", "ready", after=seen)
    stage.move("bob", "ready", after=seen)

    assert stage.row.step == "intent"


def test_a_page_from_the_future_is_stale(begun: Stage) -> None:
    with pytest.raises(Stale):
        begun.move("ann", "say", SENTENCE, after=begun.row.seq + 1)


@pytest.mark.parametrize("move", ["pause", "ouch", "stop"])
def test_interrupts_are_never_too_late(begun: Stage, move: str) -> None:
    made = begun.move("bob", move, after=0, minutes=20 if move == "pause" else None)

    assert begun.row.seq == made.seq


def test_a_pause_says_when_one_is_back_and_forgets_it_after(begun: Stage) -> None:
    begun.move("bob", "pause", minutes=20)
    back_at = begun.row.back_at
    assert back_at is not None
    assert timedelta(minutes=19) < back_at - timezone.now() <= timedelta(minutes=20)

    begun.play("ann resume\nbob resume")
    assert (begun.row.back_at, begun.row.paused, begun.row.step) == (None, False, "send")


@pytest.mark.parametrize(
    "content",
    [
        Content(),
        Content(Utterance("x" * 2001)),
        Content(Utterance("said", words=(1,))),
        Content(Utterance("said", feelings=("sad",))),
    ],
)
def test_say_needs_words_and_only_words(begun: Stage, content: Content) -> None:
    with pytest.raises(NotUsable):
        move_transaction.make_move(begun.people["ann"], begun.id, Move(uuid4(), begun.row.seq, "say", content))


@pytest.mark.parametrize("words", [(), (99,), (-1,)])
def test_almost_needs_words_that_are_there(begun: Stage, words: tuple[int, ...]) -> None:
    begun.play(f"ann say {SENTENCE}\nbob say You felt worried.")

    with pytest.raises(NotUsable):
        begun.move("ann", "almost", words=words)


def test_almost_keeps_the_tapped_words_as_text(begun: Stage) -> None:
    begun.play(f"ann say {SENTENCE}\nbob say You felt worried.\nann almost 11 4 5 6")

    (kept,) = begun.lines(step="send_check")
    assert (kept.utterance.text, kept.utterance.words) == ("late on Tuesday … alone", (4, 5, 6, 11))


@pytest.mark.parametrize("feelings", [("nosuchword",), ("sad", "sad")])
def test_unknown_feelings_are_refused(begun: Stage, feelings: tuple[str, ...]) -> None:
    begun.play("ann say a\nbob say a\nann yes\nbob ask_more\nann no_more\nbob say a\nann all\nbob say b\nann landed")

    with pytest.raises(NotUsable):
        begun.move("bob", "say", feelings=feelings)


@pytest.mark.parametrize("hours", [None, -1, 0, 14 * 24 + 1])
def test_a_later_time_lies_within_two_weeks(stage: Stage, hours: int | None) -> None:
    until = None if hours is None else timezone.now() + timedelta(hours=hours)

    with pytest.raises(NotUsable):
        stage.move("bob", "later", until=until)


@pytest.mark.parametrize("title", ["", "x" * 81, "one\ntwo"])
def test_a_request_needs_one_short_line(cast: Cast, title: str) -> None:
    with pytest.raises(NotUsable):
        Stage(cast, title)

    assert Dialogue.objects.count() == 0


def test_a_new_one_may_begin_once_it_is_over(begun: Stage, cast: Cast) -> None:
    begun.move("ann", "stop")

    assert Stage(cast).id != begun.id
