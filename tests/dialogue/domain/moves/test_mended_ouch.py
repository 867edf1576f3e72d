"""After an ouch and the whole dialogue about it, the one that waited goes on without it, and with the other words."""

from uuid import UUID, uuid4

import pytest

from dialogue.domain.access import room_for
from dialogue.domain.integrity import fault_in
from dialogue.domain.moves.move_plan import Move
from dialogue.domain.moves.move_transaction import make_move
from dialogue.domain.openings import Opening, open_dialogue
from dialogue.domain.queries import draft_for, pinned_for
from dialogue.domain.utterance import Utterance
from dialogue.domain.validation import Content
from dialogue.models import Dialogue
from imago_site.demo.scripts import moves
from tests.stage import TO_FIRST_SEND, Stage

SHARP, KIND = "You never care.", "I miss you in the evenings."
HURT = f"{TO_FIRST_SEND}\nann say {SHARP}\nbob ouch\nann ask_what_hurt"
HEARD = "ann say I hear that it hurt when I said never.\n"
CLOSED = "bob back\nann ready\nbob ready"


def mend(stage: Stage, who: str, script: str) -> None:
    said = Move(uuid4(), 0, "say", Content(Utterance("Ouch. What hurt was the word never.")))
    nested: UUID = open_dialogue(stage.people[who], Opening("reconnect", parent=stage.id), said).dialogue_id
    for name, move, content in moves(script):
        seq = Dialogue.objects.get(pk=nested).seq
        make_move(stage.people[name], nested, Move(uuid4(), seq, move, content))


def pinned(stage: Stage) -> list[str]:
    room = room_for(stage.people["bob"], stage.id)
    return [line.utterance.text for line in pinned_for(room, room.step.pins)]


def test_other_words_wait_in_their_author_s_box_and_are_what_is_mirrored(stage: Stage) -> None:
    stage.play(HURT)
    mend(stage, "bob", f"{HEARD}bob redo\nann say {KIND}\n{CLOSED}")
    row = stage.row
    assert (row.step, row.paused, row.counts) == ("send_again", True, {})
    assert [draft_for(room_for(stage.people[who], stage.id)) for who in ("ann", "bob")] == [KIND, ""]

    stage.play(f"ann resume\nbob resume\nann say {KIND}")
    assert (stage.row.step, pinned(stage), fault_in(stage.row)) == ("send_mirror", [KIND], None)


@pytest.mark.parametrize(
    "offer", ["bob act\nann say I am sorry.", "bob redo\nann say No.\nbob not_back\nbob act\nann say Sorry."]
)
def test_after_another_way_back_it_goes_on_at_the_step_of_the_ouch(stage: Stage, offer: str) -> None:
    stage.play(HURT)
    mend(stage, "bob", f"{HEARD}{offer}\n{CLOSED}")
    assert (stage.row.step, stage.row.counts) == ("send_mirror", {})

    stage.play("ann resume\nbob resume")
    assert (pinned(stage), fault_in(stage.row)) == ([SHARP], None)


def test_a_mirror_that_hurt_is_no_sentence_to_say_again(stage: Stage) -> None:
    stage.play(f"{TO_FIRST_SEND}\nann say I felt alone.\nbob say So I am the bad one.\nann ouch")
    mend(stage, "ann", "bob say I hear it.\nann redo\nbob say You felt alone.\nann back\nann ready\nbob ready")

    assert (stage.row.step, stage.row.counts) == ("send_check", {})


def test_without_an_answer_the_ouch_stays_open(stage: Stage) -> None:
    stage.play(HURT)
    mend(stage, "bob", "bob stop")

    assert (stage.row.step, stage.row.counts) == ("send_mirror", {"hurt:b": 2})
