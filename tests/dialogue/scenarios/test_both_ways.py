"""A move that a live room plans leaves and shows what `make_move` does: each script of the library, both ways."""

import pytest
from asgiref.sync import sync_to_async
from django.conf import settings

from dialogue.protocol.library import PROTOCOLS
from dialogue.protocol.terms import Mode
from dialogue.realtime import catch_up
from imago_site.demo.scripts import script_of
from tests.cast import Cast, gather
from tests.dialogue.scenarios.both_ways import Clock, Story
from tests.stage import TO_FIRST_SEND, WHOLE

ASK = "ann ask our evenings"
INTERRUPTED = f"""{TO_FIRST_SEND}
    bob ouch
    ann ouch
    ann say <b>&amp; "quoted" 'it' ü</blockquote> {{{{ seq }}}}
    bob pause
    ann resume
    bob resume
    bob say You & <b> quoted it.
    ann pause
    bob ouch
    bob resume
    ann resume
    ann almost 0 2
    bob stop
"""

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return gather()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr("django.utils.timezone.now", clock)
    monkeypatch.setattr(catch_up, "EVERY", 3600.0)  # what a clock brings stands in the scripts
    monkeypatch.setattr(settings, "MOVES_A_MINUTE", 1000)
    return clock


async def check(story: Story, slow_moves: list[str]) -> None:
    """That both ways are the same; `slow_moves` has then what the second way left to `make_move`."""
    by_form = await sync_to_async(story.make)()
    slow_moves.clear()
    by_socket = await story.press()
    for one, other in zip(by_socket.shown, by_form.shown, strict=True):
        assert one == other
    assert (by_socket.log, by_socket.fold) == (by_form.log, by_form.fold)


@pytest.mark.parametrize("slug", PROTOCOLS)
async def test_a_script_is_the_same_both_ways(cast: Cast, clock: Clock, slow_moves: list[str], slug: str) -> None:
    story = await sync_to_async(Story)(cast, clock, slug, script_of(slug))

    await check(story, slow_moves)

    # Only who must have a therapist beside them is looked at anew for each move.
    assert slow_moves == [move for _who, move, _content in story.script[1:] if PROTOCOLS[slug].needs_therapist]


@pytest.mark.parametrize("slug", ["intentional", "containment"])  # without and with a time box
async def test_held_aloud_it_is_the_same_both_ways(cast: Cast, clock: Clock, slow_moves: list[str], slug: str) -> None:
    await check(await sync_to_async(Story)(cast, clock, slug, script_of(slug), Mode.SPOKEN), slow_moves)

    assert slow_moves == []


@pytest.mark.parametrize("script", [ASK + WHOLE, ASK + INTERRUPTED], ids=["two rounds", "interrupted"])
async def test_a_dialogue_of_two_rounds_and_one_interrupted_are_the_same_both_ways(
    cast: Cast, clock: Clock, slow_moves: list[str], script: str
) -> None:
    await check(await sync_to_async(Story)(cast, clock, "intentional", script), slow_moves)

    assert slow_moves == []
