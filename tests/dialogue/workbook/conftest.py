"""Ann and Bob, and everybody else, before they did anything."""

import pytest

from tests.cast import Cast, gather


@pytest.fixture
def cast(db: None) -> Cast:
    return gather()
