"""The faults that can be planted still have their places: none of them is a text of yesterday."""

from pathlib import Path

import pytest

from tests.faults.mutate import runs_for
from tests.faults.mutations import MUTATIONS, Mutation

ROOT = Path(__file__).parents[2]


@pytest.mark.parametrize("mutation", MUTATIONS, ids=lambda mutation: mutation.old)
def test_a_mutation_changes_one_place_and_leaves_a_program(mutation: Mutation) -> None:
    right = (ROOT / mutation.file).read_text(encoding="utf-8")
    assert right.count(mutation.old) == 1
    wrong = right.replace(mutation.old, mutation.new)
    assert wrong != right
    compile(wrong, mutation.file, "exec")


def test_there_are_forty_one_and_no_two_are_alike() -> None:
    assert len(set(MUTATIONS)) == len(MUTATIONS) == 41


def test_the_tests_that_are_to_catch_them_are_there() -> None:
    given = {word for mutation in MUTATIONS for words in runs_for(mutation) for word in words}
    named = [word for word in given if word.startswith("tests/")]
    assert len(named) > 10
    assert [test for test in named if not (ROOT / test).exists()] == []
