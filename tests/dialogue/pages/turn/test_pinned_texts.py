"""What stands beside each other where somebody has to compare."""

import pytest

from dialogue.domain import queries
from dialogue.domain.access import room_for
from dialogue.domain.validation import NotUsable
from dialogue.models import Event
from dialogue.pages.turn.pinned_texts import PinnedText, fold_of
from dialogue.pages.turn.turn import turn_for
from dialogue.protocol.terms import Seat
from dialogue.realtime.live_rooms.room_snapshot import read_snapshot
from tests.stage import TO_FIRST_SEND, Stage

UNDERSTOOD = f"""{TO_FIRST_SEND}
    ann say I felt alone on Tuesday.
    bob say You felt alone on Tuesday.
    ann yes
    bob ask_more
    ann no_more
"""
FIRST_TRY = f"{UNDERSTOOD}\nbob say You felt alone.\nann all\nbob say You make sense, because it was late."


def pinned(stage: Stage, who: str) -> list[str]:
    return [pin.spoken for pin in turn_for(room_for(stage.people[who], stage.id)).pins]


def title(stage: Stage, who: str) -> str:
    return turn_for(room_for(stage.people[who], stage.id)).instructions.title


def test_a_second_try_has_the_first_beside_what_is_missing(stage: Stage) -> None:
    stage.play(f"{FIRST_TRY}\nann not_quite That I was afraid.")

    assert pinned(stage, "bob")[-2:] == ["You make sense, because it was late.", "That I was afraid."]
    assert title(stage, "bob") == "Not quite yet. Your turn: try once more"
    stage.play("bob say You make sense, because you were afraid.")
    assert pinned(stage, "ann") == ["You make sense, because you were afraid."]


def test_only_a_text_that_is_cut_can_be_unfolded() -> None:
    def pins(*lengths: int) -> tuple[PinnedText, ...]:
        return tuple(PinnedText("", "", "a" * length, "A", Seat.A) for length in lengths)

    assert [fold_of(pins(*each)) for each in [(), (150, 150, 180), (90, 201), (601,)]] == [
        "",
        "",
        " long",
        " long very",
    ]


def test_not_quite_says_what_is_missing(stage: Stage) -> None:
    stage.play(FIRST_TRY)
    before = stage.row.seq

    with pytest.raises(NotUsable):
        stage.move("ann", "not_quite")
    assert stage.row.seq == before


def test_after_the_second_try_the_sender_says_what_fits_or_nothing_and_goes_on(stage: Stage) -> None:
    again = "ann not_quite That I was afraid.\nbob say You make sense, because of Tuesday."
    stage.play(f"{FIRST_TRY}\n{again}\nann not_quite Still that I was afraid.")

    assert title(stage, "ann") == "Your turn: which part fits for today?"
    assert title(stage, "bob") == "Ann is deciding whether to go on"
    stage.play("ann try_again\nbob say You make sense.\nann not_quite No.")
    stage.play("ann go_ahead That it was Tuesday.")
    assert (stage.row.step, stage.lines(move="go_ahead")[0].utterance.text) == ("empathise", "That it was Tuesday.")


def test_the_check_of_a_summary_has_what_was_said_beside_it(stage: Stage) -> None:
    stage.play(f"{UNDERSTOOD}\nbob say You felt alone.")
    assert pinned(stage, "ann") == ["I felt alone on Tuesday.", "You felt alone."]


def test_feelings_that_are_named_instead_are_what_is_mirrored(stage: Stage) -> None:
    stage.play(f"{FIRST_TRY}\nann landed\nbob say #worried\nann not_that #lonely Not that.")
    assert pinned(stage, "bob") == ["Not that.\nFeelings: lonely"]
    stage.play("bob say So it is more like lonely.")
    assert pinned(stage, "ann") == ["So it is more like lonely."]


def test_a_check_has_every_mirror_since_the_latest_send(stage: Stage) -> None:
    stage.play(f"{TO_FIRST_SEND}\nann say One two three.\nbob say You said one.\nann almost 1\nbob say And two.")
    assert pinned(stage, "ann") == ["One two three.", "You said one.", "And two."]

    stage.play("ann almost 2\nbob say And three.")
    assert pinned(stage, "ann")[1:] == ["You said one.", "And two.", "And three."]
    stage.play("ann not_yet\nann say One.\nbob say One.")
    assert pinned(stage, "ann") == ["One.", "One."]


def test_what_is_read_at_once_and_what_follows_a_move_are_what_is_read_alone(stage: Stage) -> None:
    """The three ways in which pins come about."""
    stage.play(
        f"{TO_FIRST_SEND}\nann say One two.\nbob say One.\nann almost 1\nbob say Two.\nann not_yet\nann say One."
    )
    room = room_for(stage.people["ann"], stage.id)
    snapshot = read_snapshot(room)
    stage.play("bob say One.")
    room = room_for(stage.people["ann"], stage.id)
    event = Event.objects.get(dialogue=stage.id, seq=room.dialogue.seq)
    after, _line = snapshot.after(room.dialogue, event, stage.lines(seq=event.seq)[0].utterance)

    alone = {pin: queries.in_order(queries.lines_of_pin(room, pin)) for pin in queries.pins_of(room.dialogue)}
    assert queries.lines_of_pins(room) == alone
    assert after.pins == alone


def test_feelings_stand_below_the_sentence_that_they_go_with(stage: Stage) -> None:
    stage.play(f"{FIRST_TRY}\nann landed\nbob say #worried When I am late.")

    assert pinned(stage, "ann")[-1] == "When I am late.\nFeelings: worried"
