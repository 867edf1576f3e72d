"""Both read it all: one adopts the other's sentence, two become one idea, and with both the weighing begins."""

import pytest

from dialogue.workbook.models import Stage
from dialogue.workbook.vision import read_stage
from dialogue.workbook.vision.lock import ChangedMeanwhile, NotHere, TooLate
from dialogue.workbook.vision.queries import Idea, ideas_for
from tests.cast import Cast
from tests.dialogue.workbook.vision.stages import ANNS, BOBS, half, key_of, revealed, vision, written


@pytest.fixture
def shown(cast: Cast) -> Cast:
    revealed(cast.ann, cast.bob)
    return cast


def ideas(cast: Cast) -> list[tuple[str, ...]]:
    def words(idea: Idea) -> tuple[str, ...]:
        return tuple(said.words for said in (idea.head, *idea.others))

    return [words(idea) for idea in ideas_for(half(cast.ann), vision())]


def test_one_adopts_what_the_other_wrote_and_leaves_it_again(shown: Cast) -> None:
    def adopted() -> list[bool]:
        return [idea.head.adopted for idea in ideas_for(half(shown.ann), vision())]

    read_stage.adopt(half(shown.ann), key_of(BOBS[0]), adopted=True)
    assert adopted() == [False, False, True, False]
    read_stage.adopt(half(shown.ann), key_of(BOBS[0]), adopted=False)
    assert adopted() == [False] * 4


def test_nobody_adopts_their_own(shown: Cast) -> None:
    with pytest.raises(NotHere):
        read_stage.adopt(half(shown.ann), key_of(ANNS[0]), adopted=True)


def test_two_become_one_idea_with_all_that_was_joined_before(shown: Cast) -> None:
    read_stage.mark_same(half(shown.bob), key_of(BOBS[0]), key_of(ANNS[0]))
    assert ideas(shown) == [(ANNS[0], BOBS[0]), (ANNS[1],), (BOBS[1],)]
    read_stage.mark_same(half(shown.ann), key_of(ANNS[0]), key_of(BOBS[1]))
    assert ideas(shown) == [(ANNS[1],), (BOBS[1], ANNS[0], BOBS[0])]
    read_stage.mark_same(half(shown.ann), key_of(BOBS[0]), key_of(ANNS[0]))  # they are one already
    assert ideas(shown) == [(ANNS[1],), (BOBS[1], ANNS[0], BOBS[0])]
    read_stage.mark_apart(half(shown.ann), key_of(ANNS[0]))
    assert ideas(shown) == [(ANNS[0],), (ANNS[1],), (BOBS[1], BOBS[0])]


def test_weighing_begins_when_both_have_read(shown: Cast) -> None:
    seq = vision().seq
    read_stage.say_ready(half(shown.ann), seq)
    assert (vision().stage, vision().ready) == (Stage.READ, "a")
    read_stage.say_ready(half(shown.bob), seq)
    assert (vision().stage, vision().ready) == (Stage.RANK, "")


def test_a_changed_idea_is_looked_at_again_by_both(shown: Cast) -> None:
    seq = vision().seq
    read_stage.say_ready(half(shown.ann), seq)
    read_stage.mark_same(half(shown.bob), key_of(BOBS[0]), key_of(ANNS[0]))
    assert vision().ready == ""
    with pytest.raises(ChangedMeanwhile):
        read_stage.say_ready(half(shown.bob), seq)


def test_nothing_is_read_before_the_reveal(cast: Cast) -> None:
    written(cast.ann, cast.bob)
    with pytest.raises(TooLate):
        read_stage.adopt(half(cast.ann), key_of(BOBS[0]), adopted=True)
    with pytest.raises(TooLate):
        read_stage.mark_same(half(cast.ann), key_of(BOBS[0]), key_of(ANNS[0]))


def test_no_sentence_of_another_couple_is_joined(shown: Cast) -> None:
    own = key_of(ANNS[0])
    other_couple = key_of(BOBS[0])
    revealed(shown.carl, shown.dora)
    with pytest.raises(NotHere):
        read_stage.mark_same(half(shown.carl), other_couple, key_of(ANNS[0]))
    with pytest.raises(NotHere):
        read_stage.adopt(half(shown.carl), own, adopted=True)
