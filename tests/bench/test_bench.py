"""The benchmark measures what it says: a whole dialogue goes to its end, and what stands still is soon said."""

import asyncio
import json
from itertools import islice, pairwise

import pytest

from tests.bench import browsers
from tests.bench.browsers import OurBrowser, Stuck, patience
from tests.bench.names import name_of
from tests.bench.script import ROUND_ABOUT, WHOLE, presses
from tests.bench.targets import TARGETS, verdict
from tests.cast import gather
from tests.stage import TO_FIRST_SEND, Stage

KINDS = "all almost ask_more landed more no_more not_yet now ouch pause ready resume say switch yes"


def play(stage: Stage, script: str) -> None:
    for press in presses(script):
        stage.move(press.who, press.move, **{"text": "", **press.content})


@pytest.mark.django_db
def test_the_whole_dialogue_is_one_and_has_every_kind_of_move() -> None:
    stage = Stage(gather())
    play(stage, WHOLE)
    assert stage.row.step == "closed"
    assert sorted({press.move for press in presses(WHOLE)}) == KINDS.split()
    assert {kind for press in presses(WHOLE) for kind in press.content} == {"text", "words", "feelings", "minutes"}


@pytest.mark.django_db
def test_the_round_about_comes_back_to_where_it_began() -> None:
    stage = Stage(gather())
    stage.play(TO_FIRST_SEND)
    for _ in range(2):
        assert stage.row.step == "send"
        play(stage, ROUND_ABOUT)


def test_no_two_people_have_one_name() -> None:
    names = [name_of(number) for number in range(3000)]
    assert len(set(names)) == 3000
    assert all(one.split()[0] != other.split()[0] for one, other in pairwise(names))


def told(browser: OurBrowser, *frames: dict[str, object]) -> OurBrowser:
    for frame in frames:
        browser.hear(json.dumps(frame).encode())
    return browser


HAPPENED = [{"type": "happened", "seq": seq, "move_id": f"id {seq}", "html": ""} for seq in range(5)]


async def test_a_browser_takes_what_happened_once_and_in_order() -> None:
    browser = told(OurBrowser(1), *islice(HAPPENED, 1, 4), HAPPENED[2])
    assert (browser.last_seen, browser.move_id, browser.wrong) == (3, "id 3", "")


@pytest.mark.parametrize(
    ("frame", "words"),
    [(HAPPENED[3], "event 3 came after 1"), ({"type": "refused", "reason": "Too late."}, "refused: Too late.")],
)
async def test_a_gap_or_a_refusal_ends_the_wait(frame: dict[str, object], words: str) -> None:
    browser = told(OurBrowser(1), frame)
    with pytest.raises(Stuck, match=words):
        await browser.until(lambda: browser.last_seen > 3)


async def test_a_socket_that_is_closed_ends_the_wait() -> None:
    browser = OurBrowser(1)
    asyncio.get_running_loop().call_soon(browser.end, 4429)
    with pytest.raises(Stuck, match=r"the socket was closed \(4429\)"):
        await browser.until(lambda: browser.last_seen > 3)


async def test_what_never_comes_is_not_waited_for_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(browsers, "PATIENCE", 0.01)
    with pytest.raises(Stuck, match=r"Nothing came for 0 s: say of ann after 7\."):
        async with patience(lambda: "say of ann after 7"):
            await OurBrowser(1).until(lambda: False)


def test_a_figure_is_laid_beside_its_target() -> None:
    assert verdict("turn_sqlite_ratio", 0.6).split() == ["turn_sqlite_ratio", "0.6", "wanted", "<=", "0.6"]
    assert verdict("crowd_sqlite_ratio", 2.4).endswith("wanted >= 2.5   not reached")
    assert [name for name in TARGETS if verdict(name, None).split()[1] != "-"] == []
