"""The times of a turn, as each of the two reads them."""

from dialogue.domain.access import room_for
from dialogue.pages.render import turn_context, turn_html
from dialogue.pages.turn.turn import turn_for
from tests.stage import TO_FIRST_SEND, Stage


def told(stage: Stage) -> list[bool]:
    """Whether Ann, and whether Bob, reads that the other is back and waits."""
    pages = [turn_html(turn_context(turn_for(room_for(stage.people[who], stage.id)))) for who in ("ann", "bob")]
    return ["is back. Press “I’m back”" in page for page in pages]


def test_who_is_still_away_reads_that_their_partner_is_back_from_a_pause(stage: Stage) -> None:
    stage.play(TO_FIRST_SEND)
    stage.move("bob", "pause", minutes=20)
    assert told(stage) == [False, False]

    stage.move("ann", "resume")
    assert told(stage) == [False, True]
    stage.move("bob", "resume")
    assert told(stage) == [False, False]
