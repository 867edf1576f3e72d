"""The joint vision: lines are moved, reworded, parked; unseen words are not overwritten; both hang it up."""

from functools import partial

import pytest

from dialogue.domain.validation import NotUsable
from dialogue.workbook.models import Line, Shelf, Stage
from dialogue.workbook.vision import build_stage
from dialogue.workbook.vision.lock import MOST, ChangedMeanwhile, NotHere, TooLate
from tests.cast import Cast
from tests.dialogue.workbook.vision.stages import ANNS, BOBS, half, line_of, shelves_for, vision, weighed


@pytest.fixture
def begun(cast: Cast) -> Cast:
    weighed(cast.ann, cast.bob)
    return cast


def test_a_line_is_put_in_ordered_and_parked(begun: Cast) -> None:
    build_stage.move(half(begun.ann), line_of(ANNS[1]).key, Shelf.VISION)
    build_stage.add(half(begun.bob), "We sing")
    assert shelves_for(begun.bob) == {"vision": [ANNS[0], ANNS[1], "We sing"], "open": [BOBS[1]], "parked": [BOBS[0]]}
    build_stage.step(half(begun.bob), line_of("We sing").key, -1)
    build_stage.step(half(begun.bob), line_of(ANNS[0]).key, 1)
    assert shelves_for(begun.ann)["vision"] == ["We sing", ANNS[0], ANNS[1]]
    build_stage.move(half(begun.ann), line_of(ANNS[1]).key, Shelf.VISION, 0)
    assert shelves_for(begun.bob)["vision"] == [ANNS[1], "We sing", ANNS[0]]
    build_stage.move(half(begun.bob), line_of("We sing").key, Shelf.PARKED)
    assert shelves_for(begun.ann) == {"vision": [ANNS[1], ANNS[0]], "open": [BOBS[1]], "parked": [BOBS[0], "We sing"]}


@pytest.mark.parametrize(("words", "by"), [(ANNS[0], -1), (ANNS[0], 1)])
def test_at_the_ends_a_line_stays_and_nothing_changes(begun: Cast, words: str, by: int) -> None:
    before = (vision().seq, shelves_for(begun.ann))
    build_stage.step(half(begun.ann), line_of(words).key, by)
    assert (vision().seq, shelves_for(begun.ann)) == before


def test_a_place_behind_the_end_is_the_end(begun: Cast) -> None:
    build_stage.move(half(begun.ann), line_of(BOBS[1]).key, Shelf.VISION, 99)
    assert shelves_for(begun.ann)["vision"] == [ANNS[0], BOBS[1]]


def test_reworded_line_is_sealed_under_its_author_s_key(begun: Cast) -> None:
    line = line_of(ANNS[0])
    assert line.author == begun.ann
    build_stage.reword(half(begun.bob), line.key, line.version, "We laugh, most days")
    line = line_of("We laugh, most days")
    assert (line.author, line.version) == (begun.bob, 2)


def test_words_that_were_not_seen_are_not_written_over(begun: Cast) -> None:
    line = line_of(ANNS[0])
    build_stage.reword(half(begun.bob), line.key, line.version, "We laugh, most days")
    with pytest.raises(ChangedMeanwhile) as refusal:
        build_stage.reword(half(begun.ann), line.key, line.version, "We laugh at night")
    assert "Your words are still here" in str(refusal.value.reason)
    assert shelves_for(begun.ann)["vision"] == ["We laugh, most days"]
    build_stage.reword(half(begun.ann), line.key, line.version + 1, "We laugh at night")
    assert shelves_for(begun.bob)["vision"] == ["We laugh at night"]


def test_moving_a_line_does_not_make_its_words_stale(begun: Cast) -> None:
    line = line_of(BOBS[1])
    build_stage.move(half(begun.bob), line.key, Shelf.VISION, 0)
    build_stage.reword(half(begun.ann), line.key, line.version, "We walk")
    assert shelves_for(begun.bob)["vision"] == ["We walk", ANNS[0]]


def test_both_hang_it_up_and_it_stays_so(begun: Cast) -> None:
    seq = vision().seq
    build_stage.say_ready(half(begun.ann), seq)
    assert (vision().stage, vision().kept_at) == (Stage.BUILD, None)
    build_stage.say_ready(half(begun.bob), seq)
    assert (vision().stage, vision().kept_at is not None) == (Stage.KEPT, True)
    with pytest.raises(TooLate):
        build_stage.add(half(begun.ann), "We sing")
    assert shelves_for(begun.ann)["vision"] == [ANNS[0]]


def test_a_change_takes_ready_back_and_an_unseen_page_is_not_hung_up(begun: Cast) -> None:
    seq = vision().seq
    build_stage.say_ready(half(begun.ann), seq)
    build_stage.add(half(begun.bob), "We sing")
    with pytest.raises(ChangedMeanwhile):
        build_stage.say_ready(half(begun.ann), seq)
    build_stage.say_ready(half(begun.bob), vision().seq)
    assert (vision().stage, vision().ready) == (Stage.BUILD, "b")


def test_an_empty_page_is_not_hung_up(begun: Cast) -> None:
    build_stage.move(half(begun.ann), line_of(ANNS[0]).key, Shelf.PARKED)
    with pytest.raises(NotUsable):
        build_stage.say_ready(half(begun.ann), vision().seq)


def test_the_page_holds_twenty(begun: Cast) -> None:
    for n in range(MOST - 1):
        build_stage.add(half(begun.ann), f"We count to {n}")
    for more in (
        partial(build_stage.add, half(begun.bob), "We sing"),
        partial(build_stage.move, half(begun.bob), line_of(BOBS[1]).key, Shelf.VISION),
    ):
        with pytest.raises(NotUsable):
            more()
    build_stage.move(half(begun.bob), line_of(ANNS[0]).key, Shelf.VISION, 3)  # in its place among the twenty
    assert Line.objects.filter(vision=vision(), shelf=Shelf.VISION).count() == MOST


def test_no_line_of_another_couple_is_touched(begun: Cast) -> None:
    line = line_of(ANNS[0])
    weighed(begun.carl, begun.dora)
    for act in (
        partial(build_stage.reword, half(begun.carl), line.key, 1, "x"),
        partial(build_stage.step, half(begun.carl), line.key, 1),
        partial(build_stage.move, half(begun.carl), line.key, Shelf.PARKED),
    ):
        with pytest.raises(NotHere):
            act()
