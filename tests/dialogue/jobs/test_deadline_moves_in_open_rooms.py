"""A room with somebody in it keeps its own time: what is due there happens within seconds, whoever else looks."""

from datetime import timedelta

import pytest
from asgiref.sync import sync_to_async
from django.utils import timezone

from dialogue.jobs.deadline_moves import moves_in
from dialogue.jobs.scheduler import Done, do_due
from dialogue.models import Dialogue
from tests.cast import Cast, gather
from tests.dialogue.browser import browser
from tests.stage import Stage

HOUR = timedelta(hours=1)


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return gather()


async def test_what_is_due_happens_while_both_sit_in_the_room(cast: Cast) -> None:
    stage = await sync_to_async(Stage)(cast)
    path = f"/ws/dialogue/{stage.id}/?told=1"
    async with browser(cast.ann, path) as ann, browser(cast.bob, path) as bob:
        for one in (ann, bob):
            await one.until("turn")
        await Dialogue.objects.filter(pk=stage.id).aupdate(house_at=timezone.now() - HOUR)

        for one in (ann, bob):
            assert (await one.until("happened"))["seq"] == 2
            assert "This request has ended" in (await one.until("turn"))["html"]


def test_a_room_keeps_its_own_time_and_no_other(cast: Cast) -> None:
    here, elsewhere = Stage(cast), Stage(Cast(**{**vars(cast), "ann": cast.carl, "bob": cast.dora}))
    Dialogue.objects.update(house_at=timezone.now() - HOUR)

    assert do_due(scope=moves_in([here.id])) == {"moves": Done(count=1)}
    assert (here.row.step, elsewhere.row.step) == ("lapsed", "answer")
