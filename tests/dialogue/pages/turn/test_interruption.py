"""A dialogue that interrupts another, as the one that waits shows it: whose it is, and one way there."""

from uuid import UUID, uuid4

import pytest

from dialogue.domain.access import room_for
from dialogue.domain.moves.move_plan import Move
from dialogue.domain.moves.move_transaction import make_move
from dialogue.domain.nested_dialogues import NESTABLE
from dialogue.domain.openings import Opening, open_dialogue
from dialogue.domain.utterance import Utterance
from dialogue.domain.validation import Content
from dialogue.models import Dialogue
from dialogue.pages.render import turn_context, turn_html
from dialogue.pages.turn.turn import Turn, turn_for
from dialogue.texts.interruptions import INTERRUPTIONS
from tests.stage import TO_FIRST_SEND, Stage


def hurt(stage: Stage, who: str = "ann") -> UUID:
    """The dialogue in which somebody says what hurt."""
    said = Move(uuid4(), 0, "say", Content(Utterance("Ouch. What hurt was the joke.")))
    return open_dialogue(stage.people[who], Opening("reconnect", parent=stage.id), said).dialogue_id


def turn_of(stage: Stage, who: str) -> Turn:
    return turn_for(room_for(stage.people[who], stage.id))


def folds(turn: Turn) -> list[tuple[str, bool]]:
    """What opens each form of a turn, and whether it is folded away."""
    return [(group.label, group.folded) for group in turn.forms.groups]


@pytest.fixture
def begun(stage: Stage) -> Stage:
    stage.play(TO_FIRST_SEND)
    return stage


def test_each_is_told_what_was_begun_inside_and_by_whom(begun: Stage) -> None:
    hurt(begun)

    lines = [turn.interruption.line for who in ("ann", "bob") if (turn := turn_of(begun, who)).interruption]
    assert [line.replace("\u2068", "").replace("\u2069", "") for line in lines] == [
        "You told Bob what hurt.",
        "Ann told you what hurt.",
    ]


def test_one_press_does_not_end_what_the_partner_has_just_said(begun: Stage) -> None:
    hurt(begun)

    assert [folds(turn_of(begun, who)) for who in ("ann", "bob")] == [
        [("Cancel that dialogue and go on here", True)],
        [("Go on here without that dialogue", True)],
    ]
    page = turn_html(turn_context(turn_of(begun, "bob")))
    assert (page.count('class="main"'), page.count("This is for both of you.")) == (1, 1)


def test_once_it_is_answered_there_is_only_the_way_there(begun: Stage) -> None:
    nested = Dialogue.objects.get(pk=hurt(begun))
    answer = Move(uuid4(), nested.seq, "say", Content(Utterance("I hear that it hurt.")))
    make_move(begun.people["bob"], nested.pk, answer)

    assert [folds(turn_of(begun, who)) for who in ("ann", "bob")] == [[], []]
    assert "Open that dialogue" in turn_html(turn_context(turn_of(begun, "bob")))


def test_each_kind_that_can_interrupt_has_its_words() -> None:
    assert set(INTERRUPTIONS) == {slug for slug, _name in NESTABLE}


def test_a_pause_that_nothing_interrupts_has_its_one_button(begun: Stage) -> None:
    begun.move("ann", "pause", minutes=20)

    assert [(turn.interruption, folds(turn)) for turn in (turn_of(begun, "bob"),)] == [(None, [("I’m back", False)])]
