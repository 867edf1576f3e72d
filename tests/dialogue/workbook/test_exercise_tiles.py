"""The tiles of the exercises page: how far their reader has got, and why one waits. Nothing of the partner’s own."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from dialogue.workbook.exercise_tiles import exercise_tiles_for
from dialogue.workbook.exercises import EXERCISES, Exercise
from tests.cast import Cast
from tests.dialogue.workbook.halves import half
from tests.dialogue.workbook.sample_rows import alone

COUPLES = {"vision", "pledge", "kind_days", "caring", "surprises", "fun", "praise", "check_ins"}


def progress(user: User) -> dict[str, str]:
    """By address, of what was begun."""
    tiles = [tile for _kind, found in exercise_tiles_for(user) for tile in found]
    return {tile.exercise.address: str(tile.progress) for tile in tiles if tile.progress}


def test_every_exercise_has_a_tile_that_says_what_takes_how_long(cast: Cast) -> None:
    tiles = [tile for _kind, found in exercise_tiles_for(cast.ann) for tile in found]
    assert {tile.exercise for tile in tiles} == set(EXERCISES)
    assert [tile.exercise.address for tile in tiles if not (tile.exercise.takes and tile.exercise.about)] == []
    assert [tile.waits for tile in tiles] == [False] * len(EXERCISES)


def test_what_one_does_alone_is_on_their_own_tiles_and_on_none_of_the_partner(cast: Cast) -> None:
    before = progress(cast.bob)
    alone(half(cast.ann))
    assert progress(cast.ann) == {
        "caring": "Your list is handed over",
        "surprises": "This week’s surprise is drawn",
        "fun": "Your list is handed over",
        "praise": "You’ve started your list",
    }
    assert (before, progress(cast.bob)) == ({}, {})


def test_without_a_partner_a_tile_says_what_it_waits_for(cast: Cast) -> None:
    waiting = {tile.exercise.address for _kind, found in exercise_tiles_for(cast.eve) for tile in found if tile.waits}
    assert waiting == COUPLES
    client = Client()
    client.force_login(cast.eve)
    page = client.get(reverse("workbook")).content.decode()
    assert page.count("Opens when you and your partner are connected here.") == len(COUPLES)
    assert f'href="{reverse("caring")}"' not in page


@pytest.mark.parametrize("exercise", EXERCISES, ids=lambda exercise: exercise.address)
def test_every_exercise_begins_with_why_it_helps(cast: Cast, exercise: Exercise) -> None:
    client = Client()
    client.force_login(cast.ann)
    page = client.get(reverse(exercise.address)).content.decode()
    assert page.count("Why this helps:") == 1
