"""Open pages of the workbook: they hear that something was given, at once, and nothing of what one does alone."""

import threading
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.db import connection

from accounts.couples import invitations
from accounts.models import User
from dialogue.workbook.gifts import handover
from dialogue.workbook.gifts.items import given_lines
from dialogue.workbook.gifts.jars import CARING, PRAISE
from dialogue.workbook.page_fingerprint import mark_for
from tests.cast import Cast, gather
from tests.dialogue.browser import Browser, browser
from tests.dialogue.workbook.halves import half
from tests.dialogue.workbook.sample_rows import alone, quietly

pytestmark = pytest.mark.django_db(transaction=True)
ADDRESS = "/ws/workbook/"


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return gather()


async def frames_to(one: Browser) -> list[dict[str, Any]]:
    """Everything until it is quiet."""
    frames: list[dict[str, Any]] = []
    while not await one.socket.receive_nothing(timeout=0.25, interval=0.02):
        frames.append(await one.next())
    return frames


async def test_a_page_hears_that_something_was_given_and_never_what(cast: Cast) -> None:
    async with browser(cast.bob, ADDRESS) as bob:
        before = await bob.next()
        await sync_to_async(lambda: alone(half(cast.ann)))()
        await sync_to_async(lambda: handover.hand_over(half(cast.ann), PRAISE))()
        frame = await bob.next()
        assert (set(frame), frame["type"]) == ({"type", "mark"}, "shared")
        assert frame["mark"] != before["mark"]
        assert frame["mark"] == await sync_to_async(mark_for)(cast.bob)


async def test_private_workbook_acts_notify_no_page_of_the_partner(cast: Cast) -> None:
    async with browser(cast.bob, ADDRESS) as bob, browser(cast.bob, "/ws/home/") as home:
        for one in (bob, home):
            await frames_to(one)
        await sync_to_async(lambda: alone(half(cast.ann)))()
        assert (await frames_to(bob), await frames_to(home)) == ([], [])
        await sync_to_async(lambda: alone(half(cast.bob)))()  # both lists open: now there is something to hear
        mark = (await frames_to(bob))[-1]["mark"]
        assert len(await frames_to(home)) > 0
        await sync_to_async(lambda: quietly(half(cast.ann)))()
        assert (await frames_to(bob), await frames_to(home)) == ([], [])
        await bob.send({"type": "here"})
        assert [frame["mark"] for frame in await frames_to(bob)] == [mark]


async def test_a_heartbeat_heals_a_lost_bell_and_leaving_closes(cast: Cast) -> None:
    async with browser(cast.ann, ADDRESS) as ann:
        first = await ann.next()
        await ann.send({"type": "here"})
        assert await ann.next() == first
        await sync_to_async(invitations.leave)(cast.bob)
        assert await ann.closed_with() == 4403


def test_two_who_hand_over_at_once_open_both_lists(cast: Cast) -> None:
    halves = [half(cast.ann), half(cast.bob)]
    for one in halves:
        alone(one)
        handover.take_back(one, CARING)
    together = threading.Barrier(2)

    def hand_over(person: User) -> None:
        together.wait()
        handover.hand_over(half(person), CARING)
        connection.close()

    threads = [threading.Thread(target=hand_over, args=[one.me]) for one in halves]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert handover.is_open(cast.couple, CARING)
    assert [len(given_lines(one, CARING)) for one in halves] == [3, 3]
