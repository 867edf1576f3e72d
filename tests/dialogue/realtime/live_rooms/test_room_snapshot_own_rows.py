"""What one keeps to oneself is shown to oneself with the partner's next move, which takes no more work for it."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from dialogue.realtime.base_consumer import PersonConsumer
from dialogue.realtime.live_rooms import registry
from tests.cast import Cast, gather
from tests.dialogue.browser import both, browser
from tests.stage import AT_THE_END, TO_FIRST_SEND, Stage

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def people(transactional_db: None) -> Cast:
    return gather()


class Work:
    """What a move takes: threads, and statements."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.done: list[str] = []
        in_thread = PersonConsumer.in_thread

        async def counted(socket: PersonConsumer, work: Callable[..., Any], *args: Any) -> Any:
            with_statements = partial(self._counted, work)
            return await in_thread(socket, with_statements, *args)

        monkeypatch.setattr(PersonConsumer, "in_thread", counted)

    def _counted(self, work: Callable[..., Any], *args: Any) -> Any:
        with CaptureQueriesContext(connection) as queries:
            found = work(*args)
        self.done.append(f"{getattr(work, '__name__', work)} {len(queries)}")
        return found


@pytest.fixture
def work(monkeypatch: pytest.MonkeyPatch) -> Work:
    return Work(monkeypatch)


async def work_of_bob(people: Cast, work: Work, script: tuple[str, str], act: dict[str, Any]) -> tuple[list[str], str]:
    """What Bob's move takes, after an act of Ann's or none; and what she is shown then."""
    stage = await sync_to_async(Stage)(people)
    await sync_to_async(stage.play)(script[0])
    row = await sync_to_async(lambda: stage.row)()
    async with both(stage) as (ann, bob):
        if act:
            await ann.send({name: f"{row.visit}{value}" if name == "key" else value for name, value in act.items()})
            await ann.until("kept" if act["type"] == "draft" else "turn")
        while not await ann.socket.receive_nothing(timeout=0.25):
            await ann.next()
        for room in registry.rooms():  # each is read once both are in, while nothing waits for it
            await room.fresh(room.sockets[0])
        work.done.clear()
        await bob.move(script[1], row.seq)
        found = [(await person.until("turn", seq=row.seq + 1))["html"] for person in (ann, bob)]
        done = list(work.done)
    await sync_to_async(stage.move)("ann", "stop")
    return done, found[0]


@pytest.mark.parametrize(
    ("script", "act", "shown"),
    [
        (("bob now", "ready"), {"type": "body_check", "level": 9}, "Saved: 9"),
        ((TO_FIRST_SEND, "ouch"), {"type": "draft", "key": ".say", "text": "I was about to"}, "I was about to"),
        ((AT_THE_END, "ready"), {"type": "felt_heard", "level": 2}, 'name="felt_heard" value="2" checked'),
    ],
)
async def test_what_one_keeps_to_oneself_is_shown_with_the_next_move_and_that_takes_no_more(
    people: Cast, work: Work, script: tuple[str, str], act: dict[str, Any], shown: str
) -> None:
    without, before = await work_of_bob(people, work, script, {})
    beside, after = await work_of_bob(people, work, script, act)

    assert (shown in before, shown in after) == (False, True)
    assert beside == without


async def test_a_level_is_of_one_visit_and_not_shown_at_the_next(people: Cast) -> None:
    stage = await sync_to_async(Stage)(people)
    await sync_to_async(stage.play)("bob now")
    async with browser(people.ann, f"/ws/dialogue/{stage.id}/") as ann:
        await ann.until("turn", seq=2)
        await ann.send({"type": "body_check", "level": 9})
        noted = [(await ann.until("turn", seq=2))["html"]]
        evening = (timezone.now() + timedelta(hours=3)).isoformat()
        async with browser(people.bob, f"/ws/dialogue/{stage.id}/") as bob:
            for who, move, more in ((bob, "later", {"until": evening}), (ann, "ready", {}), (bob, "ready", {})):
                await who.move(move, 2 + len(noted) - 1, **more)
                noted.append((await ann.until("turn", seq=2 + len(noted)))["html"])

    assert ["Saved: 9" in html for html in noted] == [True, False, False, False]
    assert (await sync_to_async(lambda: stage.row)()).step == "ground"
