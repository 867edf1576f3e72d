"""What a person keeps to themselves stays theirs, and leaves no trace that the partner could see."""

import pytest

from dialogue.domain import private_notes, queries
from dialogue.domain.access import room_for
from dialogue.domain.validation import NotUsable
from dialogue.models import BodyCheck, Draft, FeltHeard
from dialogue.protocol.terms import IllegalMove
from tests.dialogue.room_page import seen_by
from tests.stage import AT_THE_END, TO_FIRST_SEND, Stage

SECRET = "I am afraid to say this aloud"


def test_a_draft_comes_back_to_its_author_only(stage: Stage) -> None:
    stage.play(TO_FIRST_SEND)
    visit, bobs = stage.row.visit, seen_by(stage, "bob")

    assert private_notes.keep_draft(stage.people["ann"], stage.id, visit, SECRET) is True

    assert queries.draft_for(room_for(stage.people["ann"], stage.id)) == SECRET
    assert SECRET in seen_by(stage, "ann")
    assert seen_by(stage, "bob") == bobs
    assert SECRET.encode() not in bytes(Draft.objects.get().sealed)


def test_a_draft_of_an_earlier_visit_is_not_kept(stage: Stage) -> None:
    stage.play(TO_FIRST_SEND)
    visit = stage.row.visit
    stage.move("ann", "say", "Said")

    assert private_notes.keep_draft(stage.people["ann"], stage.id, visit, SECRET) is False


def test_an_older_draft_takes_no_newer_one_s_place(stage: Stage) -> None:
    stage.play(TO_FIRST_SEND)
    ann, visit = stage.people["ann"], stage.row.visit
    kept = [private_notes.keep_draft(ann, stage.id, visit, f"number {number}", number) for number in (2, 1, 2, 3)]

    assert kept == [True, False, False, True]
    assert queries.kept_draft_for(room_for(ann, stage.id)) == queries.KeptDraft("number 3", 3)


def test_a_draft_may_be_longer_than_what_can_be_said(stage: Stage) -> None:
    stage.play(TO_FIRST_SEND)
    ann, visit = stage.people["ann"], stage.row.visit

    assert private_notes.keep_draft(ann, stage.id, visit, "a" * 8000)
    assert len(queries.draft_for(room_for(ann, stage.id))) == 8000
    with pytest.raises(NotUsable):
        private_notes.keep_draft(ann, stage.id, visit, "a" * 8001)


def test_a_pause_keeps_the_draft_and_a_move_ends_it(stage: Stage) -> None:
    stage.play(TO_FIRST_SEND)
    private_notes.keep_draft(stage.people["ann"], stage.id, stage.row.visit, SECRET)
    stage.move("ann", "pause", minutes=5)
    stage.play("bob resume\nann resume")
    assert SECRET in seen_by(stage, "ann")

    stage.move("ann", "say", "Said")
    assert Draft.objects.count() == 0


def test_a_body_check_is_seen_by_its_author_only(stage: Stage) -> None:
    stage.move("bob", "now")
    seq, anns = stage.row.seq, seen_by(stage, "ann")

    private_notes.check_body(stage.people["bob"], stage.id, 8)

    assert queries.body_check_for(room_for(stage.people["bob"], stage.id)) == 8
    assert "Saved: 8" in seen_by(stage, "bob")
    assert (seen_by(stage, "ann"), stage.row.seq) == (anns, seq)
    assert BodyCheck.objects.count() == 1


def test_a_high_body_check_offers_another_time(stage: Stage) -> None:
    stage.move("bob", "now")
    offer = "That’s a lot to carry into a dialogue"
    private_notes.check_body(stage.people["bob"], stage.id, 6)
    assert offer not in seen_by(stage, "bob")

    private_notes.check_body(stage.people["bob"], stage.id, 7)
    assert offer in seen_by(stage, "bob")


def test_a_body_check_belongs_to_its_steps(stage: Stage) -> None:
    with pytest.raises(IllegalMove):
        private_notes.check_body(stage.people["bob"], stage.id, 3)
    stage.move("bob", "now")
    with pytest.raises(NotUsable):
        private_notes.check_body(stage.people["bob"], stage.id, 11)


def test_how_heard_somebody_felt_is_seen_by_its_author_only(stage: Stage) -> None:
    stage.play(AT_THE_END)
    seq, bobs = stage.row.seq, seen_by(stage, "bob")

    for level in (9, 2):
        private_notes.note_heard(stage.people["ann"], stage.id, level)

    assert queries.felt_heard_for(room_for(stage.people["ann"], stage.id)) == 2
    assert 'name="felt_heard" value="2" checked' in seen_by(stage, "ann")
    assert (seen_by(stage, "bob"), stage.row.seq) == (bobs, seq)
    assert FeltHeard.objects.count() == 1


def test_how_heard_somebody_felt_is_asked_at_the_end_only(stage: Stage) -> None:
    stage.play(TO_FIRST_SEND)
    with pytest.raises(IllegalMove):
        private_notes.note_heard(stage.people["ann"], stage.id, 3)
    stage.play(AT_THE_END.removeprefix(TO_FIRST_SEND))
    with pytest.raises(NotUsable):
        private_notes.note_heard(stage.people["ann"], stage.id, 11)


def test_letting_a_request_rest_looks_like_silence(stage: Stage) -> None:
    seq, anns = stage.row.seq, seen_by(stage, "ann")

    stage.let_rest("bob")

    assert (seen_by(stage, "ann"), stage.row.seq) == (anns, seq)
    assert "You chose not to answer:" in seen_by(stage, "bob")


def test_one_may_still_answer_after_letting_it_rest(stage: Stage) -> None:
    stage.let_rest("bob")
    stage.move("bob", "now")

    assert stage.row.step == "ground"


def test_the_one_who_asks_cannot_let_it_rest(stage: Stage) -> None:
    with pytest.raises(IllegalMove):
        stage.let_rest("ann")
