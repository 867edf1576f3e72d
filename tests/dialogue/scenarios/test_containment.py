"""Anger contained: a time to come back, few words, one end for every stop, and a dialogue that waits for it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from dialogue.domain import private_notes
from dialogue.domain.access import NotInTheRoom, room_for
from dialogue.domain.moves.move_plan import Move
from dialogue.domain.moves.move_transaction import make_house_move, make_move
from dialogue.domain.openings import AlreadyOpen, Opening, open_dialogue
from dialogue.domain.utterance import Utterance
from dialogue.domain.validation import Content, NotUsable
from dialogue.models import Dialogue, Draft
from dialogue.pages.render import turn_context, turn_html
from dialogue.pages.turn.turn import turn_for
from tests.cast import Cast
from tests.dialogue.scenarios.containment import Anger
from tests.stage import TO_FIRST_SEND, Stage


@pytest.mark.parametrize("minutes", [5, 19, 24 * 60 + 1])
def test_cooling_down_takes_twenty_minutes_and_a_day_at_most(cast: Cast, minutes: int) -> None:
    with pytest.raises(NotUsable):
        Anger(cast, cool=timedelta(minutes=minutes))
    assert Dialogue.objects.count() == 0


def test_nobody_comes_back_before_the_time(cast: Cast) -> None:
    anger = Anger(cast)

    assert make_house_move(anger.id, timezone.now() + timedelta(minutes=29)) is None
    assert make_house_move(anger.id, timezone.now() + timedelta(minutes=31)) is not None
    assert anger.row.step == "back"


def test_more_time_to_cool_moves_the_hour_to_come_back(cast: Cast) -> None:
    anger, later = Anger(cast), timezone.now() + timedelta(hours=2)

    make_move(cast.bob, anger.id, Move(uuid4(), anger.row.seq, "longer", Content(until=later)))

    row = anger.row
    assert (row.step, row.appointed_at, row.house_at) == ("cool", later, later)
    assert make_house_move(anger.id, timezone.now() + timedelta(minutes=31)) is None
    assert turn_for(room_for(cast.ann, anger.id)).timing.left_words == "2 hours"


def test_each_reads_by_whose_wish_they_cool_down_and_when_both_come_back(cast: Cast) -> None:
    anger = Anger(cast)

    def clocks() -> list[str]:
        pages = [turn_html(turn_context(turn_for(room_for(anger.people[who], anger.id)))) for who in ("ann", "bob")]
        return [page.partition('class="clock">')[2].partition(" Both of you come back ")[0] for page in pages]

    assert clocks() == ["You asked for time to cool down.", "Ann asked for time to cool down."]
    make_move(
        cast.bob, anger.id, Move(uuid4(), anger.row.seq, "longer", Content(until=timezone.now() + timedelta(hours=1)))
    )
    assert clocks() == ["Bob asked for time to cool down.", "You asked for time to cool down."]


def test_whoever_is_back_first_reads_nothing_of_the_partner_that_nobody_knows(cast: Cast) -> None:
    anger = Anger(cast)
    make_house_move(anger.id, timezone.now() + timedelta(minutes=31))
    make_move(cast.ann, anger.id, Move(uuid4(), anger.row.seq, "ready"))

    assert turn_for(room_for(cast.ann, anger.id)).instructions.title == "You’re ready. Bob hasn’t answered yet"


def test_a_threat_ends_it_like_any_stop_and_its_words_are_kept_nowhere(cast: Cast) -> None:
    ended = []
    for end in (("say", "I will hit you."), ("stop", "")):
        anger = Anger(cast).to_the_anger()
        anger.move("ann", *end)
        row, event = anger.row, anger.row.events.last()
        assert event is not None
        pages = [turn_for(room_for(anger.people[who], anger.id)) for who in ("ann", "bob")]
        ended.append(
            (row.step, event.move, event.sealed, [(page.instructions.title, page.instructions.tip) for page in pages])
        )

    threat, stop = ended
    assert threat == stop
    assert threat[:3] == ("sheltered", "stop", None)
    assert threat[3][0] == threat[3][1]


def test_a_threat_that_is_sent_again_is_answered_as_before(cast: Cast) -> None:
    anger, move_id = Anger(cast).to_the_anger(), uuid4()

    first = anger.move("ann", "say", "I will hit you.", move_id)
    again = anger.move("ann", "say", "I will hit you.", move_id)

    assert (again.seq, again.again) == (first.seq, True)


def test_three_short_sends_are_answered_by_the_one_sentence(cast: Cast) -> None:
    anger = Anger(cast).to_the_anger()
    for who, move, text in (
        ("ann", "say", "I’m angry about the dishes."),
        ("bob", "say", "The dishes."),
        ("ann", "yes", ""),
    ):
        anger.move(who, move, text)
    for answer in ("tell_more", "tell_more", "heard"):
        anger.move("ann", "say", "I’m angry.")
        assert [
            move for group in turn_for(room_for(cast.bob, anger.id)).forms.groups for move, _label in group.buttons
        ] == [answer]
        anger.move("bob", answer)

    assert anger.row.step == "beneath"


def test_the_ten_minutes_are_one_box_around_all_of_it(cast: Cast) -> None:
    anger = Anger(cast).to_the_anger()
    for who, move, text in (
        ("ann", "say", "I’m angry about the dishes."),
        ("bob", "say", "The dishes."),
        ("ann", "yes", ""),
    ):
        anger.move(who, move, text)
    ends = anger.row.house_at
    anger.move("ann", "say", "I’m angry.")
    anger.move("bob", "tell_more")

    assert (anger.row.step, anger.row.house_at) == ("pour", ends)
    make_house_move(anger.id, timezone.now() + timedelta(minutes=10))
    assert (anger.row.step, anger.row.house_at) == ("beneath", None)


def test_a_running_dialogue_waits_and_goes_on_at_its_exact_step(stage: Stage, cast: Cast) -> None:
    stage.play(TO_FIRST_SEND)
    stage.move("ann", "say", "I felt alone.")
    before = stage.row.state

    anger = Anger(cast, parent=stage.id)
    interruption = turn_for(room_for(cast.bob, stage.id)).interruption
    assert (stage.row.paused, interruption and interruption.pk) == (True, anger.id)
    with pytest.raises(NotUsable):
        stage.move("bob", "resume")
    with pytest.raises(AlreadyOpen):
        Anger(cast, parent=stage.id)

    anger.to_the_anger().move("bob", "stop")
    stage.move("ann", "resume")
    stage.move("bob", "resume")
    assert stage.row.state == before
    assert stage.move("bob", "say", "You felt alone.").again is False


def test_a_pause_holds_the_ten_minutes(cast: Cast) -> None:
    anger = Anger(cast).to_the_anger()
    anger.move("ann", "say", "I’m angry about Monday.")
    anger.move("bob", "say", "You are angry about Monday.")
    anger.move("ann", "yes")
    Dialogue.objects.filter(pk=anger.id).update(house_at=timezone.now() + timedelta(minutes=4))
    make_move(anger.people["bob"], anger.id, Move(uuid4(), anger.row.seq, "pause", Content(minutes=20)))
    held = anger.row

    assert (held.house_at, make_house_move(anger.id, timezone.now() + timedelta(hours=1))) == (None, None)
    anger.move("ann", "resume")
    assert (anger.row.house_at, anger.row.box_left) == (None, held.box_left)
    anger.move("bob", "resume")

    row = anger.row
    assert row.house_at
    left = row.house_at - timezone.now()
    assert (row.step, row.box_left) == ("pour", None)
    assert timedelta(minutes=3, seconds=30) < left <= timedelta(minutes=4)


def test_a_pause_does_not_hold_the_hour_to_come_back(cast: Cast) -> None:
    anger = Anger(cast)
    comes = anger.row.house_at
    make_move(anger.people["bob"], anger.id, Move(uuid4(), anger.row.seq, "pause", Content(minutes=20)))

    assert (anger.row.house_at, anger.row.box_left) == (comes, None)


def test_more_time_to_cool_is_no_first_answer(cast: Cast) -> None:
    turn = turn_for(room_for(cast.ann, Anger(cast).id))

    assert [(group.buttons[0][0], group.folded) for group in turn.forms.groups] == [("longer", True)]
    assert turn.timing.left_words == "30 minutes"


def test_unanswered_nested_request_does_not_keep_the_parent_paused(stage: Stage, cast: Cast) -> None:
    stage.play(TO_FIRST_SEND)
    ouch = Move(uuid4(), 0, "say", Content(Utterance("Ouch. What hurt was the joke.")))
    nested = open_dialogue(cast.bob, Opening("reconnect", parent=stage.id), ouch).dialogue_id

    stage.move("ann", "resume")

    row = Dialogue.objects.get(pk=nested)
    assert (row.step, row.ended_at is not None) == ("lapsed", True)
    stage.move("bob", "resume")
    assert stage.row.paused is False


def test_nested_dialogue_ends_with_its_parent(stage: Stage, cast: Cast) -> None:
    stage.play(TO_FIRST_SEND)
    anger = Anger(cast, parent=stage.id)
    stage.move("bob", "stop")

    assert (stage.row.step, anger.row.step) == ("stopped", "sheltered")
    assert Stage(cast).row.step == "answer"


def test_nothing_opens_within_what_has_not_begun(stage: Stage, cast: Cast) -> None:
    with pytest.raises(NotInTheRoom):
        Anger(cast, parent=stage.id)
    assert (Dialogue.objects.count(), stage.row.paused) == (1, False)


def test_words_of_threat_are_not_kept_as_a_draft_either(cast: Cast) -> None:
    anger = Anger(cast).to_the_anger()
    assert private_notes.keep_draft(cast.ann, anger.id, anger.row.visit, "I will hit you.")
    anger.move("ann", "say", "I will hit you.")
    assert Draft.objects.count() == 0
