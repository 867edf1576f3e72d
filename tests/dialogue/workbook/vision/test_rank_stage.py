"""Each weighs all of it alone; with both the vision begins with what both hold dearest, and what is far apart rests."""

import json
from uuid import UUID, uuid4

import pytest

from dialogue.domain.encryption import texts_of
from dialogue.domain.validation import NotUsable
from dialogue.workbook.models import Shelf, Stage, Weighing
from dialogue.workbook.vision import rank_stage
from dialogue.workbook.vision.lock import NotHere
from dialogue.workbook.vision.queries import lines_for, own_weights
from dialogue.workbook.vision.rank_stage import Weight, shelf_for
from tests.cast import Cast
from tests.dialogue.workbook.vision.stages import (
    ANNS,
    BOBS,
    WEIGHTS,
    half,
    looked_at,
    shelves_for,
    vision,
    weighed,
    weights,
)


@pytest.fixture
def here(cast: Cast) -> Cast:
    looked_at(cast.ann, cast.bob)
    return cast


def test_what_both_put_first_is_in_it_and_what_is_far_apart_is_parked(cast: Cast) -> None:
    weighed(cast.ann, cast.bob)
    begun = {"vision": [ANNS[0]], "open": [ANNS[1], BOBS[1]], "parked": [BOBS[0]]}
    assert (shelves_for(cast.ann), shelves_for(cast.bob)) == (begun, begun)


@pytest.mark.parametrize(
    ("points", "shelf"),
    [
        ((5, 5), Shelf.VISION),
        ((5, 4), Shelf.OPEN),
        ((5, 3), Shelf.OPEN),
        ((1, 1), Shelf.OPEN),
        ((5, 2), Shelf.PARKED),
        ((1, 4), Shelf.PARKED),
    ],
)
def test_shelf_follows_the_points_of_both(points: tuple[int, int], shelf: Shelf) -> None:
    assert shelf_for([Weight(number) for number in points]) is shelf


def test_each_sees_only_their_own_numbers_until_both_are_done(here: Cast) -> None:
    rank_stage.weigh(half(here.ann), weights(here.ann), done=True)
    assert own_weights(half(here.bob), vision()) == {}
    assert (vision().stage, own_weights(half(here.ann), vision())) == (Stage.RANK, weights(here.ann))
    rank_stage.weigh(half(here.bob), weights(here.bob), done=True)
    line = lines_for(half(here.bob), vision())[0]
    assert [(name, weight.points) for name, weight in line.weights] == [("Ann", 5), ("Bob", 5)]


def test_what_is_kept_for_later_takes_done_back(here: Cast) -> None:
    rank_stage.weigh(half(here.ann), weights(here.ann), done=True)
    rank_stage.weigh(half(here.ann), {}, done=False)
    rank_stage.weigh(half(here.bob), weights(here.bob), done=True)
    assert (vision().stage, vision().ready) == (Stage.RANK, "b")


def test_done_asks_for_every_number_and_two_stars(here: Cast) -> None:
    whole = weights(here.ann)
    key = next(iter(whole))
    without_one = {name: weight for name, weight in whole.items() if name != key}
    one_star = whole | {key: Weight(1)}
    three_stars = {name: Weight(1, star=True) for name in whole}
    for wrong in (without_one, one_star, three_stars, {}):
        with pytest.raises(NotUsable):
            rank_stage.weigh(half(here.ann), wrong, done=True)
        assert (vision().stage, vision().ready) == (Stage.RANK, "")


def test_what_is_not_done_yet_is_kept_all_the_same(here: Cast) -> None:
    one_star = {key: Weight(weight.points) for key, weight in weights(here.ann).items()}
    three_stars = {key: Weight(1, star=True) for key in one_star}
    for given in (one_star, three_stars):
        with pytest.raises(NotUsable):
            rank_stage.weigh(half(here.ann), given, done=True)
        assert own_weights(half(here.ann), vision()) == given


def test_one_idea_is_weighed_and_the_others_stay(here: Cast) -> None:
    (first, _), (second, weight), *_rest = weights(here.ann).items()
    rank_stage.weigh(half(here.ann), {second: weight}, done=False)
    rank_stage.weigh_one(half(here.ann), UUID(first), Weight(4, hard=True))
    kept = {key: one for key, one in own_weights(half(here.ann), vision()).items() if one.points}
    assert kept == {first: Weight(4, hard=True), second: weight}
    with pytest.raises(NotHere):
        rank_stage.weigh_one(half(here.ann), uuid4(), weight)


def test_half_of_it_is_kept_for_later(here: Cast) -> None:
    key, weight = next(iter(weights(here.ann).items()))
    rank_stage.weigh(half(here.ann), {key: weight, "no such idea": weight}, done=False)
    assert {name: kept for name, kept in own_weights(half(here.ann), vision()).items() if kept.points} == {key: weight}


def test_the_numbers_of_the_making_are_what_the_tests_say(cast: Cast) -> None:
    weighed(cast.ann, cast.bob)
    found = {
        line.words: [weight.points for _name, weight in line.weights] for line in lines_for(half(cast.ann), vision())
    }
    assert found == {words: [WEIGHTS["a"][n], WEIGHTS["b"][n]] for n, words in enumerate((*ANNS, *BOBS))}


def test_a_weight_stored_with_1_for_what_means_most_has_5_points(here: Cast) -> None:
    key = next(iter(weights(here.ann)))
    rank_stage.weigh(half(here.ann), {key: Weight(5)}, done=False)
    row = Weighing.objects.select_related("author").get()
    stored = json.loads(texts_of(vision().couple, [row])[row.key])[key]
    assert (stored, own_weights(half(here.ann), vision())[key]) == ([1, False, False], Weight(5))
