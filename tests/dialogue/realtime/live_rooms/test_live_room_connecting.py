"""A move that is made while a socket is still coming in reaches it at once, and not only with the next repair."""

import asyncio

import pytest

from dialogue.realtime import catch_up
from dialogue.realtime.room.room_consumer import RoomConsumer
from tests.cast import Cast, gather
from tests.dialogue.browser import browser
from tests.stage import TO_FIRST_SEND, Stage

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def begun(transactional_db: None) -> Stage:
    cast: Cast = gather()
    stage = Stage(cast)
    stage.play(TO_FIRST_SEND)
    return stage


async def test_a_move_while_the_partner_comes_in_is_shown(begun: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(catch_up, "EVERY", 60.0)
    path, has_read, may_go_on = f"/ws/dialogue/{begun.id}/?told=6", asyncio.Event(), asyncio.Event()
    renew = RoomConsumer.renew_lease

    async def renew_later(self: RoomConsumer) -> None:
        if self.user.pk == begun.people["bob"].pk:
            has_read.set()
            await may_go_on.wait()
        await renew(self)

    monkeypatch.setattr(RoomConsumer, "renew_lease", renew_later)
    async with browser(begun.people["ann"], path) as ann, browser(begun.people["bob"], path) as bob:
        await ann.until("turn", seq=6)
        await bob.until("turn", seq=6)
        await has_read.wait()
        await ann.move("say", 6, text="When you came home late I felt alone.")
        await ann.until("turn", seq=7)
        may_go_on.set()

        assert (await bob.until("happened"))["seq"] == 7
