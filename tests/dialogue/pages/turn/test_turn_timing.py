"""The times of a turn, as each of the two reads them."""

import re

from dialogue.domain.access import room_for
from dialogue.models import Dialogue
from dialogue.pages.render import turn_context, turn_html
from dialogue.pages.turn.turn import turn_for
from dialogue.protocol.terms import Mode
from tests.cast import Cast
from tests.stage import TO_FIRST_SEND, Stage


def told(stage: Stage) -> list[bool]:
    """Whether Ann, and whether Bob, reads that the other is back and waits."""
    pages = [turn_html(turn_context(turn_for(room_for(stage.people[who], stage.id)))) for who in ("ann", "bob")]
    return ["is ready to go on. Press “I’m back”" in page for page in pages]


def test_who_is_still_away_reads_that_their_partner_is_back_from_a_pause(stage: Stage) -> None:
    stage.play(TO_FIRST_SEND)
    stage.move("bob", "pause", minutes=20)
    assert told(stage) == [False, False]

    stage.move("ann", "resume")
    assert told(stage) == [False, True]
    stage.move("bob", "resume")
    assert told(stage) == [False, False]


def clock(stage: Stage, who: str) -> list[str]:
    """The lines about times that one of them reads, without the time."""
    page = turn_html(turn_context(turn_for(room_for(stage.people[who], stage.id))))
    lines = re.findall(r'<p class="clock">(.*?)</p>', page)
    return [re.sub(r"(today|tomorrow) at (\d+(:\d\d)? [ap]m|noon|midnight)", "THEN", line) for line in lines]


def test_a_pause_says_to_both_who_took_it_and_until_when(stage: Stage) -> None:
    stage.play(TO_FIRST_SEND)
    stage.move("bob", "pause", minutes=20)
    assert clock(stage, "ann") == ["Bob is taking a break and will be back THEN."]
    assert clock(stage, "bob") == ["You’re taking a break: Ann sees that you’ll be back THEN."]

    stage.move("bob", "resume")
    back = "The pause lasts until THEN, or until you’re both back."
    assert clock(stage, "ann") == ["Bob is ready to go on. Press “I’m back” when you are too.", back]
    assert clock(stage, "bob") == [back]
    stage.move("ann", "resume")
    assert (clock(stage, "ann"), stage.row.paused_by) == ([], "")


def test_a_pause_of_an_earlier_version_says_only_until_when(stage: Stage) -> None:
    stage.play(TO_FIRST_SEND)
    stage.move("bob", "pause", minutes=20)
    Dialogue.objects.filter(pk=stage.id).update(paused_by="")
    for who in ("ann", "bob"):
        assert clock(stage, who) == ["The pause lasts until THEN, or until you’re both back."]


def test_the_end_of_a_pause_that_is_taken_back_leaves_it_with_the_person_who_took_it(stage: Stage) -> None:
    stage.play(TO_FIRST_SEND)
    stage.move("bob", "pause", minutes=20)
    stage.move("ann", "stop")
    assert stage.row.paused_by == ""
    stage.move("ann", "take_back")
    assert stage.row.paused_by == "b"


def test_only_the_partner_who_speaks_is_given_a_beginning(cast: Cast) -> None:
    stage = Stage(cast, "", Mode.SPOKEN)
    stage.play(TO_FIRST_SEND)
    pages = [turn_html(turn_context(turn_for(room_for(stage.people[who], stage.id)))) for who in ("ann", "bob")]
    plain = re.sub("[\u2068\u2069]", "", pages[1])

    assert ['class="stem"' in page for page in pages] == [True, False]
    assert plain.count("It’s Ann’s turn to speak. Just listen.") == 1
