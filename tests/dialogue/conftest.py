"""What tests of dialogues share. After each one the log must be whole: replay equals row."""

from collections.abc import Iterator

import pytest

from dialogue.models import Dialogue
from tests.cast import Cast, gather
from tests.stage import Stage
from tests.whole_log import check_log


@pytest.fixture
def cast(db: None) -> Cast:
    return gather()


@pytest.fixture
def stage(cast: Cast) -> Stage:
    """A dialogue that Ann has just asked for."""
    return Stage(cast)


@pytest.fixture(autouse=True)
def _replay_equals_row(request: pytest.FixtureRequest) -> Iterator[None]:
    if not {"db", "transactional_db"} & set(request.fixturenames):
        yield
        return
    request.getfixturevalue("transactional_db" if "transactional_db" in request.fixturenames else "db")
    yield
    for dialogue in Dialogue.objects.all():
        check_log(dialogue)
