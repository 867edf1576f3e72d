"""What tests of dialogues share."""

import pytest

from tests.cast import Cast, gather
from tests.stage import Stage


@pytest.fixture
def cast(db: None) -> Cast:
    return gather()


@pytest.fixture
def stage(cast: Cast) -> Stage:
    """A dialogue that Ann has just asked for."""
    return Stage(cast)
