"""An error on the way of one statement is no error for a browser: the move is made as a form's would be."""

from typing import Any

import pytest
from django.db import Error, IntegrityError, OperationalError

from dialogue.realtime.live_rooms.live_room import LiveRoom
from tests.cast import gather
from tests.dialogue.browser import both
from tests.stage import TO_FIRST_SEND, Stage

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def begun(transactional_db: None) -> Stage:
    stage = Stage(gather())
    stage.play(TO_FIRST_SEND)
    return stage


@pytest.mark.parametrize("error", [OperationalError("database is locked"), IntegrityError("one_event_a_seq")])
async def test_a_move_whose_statement_fails_is_made_and_its_socket_stays(
    begun: Stage, monkeypatch: pytest.MonkeyPatch, error: Error
) -> None:
    async def fails(*_: Any) -> None:
        raise error

    monkeypatch.setattr(LiveRoom, "_keep", fails)
    async with both(begun) as (ann, bob):
        await ann.move("say", 6, text="I felt alone.")
        for person in (ann, bob):
            assert (await person.until("turn"))["seq"] == 7
        await ann.send({"type": "here"})
        assert (await ann.until("head"))["seq"] == 7
