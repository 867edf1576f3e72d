"""What Bob does for himself alone changes nothing of Ann's next move: not her frames, not what is asked for her."""

from collections.abc import Awaitable, Callable, Iterator
from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.db import transaction
from django.utils import timezone

from accounts.models import User
from dialogue.domain.encryption import seal
from dialogue.models import BodyCheck, Draft, FeltHeard, Shelved
from dialogue.protocol.terms import PAUSE
from dialogue.realtime import catch_up
from dialogue.realtime.live_rooms import registry, room_check
from tests.cast import Cast, gather
from tests.dialogue.browser import Browser, browser
from tests.dialogue.masks import UUID
from tests.dialogue.statements import Recorder, Statement, idle, recorder_of, statements_of
from tests.stage import AT_THE_END, TO_FIRST_SEND, Stage

pytestmark = pytest.mark.django_db(transaction=True)
Act = Callable[[Browser, str], Awaitable[None]]
ARRIVES = "bob now"
MIRRORS = f"{TO_FIRST_SEND}\nann say I felt worried and alone."  # Bob has the box


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return gather()


@pytest.fixture
def recorder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Recorder]:
    """With a clock that stands still: times are nobody's act."""
    now = timezone.now()
    monkeypatch.setattr("django.utils.timezone.now", lambda: now)
    monkeypatch.setattr(catch_up, "EVERY", 3600.0)
    yield recorder_of(monkeypatch)
    for model in (BodyCheck, Draft, FeltHeard, Shelved):
        model.objects.all().delete()


async def nothing(_bob: Browser, _key: str) -> None:
    """The run to compare with."""


async def draft(bob: Browser, key: str) -> None:
    await bob.send({"type": "draft", "key": key, "text": "I am afraid to say this"})
    await bob.until("kept")
    assert await Draft.objects.acount() == 1


async def shelf(bob: Browser, _key: str) -> None:
    await bob.send({"type": "shelf", "text": "I did call you"})
    assert "I did call you" in (await bob.until("turn"))["html"]


async def hint(bob: Browser, key: str) -> None:
    await bob.send({"type": "hint", "key": key, "text": "But I called you, you never listen."})
    await bob.until("hints")


async def body_check(bob: Browser, _key: str) -> None:
    await bob.send({"type": "body_check", "level": 9})
    assert "Saved: 9" in (await bob.until("turn"))["html"]


async def felt_heard(bob: Browser, _key: str) -> None:
    await bob.send({"type": "felt_heard", "level": 2})
    assert 'name="felt_heard" value="2" checked' in (await bob.until("turn"))["html"]


async def run(cast: Cast, recorder: Recorder, script: str, act: Act, moves: tuple[str, ...]) -> list[Any]:
    """What Ann is told after Bob's act and with her next moves, and what the database is asked for her."""
    stage = await sync_to_async(Stage)(cast)
    await sync_to_async(stage.play)(script)
    row = await sync_to_async(lambda: stage.row)()
    path, found = f"/ws/dialogue/{stage.id}/?told={row.seq}", []
    async with browser(cast.ann, path) as ann, browser(cast.bob, path) as bob:
        for one in (ann, bob):
            await one.until("presence", here=True)
        await statements_of(recorder, ann, bob, "ouch", row.seq)  # the room is read
        await idle()
        await act(bob, f"{row.visit}.acts")
        await idle()
        assert await ann.socket.receive_nothing(timeout=0.1)
        for after, move in enumerate(moves, start=row.seq + 1):
            frames, statements = await _moved(recorder, ann, bob, move, after)
            found.append((frames, statements))
        await ann.move("stop", row.seq + 1 + len(moves))
        await ann.until("turn")
    return found


async def _moved(
    recorder: Recorder, ann: Browser, bob: Browser, move: str, after: int
) -> tuple[list[str], list[Statement]]:
    frames: list[str] = []
    until = ann.until

    async def kept(kind: str, **where: Any) -> dict[str, Any]:
        while True:
            frame = await ann.next()
            frames.append(UUID.sub("ID", str(frame)))
            if frame["type"] == kind and all(frame[name] == value for name, value in where.items()):
                return frame

    ann.until = kept  # type: ignore[method-assign]
    more = {"minutes": 10} if move == PAUSE else {}
    statements = await statements_of(recorder, ann, bob, move, after, **more)
    ann.until = until  # type: ignore[method-assign]
    return frames, [each for each in statements if each.by != "Bob"]


@pytest.mark.parametrize(
    ("script", "acts", "moves"),
    [
        (ARRIVES, [body_check], ("ready", "ouch")),
        (MIRRORS, [draft, shelf, hint], ("ouch", "pause", "resume")),
        (AT_THE_END, [felt_heard], ("ready",)),
    ],
    ids=["arriving", "mirroring", "at the end"],
)
async def test_it_reaches_nothing_of_her_next_moves(
    cast: Cast, recorder: Recorder, script: str, acts: list[Act], moves: tuple[str, ...]
) -> None:
    without = await run(cast, recorder, script, nothing, moves)

    assert all(frames and statements for frames, statements in without)
    for act in acts:
        assert await run(cast, recorder, script, act, moves) == without


def no_hints(stage: Stage) -> str:
    User.objects.filter(pk=stage.people["bob"].pk).update(hints=False)
    return ""


def shelf_by_form(stage: Stage) -> str:
    row = Shelved(dialogue_id=stage.id, author=stage.people["bob"])
    with transaction.atomic():
        seal(row, "I did call you")
    row.save()
    return "I did call you"


@pytest.mark.parametrize("change", [no_hints, shelf_by_form])
async def test_what_he_changes_without_a_notification_is_found_for_him_alone(
    cast: Cast, recorder: Recorder, change: Callable[[Stage], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    stage = await sync_to_async(Stage)(cast)
    await sync_to_async(stage.play)(MIRRORS)
    monkeypatch.setattr(catch_up, "ROOMS_EVERY", 0.0)
    path = f"/ws/dialogue/{stage.id}/?told=7"
    async with browser(cast.ann, path) as ann, browser(cast.bob, path) as bob:
        for one in (ann, bob):
            await one.until("presence", here=True)
        await statements_of(recorder, ann, bob, "ouch", 7)  # the room is read
        shown = await sync_to_async(change)(stage)
        await idle()
        await catch_up.watch().look()

        assert shown in (await bob.until("turn", seq=8))["html"]
        await idle()
        assert await ann.socket.receive_nothing(timeout=0.1)
        asked = await statements_of(recorder, ann, bob, "ouch", 8)
        assert {each.name for each in asked if each.by == "Ann"} <= {"SELECT dialogue_event"}  # what is pinned
        (room,) = registry.rooms()
        assert room.snapshot
        assert room_check.known_in(room.snapshot) == (await sync_to_async(room_check.stored_for)([stage.id]))[stage.id]
