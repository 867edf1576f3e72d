"""One person cannot keep the server busy: what costs it time is counted over all sockets, pages and processes."""

import re
from contextlib import AsyncExitStack
from pathlib import Path
from uuid import uuid4

import pytest
from django.conf import settings
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from redis.exceptions import RedisError

from dialogue.person_rate_limit import LOOKS, PRIVATE_ACTS
from tests.cast import Cast, gather
from tests.dialogue.browser import Browser, browser
from tests.stage import TO_FIRST_SEND, Stage

pytestmark = pytest.mark.django_db(transaction=True)
ROOT = Path(__file__).parents[2]
BLAME = "You never listen to me."
TOO_FAST = 4429


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return gather()


@pytest.fixture
def begun(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> Stage:
    """Ann is to speak; a person may do three of each thing, and more of what is cheaper."""
    stage = Stage(cast)
    stage.play(TO_FIRST_SEND)
    monkeypatch.setattr(settings, "MOVES_A_MINUTE", 3)
    return stage


async def hinted(one: Browser, visit: int) -> bool:
    """Whether a question for hints is answered before the one that comes after it."""
    await one.send({"type": "hint", "key": f"{visit}.acts", "text": BLAME})
    await one.send({"type": "since", "told": 6})
    kinds = [(await one.next())["type"]]
    while kinds[-1] != "turn":
        kinds.append((await one.next())["type"])
    return "hints" in kinds


async def test_hints_are_counted_over_all_sockets_of_a_person(begun: Stage) -> None:
    async with AsyncExitStack() as stack:
        path = f"/ws/dialogue/{begun.id}/?told=6"
        sockets = [await stack.enter_async_context(browser(begun.people["ann"], path)) for _ in range(5)]
        for one in sockets:
            await one.until("turn")
        assert [await hinted(one, 6) for one in sockets] == [True, True, True, False, False]
        bob = await stack.enter_async_context(browser(begun.people["bob"], path))
        await bob.until("turn")
        await bob.move("stop", 6)
        assert (await sockets[0].until("happened"))["seq"] == 7


def looked(client: Client, begun: Stage, door: str) -> tuple[int, str]:
    """What comes of looking at one's words at one of the doors that are forms."""
    forms = {
        "look": (reverse("look", args=[begun.id]), {"text": BLAME}),
        "practice": (reverse("practice"), {"text": BLAME}),
        "start": (reverse("start"), {"title": BLAME, "look": "title", "move_id": str(uuid4())}),
    }
    response = client.post(*forms[door])
    return response.status_code, response.content.decode()


@pytest.mark.parametrize("door", ["look", "practice", "start"])
def test_hints_are_counted_over_all_doors_and_the_words_stay(client: Client, begun: Stage, door: str) -> None:
    client.force_login(begun.people["ann"])
    for before in ("look", "practice", "look"):
        assert looked(client, begun, before)[0] == 200

    status, body = looked(client, begun, door)

    assert (status in {400, 409}, "No new hints: you’ve previewed many in one minute." in body) == (True, True)
    assert BLAME in body or door == "start"  # a room that is open takes the place of the title's form
    client.force_login(begun.people["bob"])
    assert looked(client, begun, "practice")[0] == 200


def test_a_title_that_was_looked_at_too_often_stays(client: Client, begun: Stage) -> None:
    begun.move("ann", "stop")
    client.force_login(begun.people["ann"])
    for _ in range(3):
        assert looked(client, begun, "start")[0] == 200
    assert f'value="{BLAME}"' in looked(client, begun, "start")[1]


def test_nobody_is_held_up_while_the_counter_is_away(
    client: Client, begun: Stage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away(_key: str) -> int:
        raise RedisError

    monkeypatch.setattr(cache, "incr", away)
    client.force_login(begun.people["ann"])
    assert [looked(client, begun, "practice")[0] for _ in range(5)] == [200] * 5
    assert [client.get("/sharing/").status_code for _ in range(9)] == [200] * 9


async def test_sockets_opened_again_and_again_are_shown_out(begun: Stage) -> None:
    ann, bob = begun.people["ann"], begun.people["bob"]
    for _ in range(3 * LOOKS):
        async with browser(ann, "/ws/home/") as one:
            await one.until("home")
    async with browser(ann, "/ws/home/") as one, browser(bob, "/ws/home/") as other:
        assert await one.closed_with() == TOO_FAST
        await other.until("home")


@pytest.mark.parametrize("path", ["/ws/home/", "/ws/words/", "/ws/workbook/", "/ws/vision/", "room"])
async def test_a_socket_that_asks_again_and_again_is_shown_out(begun: Stage, path: str) -> None:
    path = f"/ws/dialogue/{begun.id}/?told=6" if path == "room" else path
    async with browser(begun.people["ann"], path) as one:
        for _ in range(3 * LOOKS):
            await one.send({"type": "here"})
        assert await one.closed_with() == TOO_FAST


async def test_drafts_are_counted_over_all_sockets(begun: Stage) -> None:
    path = f"/ws/dialogue/{begun.id}/?told=6"
    async with browser(begun.people["ann"], path) as one, browser(begun.people["ann"], path) as other:
        for number in range(3 * PRIVATE_ACTS):
            at = (one, other)[number % 2]
            await at.send({"type": "draft", "key": "6.acts", "text": f"{number}"})
            await at.until("kept")
        await one.send({"type": "draft", "key": "6.acts", "text": "more"})
        assert (await one.until("refused"))["reason"].startswith("Not sent: that was a lot in one minute.")
        await one.move("say", 6, text="What I can still say")
        assert (await other.until("happened"))["seq"] == 7


def test_what_is_put_aside_by_form_is_counted_and_the_page_comes_back(client: Client, begun: Stage) -> None:
    begun.move("ann", "say", BLAME)
    client.force_login(begun.people["bob"])
    address = reverse("shelve", args=[begun.id])
    pages = [client.post(address, {"text": "I did call."}) for _ in range(3 * PRIVATE_ACTS + 1)]
    assert pages[0].status_code == 302
    refused = ["Not sent: that was a lot in one minute." in page.content.decode() for page in pages]
    assert refused == [False] * 3 * PRIVATE_ACTS + [True]


def test_the_coach_has_no_door_that_is_not_counted() -> None:
    """Only the module that counts calls it."""
    calls = re.compile(r"from dialogue\.coach\.(?:hints|lens) import")
    found = {str(path.relative_to(ROOT)) for path in ROOT.glob("dialogue/**/*.py") if calls.search(path.read_text())}
    assert {path for path in found if not path.startswith("dialogue/coach/")} == {"dialogue/pages/hints.py"}
