"""Taking a move back: within its seconds, by whoever made it, and with no word left but in their own box."""

from collections.abc import Callable
from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from dialogue.domain import private_notes, queries, shelf
from dialogue.domain.access import NotInTheRoom, room_for
from dialogue.domain.integrity import fault_in
from dialogue.domain.moves import earlier_fold, take_back
from dialogue.domain.moves.move_plan import Move
from dialogue.domain.moves.take_back import TooLate
from dialogue.domain.openings import Opening, open_dialogue
from dialogue.domain.utterance import Utterance
from dialogue.domain.validation import Content, NotUsable
from dialogue.jobs.scheduler import do_due
from dialogue.models import Dialogue, Draft, Event, Shelved
from tests.cast import Cast
from tests.stage import TO_FIRST_SEND, Stage

SENTENCE = "When you came home late on Tuesday I felt worried and alone."
Later = Callable[[float], None]
KEPT = [name for name in Dialogue.FOLD if name not in {"seq", "before"}]


@pytest.fixture
def begun(stage: Stage) -> Stage:
    stage.play(TO_FIRST_SEND)
    return stage


@pytest.fixture
def later(monkeypatch: pytest.MonkeyPatch) -> Later:
    """Sets the server's clock to so many seconds after now."""
    now = timezone.now()

    def set_to(seconds: float) -> None:
        monkeypatch.setattr(timezone, "now", lambda: now + timedelta(seconds=seconds))

    set_to(0)
    return set_to


def fold_of(stage: Stage) -> dict[str, object]:
    return {name: getattr(stage.row, name) for name in KEPT}


def opened(cast: Cast, title: str = "our mornings") -> None:
    open_dialogue(cast.bob, Opening("intentional"), Move(uuid4(), 0, "ask", Content(Utterance(title))))


def test_the_row_is_as_it_was_and_the_words_are_in_their_author_s_box_alone(begun: Stage) -> None:
    before = fold_of(begun)
    said = begun.move("ann", "say", SENTENCE)
    made = begun.move("ann", "take_back")

    assert (fold_of(begun), begun.row.seq, begun.row.before) == (before, said.seq + 1, None)
    event = Event.objects.get(dialogue=begun.id, seq=said.seq)
    assert (event.sealed, event.taken_back, event.move) == (None, True, "say")
    assert made.seq == said.seq + 1
    assert fault_in(begun.row) is None
    assert queries.draft_for(room_for(begun.people["ann"], begun.id)) == SENTENCE
    assert Draft.objects.filter(author=begun.people["bob"]).count() == 0
    assert begun.move("ann", "say", SENTENCE).seq == said.seq + 2


def test_no_key_but_the_author_s_own_opens_what_is_left(begun: Stage) -> None:
    begun.move("ann", "say", SENTENCE)
    begun.move("ann", "take_back")

    sealed = Draft.objects.get(author=begun.people["ann"])
    assert sealed.key_owner == begun.people["ann"]
    assert sealed.key_couple is None
    assert [line.utterance for line in begun.lines(seq__gt=begun.row.seq - 2)] == [Utterance(), Utterance()]


def test_clocks_come_back_as_they_were(stage: Stage) -> None:
    meet_at = timezone.now() + timedelta(hours=2)
    stage.move("bob", "later", until=meet_at)
    before = fold_of(stage)
    assert before["appointed_at"] == meet_at
    assert isinstance(before["house_at"], datetime)
    stage.move("ann", "move_it", until=meet_at + timedelta(hours=1))
    assert fold_of(stage) != before
    stage.move("ann", "take_back")

    assert fold_of(stage) == before


def test_a_time_that_was_agreed_stays_once_something_else_is_open(stage: Stage, cast: Cast) -> None:
    stage.move("bob", "later", until=timezone.now() + timedelta(hours=2))
    opened(cast)

    with pytest.raises(NotUsable):
        stage.move("bob", "take_back")
    assert stage.row.step == "scheduled"


@pytest.mark.parametrize(("script", "who"), [("", "bob"), ("bob now", "ann"), (TO_FIRST_SEND, "ann")])
def test_each_kind_of_step_is_as_it_was(stage: Stage, script: str, who: str) -> None:
    stage.play(script)
    before = fold_of(stage)
    stage.play({"": "bob now", "bob now": "ann ready", TO_FIRST_SEND: "ann ouch"}[script])
    stage.move(who, "take_back")

    assert fold_of(stage) == before


@pytest.mark.parametrize(("move", "most"), [("say", 10), ("ouch", 10), ("stop", 60)])
def test_it_stays_once_its_seconds_are_over(begun: Stage, later: Later, move: str, most: int) -> None:
    begun.move("ann", move, SENTENCE if move == "say" else "")
    seq = begun.row.seq
    later(most + 0.001)

    with pytest.raises(TooLate) as refused:
        begun.move("ann", "take_back")
    assert (
        str(refused.value.reason)
        == {
            10: "It’s too late to undo that: more than 10 seconds have passed.",
            60: "It’s too late to undo that: more than a minute has passed.",
        }[most]
    )
    assert begun.row.seq == seq

    later(most)
    assert begun.move("ann", "take_back").seq == seq + 1


def test_the_request_stays(stage: Stage) -> None:
    with pytest.raises(TooLate):
        stage.move("ann", "take_back")


