"""The socket of a vision: both see each change at once, and nothing of what one does alone reaches the other."""

import io
import re
import zipfile
from collections.abc import Callable

import pytest
from asgiref.sync import sync_to_async
from django.test import Client

from accounts.couples.invitations import leave
from accounts.models import User
from dialogue.pages import export
from dialogue.workbook.models import Line, Sentence, Vision, Weighing
from dialogue.workbook.vision import build_stage, rank_stage, write_stage
from dialogue.workbook.vision.rank_stage import Weight
from tests.cast import Cast, gather
from tests.dialogue.browser import Browser, browser
from tests.dialogue.workbook.vision.stages import (
    ANNS,
    BOBS,
    half,
    key_of,
    line_of,
    looked_at,
    vision,
    weighed,
    weights,
    written,
)

pytestmark = pytest.mark.django_db(transaction=True)
SOCKET = "/ws/vision/"
ALIKE = re.compile(
    r"[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|name=\"csrfmiddlewaretoken\" value=\"\w+\""
    r"|\"made_at\": \"[^\"]+\""
)
Run = Callable[[User], object]


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return gather()


async def frames_of(one: Browser) -> list[str]:
    """Everything that this browser is told until it is quiet, and what a heartbeat brings then."""
    frames: list[str] = []
    while not await one.socket.receive_nothing(timeout=0.25, interval=0.02):
        frames.append(str(await one.next()))
    await one.send({"type": "here"})
    return [ALIKE.sub("…", frame) for frame in [*frames, str(await one.next())]]


def seen_by(user: User) -> list[str]:
    """Every door of this person: the pages of the vision, the workbook and home, and the copy."""
    client = Client()
    client.force_login(user)
    pages = [client.get(path, follow=True).content.decode() for path in ("/workbook/vision/", "/workbook/", "/home/")]
    with zipfile.ZipFile(io.BytesIO(export.archive_for(user))) as archive:
        pages.append(archive.read("dialogues.json").decode())
    return [ALIKE.sub("…", page) for page in pages]


def clear() -> None:
    for model in (Line, Weighing, Sentence, Vision):
        model.objects.all().delete()


async def doors_of_bob(cast: Cast, prepare: Callable[[], object], acts: Run) -> list[str]:
    """What Bob is told and shown while Ann acts."""
    await sync_to_async(prepare)()
    async with browser(cast.bob, SOCKET) as bob:
        first = await frames_of(bob)
        await sync_to_async(acts)(cast.ann)
        found = [*first, *await frames_of(bob), *await sync_to_async(seen_by)(cast.bob)]
    await sync_to_async(clear)()
    return found


def nothing(_ann: User) -> None:
    """The run to compare with."""


def writes(ann: User) -> None:
    write_stage.write(half(ann), "canary-yellow sits on our window")
    write_stage.write(half(ann), "We are two")
    write_stage.take_out(half(ann), key_of("We are two"))
    write_stage.rewrite(half(ann), key_of("canary-yellow sits on our window"), "canary-green sits on our window")
    write_stage.say_ready(half(ann))
    write_stage.write(half(ann), "We are quiet")
    write_stage.say_ready(half(ann))
    assert vision().ready == "a"


def weighs(ann: User) -> None:
    rank_stage.weigh(half(ann), {str(key_of(ANNS[0])): Weight(5, hard=True)}, done=False)
    rank_stage.weigh(half(ann), weights(ann), done=True)
    assert vision().ready == "a"


def both_wrote(cast: Cast) -> Callable[[], object]:
    return lambda: written(cast.ann, cast.bob)


def bob_wrote(cast: Cast) -> Callable[[], object]:
    return lambda: write_stage.write(half(cast.bob), BOBS[0])


def nobody_wrote(_cast: Cast) -> Callable[[], object]:
    return lambda: None


def both_read(cast: Cast) -> Callable[[], object]:
    return lambda: looked_at(cast.ann, cast.bob)


@pytest.mark.parametrize(
    ("before", "acts"),
    [(nobody_wrote, writes), (bob_wrote, writes), (both_wrote, writes), (both_read, weighs)],
    ids=["the first word", "beside his own", "later", "numbers"],
)
async def test_private_vision_acts_reach_no_page_socket_or_mark_of_the_partner(
    cast: Cast, before: Callable[[Cast], Callable[[], object]], acts: Run
) -> None:
    without = await doors_of_bob(cast, before(cast), nothing)
    beside = await doors_of_bob(cast, before(cast), acts)
    assert beside == without


async def test_comparison_sees_the_reveal(cast: Cast) -> None:
    def reveals(ann: User) -> None:
        for person in (ann, cast.bob):
            write_stage.say_ready(half(person))

    without = await doors_of_bob(cast, both_wrote(cast), nothing)
    beside = await doors_of_bob(cast, both_wrote(cast), reveals)
    assert beside != without
    assert [ANNS[0] in "".join(doors) for doors in (without, beside)] == [False, True]


async def frame_after(one: Browser, act: Callable[[], object]) -> dict[str, str]:
    """The frame that an act brings."""
    await one.until("vision")
    await sync_to_async(act)()
    frame: dict[str, str] = await one.until("vision")
    return frame


async def test_reveal_and_every_change_in_the_building_are_notified_at_once(cast: Cast) -> None:
    await sync_to_async(written)(cast.ann, cast.bob)
    await sync_to_async(write_stage.say_ready)(await sync_to_async(half)(cast.ann))
    async with browser(cast.ann, SOCKET) as ann:
        frame = await frame_after(ann, lambda: write_stage.say_ready(half(cast.bob)))
        assert (frame["mark"], BOBS[0] in frame["html"]) == ("1.read", True)
    await sync_to_async(clear)()
    await sync_to_async(weighed)(cast.ann, cast.bob)
    async with browser(cast.ann, SOCKET) as ann:
        frame = await frame_after(
            ann, lambda: build_stage.reword(half(cast.bob), line_of(ANNS[0]).key, 1, "We laugh a lot")
        )
        assert (frame["mark"], "We laugh a lot" in frame["html"]) == ("1.build", True)


async def test_socket_closes_when_the_couple_ends(cast: Cast) -> None:
    async with browser(cast.ann, SOCKET) as ann:
        await ann.until("vision")
        await sync_to_async(leave)(cast.bob)
        assert await ann.closed_with() == 4403


@pytest.mark.parametrize("who", ["eve", "tess", "ada"])
async def test_nobody_without_a_partner_has_the_socket(cast: Cast, who: str) -> None:
    async with browser(getattr(cast, who), SOCKET) as other:
        assert await other.closed_with() == 4403


async def test_another_couple_hears_nothing(cast: Cast) -> None:
    await sync_to_async(weighed)(cast.ann, cast.bob)
    async with browser(cast.carl, SOCKET) as carl:
        before = await frames_of(carl)
        await sync_to_async(lambda: build_stage.add(half(cast.ann), "We sing"))()
        assert (await frames_of(carl), before[0].count("1.alone")) == (before[-1:], 1)
