"""What a closed dialogue shows at its end: the same to both, of both rounds, and nothing after a stop."""

from dialogue.domain.access import room_for
from dialogue.pages.turn.end_lines import has_lines_at_end, lines_at_end
from dialogue.pages.turn.turn import turn_for
from tests.stage import AT_THE_END, WHOLE, Stage


def shown(stage: Stage, who: str) -> list[tuple[str, str]]:
    return [(pin.label, pin.spoken) for pin in turn_for(room_for(stage.people[who], stage.id)).pins]


def test_both_see_what_was_understood_and_both_appreciations(stage: Stage) -> None:
    stage.play(WHOLE)
    labels = [label for label, _spoken in shown(stage, "ann")]

    assert labels == [
        "Bob said what makes sense",
        "Ann said what makes sense",
        "Bob appreciated",
        "Ann appreciated",
    ]
    assert [text for _label, text in shown(stage, "ann")][2:] == [
        "I appreciate that you stayed with me.",
        "I appreciate that you told me.",
    ]
    assert shown(stage, "ann") == shown(stage, "bob")


def test_nothing_stands_there_before_the_end_or_after_a_stop(stage: Stage) -> None:
    stage.play(AT_THE_END)
    room = room_for(stage.people["ann"], stage.id)
    assert (has_lines_at_end(room), lines_at_end(room)) == (False, [])

    stage.play("ann stop")
    assert shown(stage, "ann") == shown(stage, "bob") == []


def test_words_that_were_erased_do_not_stand_there(stage: Stage) -> None:
    stage.play(WHOLE)
    stage.row.events.filter(step="appreciate").update(sealed=None)
    assert [label for label, _spoken in shown(stage, "bob")][2:] == ["Ann appreciated"]