def test_somebody_else_cannot(begun: Stage, cast: Cast) -> None:
    begun.move("ann", "say", SENTENCE)

    with pytest.raises(TooLate):
        begun.move("bob", "take_back")
    begun.people["eve"] = cast.eve
    with pytest.raises(NotInTheRoom):
        begun.move("eve", "take_back")
    assert Event.objects.filter(dialogue=begun.id, sealed=None, move="say").count() == 0


def test_what_the_partner_has_answered_stays(begun: Stage) -> None:
    seen = begun.move("ann", "say", SENTENCE).seq
    begun.move("bob", "say", "You felt worried.")

    with pytest.raises(TooLate):
        begun.move("ann", "take_back", after=seen)
    assert [line.utterance.text for line in begun.lines(move="say")] == [SENTENCE, "You felt worried."]


def test_a_press_that_meant_an_earlier_move_is_too_late(begun: Stage) -> None:
    seen = begun.row.seq
    begun.move("ann", "ouch")

    with pytest.raises(TooLate):
        begun.move("ann", "take_back", after=seen)


def test_twice_is_once(begun: Stage) -> None:
    begun.move("ann", "say", SENTENCE)
    move_id, after = uuid4(), begun.row.seq
    first = begun.move("ann", "take_back", after=after, move_id=move_id)

    again = begun.move("ann", "take_back", after=after, move_id=move_id)
    assert (again.seq, again.again) == (first.seq, True)
    with pytest.raises(TooLate):
        begun.move("ann", "take_back")


def test_a_move_that_is_sent_again_stays_taken_back(begun: Stage) -> None:
    move_id, after = uuid4(), begun.row.seq
    first = begun.move("ann", "say", SENTENCE, move_id=move_id, after=after)
    begun.move("ann", "take_back")

    again = begun.move("ann", "say", SENTENCE, move_id=move_id, after=after)
    assert (again.seq, again.again, begun.row.seq) == (first.seq, True, first.seq + 1)


def test_a_draft_that_no_words_come_back_over_stays(begun: Stage) -> None:
    private_notes.keep_draft(begun.people["ann"], begun.id, begun.row.visit, "half a sentence")
    begun.move("ann", "ouch")
    begun.move("ann", "take_back")

    assert queries.draft_for(room_for(begun.people["ann"], begun.id)) == "half a sentence"


def test_a_stop_leaves_shelf_and_box_for_its_minute(begun: Stage, later: Later) -> None:
    private_notes.keep_draft(begun.people["ann"], begun.id, begun.row.visit, "half a sentence")
    begun.move("ann", "say", SENTENCE)
    shelf.put_on_shelf(begun.people["bob"], begun.id, "But I was only an hour late")
    private_notes.keep_draft(begun.people["bob"], begun.id, begun.row.visit, "You felt")
    before = fold_of(begun)
    begun.move("bob", "stop")
    later(59)
    do_due()
    begun.move("bob", "take_back")

    assert fold_of(begun) == before
    room = room_for(begun.people["bob"], begun.id)
    assert ([one.text for one in shelf.shelf_of(room)], queries.draft_for(room)) == (
        ["But I was only an hour late"],
        "You felt",
    )


def test_a_stop_that_stays_leaves_nothing(begun: Stage, later: Later) -> None:
    begun.move("ann", "say", SENTENCE)
    shelf.put_on_shelf(begun.people["bob"], begun.id, "But I was only an hour late")
    private_notes.keep_draft(begun.people["bob"], begun.id, begun.row.visit, "You felt")
    begun.move("bob", "stop")
    later(61)
    do_due()

    assert (Shelved.objects.count(), Draft.objects.count(), begun.row.before) == (0, 0, None)
    assert take_back.finish(begun.id, timezone.now()) is False
    with pytest.raises(TooLate):
        begun.move("bob", "take_back")


def test_a_stop_stays_once_something_else_is_open(begun: Stage, cast: Cast) -> None:
    begun.move("ann", "stop")
    opened(cast)

    with pytest.raises(NotUsable) as refused:
        begun.move("ann", "take_back")
    assert str(refused.value.reason) == ("It’s too late to undo that: the two of you have started something else.")
    assert begun.row.over


def test_a_nested_dialogue_goes_on_while_its_parent_waits(begun: Stage) -> None:
    within = Opening("reconnect", parent=begun.id)
    ouch = Move(uuid4(), 0, "say", Content(Utterance("That hurt.")))
    inner = open_dialogue(begun.people["bob"], within, ouch).dialogue_id
    outer, begun.id = begun.id, inner
    begun.move("ann", "say", "You felt hurt.")
    begun.move("bob", "stop")
    step = (begun.row.before or {})["step"]
    begun.move("bob", "take_back")
    assert (begun.row.step, begun.row.ended_at) == (step, None)

    begun.move("bob", "stop")
    begun.id = outer
    begun.play("ann resume\nbob resume")
    begun.id = inner
    with pytest.raises(NotUsable):
        begun.move("bob", "take_back")


def test_no_row_holds_a_word_for_it(begun: Stage) -> None:
    begun.move("ann", "say", SENTENCE)

    assert set(begun.row.before or {}) == {
        *("seat", "at", "look_again_on"),
        *earlier_fold.LENGTHS,
        *earlier_fold.AS_IT_IS,
        *earlier_fold.MOMENTS,
    }
