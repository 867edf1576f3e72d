"""A partner sets a stem of the therapist aside alone: their own page follows, and no frame tells anybody else."""

import pytest
from asgiref.sync import sync_to_async

from dialogue.care import live_seat
from tests.cast import Cast, gather, in_care
from tests.dialogue.browser import browser
from tests.stage import TO_FIRST_SEND, Stage

STEM = "When you came home late…"


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return gather()


@pytest.fixture
def offered(cast: Cast) -> Stage:
    """Tess sits in, and offers a stem to Ann, who speaks."""
    stage = Stage(cast)
    in_care(cast)
    stage.play(TO_FIRST_SEND)
    live_seat.ask(cast.tess, stage.id)
    for partner in (cast.ann, cast.bob):
        live_seat.agree(partner, stage.id)
    live_seat.suggest(cast.tess, stage.id, STEM)
    return stage


async def test_no_frame_tells_the_partner_that_a_stem_was_declined(cast: Cast, offered: Stage) -> None:
    path = f"/ws/dialogue/{offered.id}/?told=6"
    async with browser(cast.ann, path) as ann, browser(cast.bob, path) as bob:
        assert STEM in (await ann.until("turn"))["html"]
        for one in (ann, bob):
            while not await one.socket.receive_nothing(timeout=0.3):
                await one.next()
        await sync_to_async(live_seat.decline)(cast.ann, offered.id)
        assert STEM not in (await ann.until("turn"))["html"]
        assert await bob.socket.receive_nothing(timeout=0.3)
