"""An ouch on both screens: what it says to each, what each may do about it, and when it is over."""

import re
from uuid import uuid4

from dialogue.domain.access import room_for
from dialogue.domain.moves.move_plan import Move
from dialogue.domain.moves.move_transaction import make_move
from dialogue.domain.openings import Opening, open_dialogue
from dialogue.domain.utterance import Utterance
from dialogue.domain.validation import Content
from dialogue.pages.render import turn_context, turn_html
from dialogue.pages.turn.turn import Turn, turn_for
from tests.stage import TO_FIRST_SEND, Stage


def turn_of(stage: Stage, name: str) -> Turn:
    return turn_for(room_for(stage.people[name], stage.id))


def ouches(stage: Stage, name: str) -> list[str]:
    """What the panels of an ouch say to one reader, each with its buttons."""
    html = turn_html(turn_context(turn_of(stage, name)))
    panels = re.findall(r'<section class="note ouch[^"]*">(.*?)</section>', html, re.DOTALL)
    return [re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", each)).strip() for each in panels]


def test_an_ouch_says_to_each_what_it_is_and_what_they_may_do(stage: Stage) -> None:
    stage.play(TO_FIRST_SEND)
    assert ouches(stage, "ann") == ouches(stage, "bob") == []

    stage.move("ann", "ouch")
    assert ouches(stage, "ann") == ["Bob can see that this hurt. Go on Pause for 20 minutes Say what hurt"]
    assert ouches(stage, "bob") == ["Ann said ouch. Take a breath. Ask what hurt Pause for 20 minutes"]
    stage.move("bob", "ask_what_hurt")
    assert ouches(stage, "ann") == ["Bob asks what hurt. Go on Pause for 20 minutes Say what hurt"]
    assert ouches(stage, "bob") == ["Ann can see that you want to know what hurt. Give Ann time. Pause for 20 minutes"]
    stage.move("bob", "ouch")
    assert [len(ouches(stage, who)) for who in ("ann", "bob")] == [2, 2]
    stage.move("ann", "go_on")
    assert ouches(stage, "ann") == ["Bob said ouch. Take a breath. Ask what hurt Pause for 20 minutes"]


def test_an_ouch_waits_through_a_pause_and_is_over_with_the_next_move_of_whoever_said_it(stage: Stage) -> None:
    stage.play(TO_FIRST_SEND)
    stage.move("ann", "ouch")
    key = turn_of(stage, "ann").instructions.key
    stage.move("bob", "pause", minutes=20)
    assert ouches(stage, "ann") == ["Bob can see that this hurt. I’m okay now Say what hurt"]
    stage.move("ann", "resume")
    stage.move("bob", "resume")
    assert len(ouches(stage, "ann")) == 1
    assert turn_of(stage, "ann").instructions.key == key  # so the box is left alone

    stage.move("ann", "say", text="I felt alone.")
    assert ouches(stage, "ann") == ouches(stage, "bob") == []


def test_an_ouch_in_a_pause_says_the_same_and_ends_without_the_pause(stage: Stage) -> None:
    stage.play(TO_FIRST_SEND)
    stage.move("bob", "pause", minutes=20)
    stage.move("ann", "ouch")
    assert ouches(stage, "ann") == ["Bob can see that this hurt. I’m okay now Say what hurt"]
    assert ouches(stage, "bob") == ["Ann said ouch. Take a breath. Ask what hurt"]

    stage.move("bob", "ask_what_hurt")
    assert ouches(stage, "bob") == ["Ann can see that you want to know what hurt. Give Ann time."]
    stage.move("ann", "go_on")
    assert (ouches(stage, "ann"), ouches(stage, "bob"), stage.row.paused) == ([], [], True)


def test_nothing_can_be_opened_about_an_ouch_within_a_dialogue_that_was_opened_within_another(stage: Stage) -> None:
    stage.play(TO_FIRST_SEND)
    said = Move(uuid4(), 0, "say", Content(Utterance("Ouch. What hurt was the joke.")))
    nested = open_dialogue(stage.people["bob"], Opening("reconnect", parent=stage.id), said).dialogue_id
    ouch = Move(uuid4(), 1, "ouch")
    make_move(stage.people["ann"], nested, ouch)

    html = turn_html(turn_context(turn_for(room_for(stage.people["ann"], nested))))
    assert "Bob can see that this hurt." in html
    assert "Say what hurt" not in html
