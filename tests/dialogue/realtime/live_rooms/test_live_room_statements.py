"""What a move costs the database: its own statements in the writer's thread, and nothing for showing it to both."""

from typing import Any

import pytest
from asgiref.sync import sync_to_async
from django.db import connection

from dialogue.realtime import catch_up
from dialogue.realtime.live_rooms import registry
from tests.cast import Cast, gather
from tests.dialogue.browser import both, browser
from tests.dialogue.statements import Recorder, Statement, come_in, recorder_of, statements_of
from tests.stage import TO_FIRST_SEND, Stage

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return gather()


@pytest.fixture
def recorder(monkeypatch: pytest.MonkeyPatch) -> Recorder:
    monkeypatch.setattr(catch_up, "EVERY", 3600.0)  # it looks after all rooms together
    return recorder_of(monkeypatch)


@pytest.fixture
def begun(cast: Cast) -> Stage:
    earlier = Stage(cast)
    earlier.play(f"{TO_FIRST_SEND}\nann say So it was.\nbob say So it was.\nann stop")
    stage = Stage(cast)
    stage.play(TO_FIRST_SEND)
    return stage


WRITES = ["UPDATE dialogue_dialogue", "INSERT dialogue_event"]
CLEARS: dict[str, list[str]] = {"ouch": [], "pause": [], "resume": [], "stop": []}  # a stop can be taken back
# What a turn reads that goes on for whoever writes: what stands in the box. Nothing else is read to show a move.
BOX = ["SELECT accounts_datakey", "SELECT dialogue_draft", "SELECT dialogue_shelved"]
LOOK = ["SELECT dialogue_event"]  # where it is the partner who writes, they look by themselves, from the log on
# Who, which move, what comes with it, and what is read for its author and for the partner.
MADE: list[tuple[str, str, dict[str, Any], list[str], list[str]]] = [
    ("Ann", "say", {"text": "When you came home late I felt alone."}, [], []),
    ("Bob", "say", {"text": "You felt late."}, [], []),
    ("Ann", "almost", {"words": [3, 4]}, [], []),
    ("Bob", "ouch", {}, BOX, []),
    ("Bob", "say", {"text": "You felt alone."}, [], []),
    ("Ann", "yes", {}, [], []),
    ("Bob", "pause", {"minutes": 10}, [], []),
    ("Ann", "resume", {}, [], []),  # it rests until both are back
    ("Bob", "resume", {}, [], []),
    ("Bob", "ask_more", {}, [], []),
    ("Ann", "stop", {}, [], []),
]


def names(found: list[Statement], *by: str) -> list[str]:
    return [each.name for each in found if each.by in by and not each.sql.startswith("PREPARE")]


def keeps(move: str) -> list[str]:
    """What keeps a move; PostgreSQL does all in one."""
    return [*WRITES, *CLEARS.get(move, ["DELETE dialogue_draft"])] if connection.vendor == "sqlite" else ["EXECUTE"]


async def test_a_move_is_asked_of_the_writer_and_nothing_is_read_to_show_it(begun: Stage, recorder: Recorder) -> None:
    found = []
    async with both(begun) as (ann, bob):
        await statements_of(recorder, ann, bob, "say", 6, text="The room is read with it.")
        await statements_of(recorder, bob, ann, "say", 7, text="The room is read.")
        await statements_of(recorder, ann, bob, "almost", 8, words=[0])
        await statements_of(recorder, bob, ann, "say", 9, text="With it.")
        await statements_of(recorder, ann, bob, "yes", 10)
        await statements_of(recorder, bob, ann, "ask_more", 11)
        await statements_of(recorder, ann, bob, "more", 12)
        for after, (who, move, more, *_reads) in enumerate(MADE, start=13):
            mover, other = (ann, bob) if who == "Ann" else (bob, ann)
            found.append(await statements_of(recorder, mover, other, move, after, **more))

    for statements, (who, move, _more, own, partners) in zip(found, MADE, strict=True):
        others = {"Ann", "Bob"} - {who}
        asked = [names(statements, *by) for by in (["writer"], [who], others, ["loop", ""])]
        assert (move, asked) == (move, [keeps(move), own, partners, []])


async def test_to_be_ready_reads_nothing(cast: Cast, recorder: Recorder) -> None:
    stage = await sync_to_async(Stage)(cast)
    path, found = f"/ws/dialogue/{stage.id}/?told=1", []
    async with browser(cast.ann, path) as ann, browser(cast.bob, path) as bob:
        await bob.move("now", 1)
        for one in (ann, bob):
            await one.until("turn", seq=2)
        for after, (mover, other) in enumerate([(ann, bob), (bob, ann), (ann, bob), (bob, ann)], start=2):
            found.append(await statements_of(recorder, mover, other, "ready", after))

    assert [names(statements, "writer") for statements in found] == [keeps("ready")] * 4
    assert [names(statements, "Ann") for statements in found] == [[], [], [], []]
    assert [names(statements, "Bob") for statements in found] == [[], [], [], []]
    assert [names(statements, "loop", "") for statements in found] == [[], [], [], []]


async def test_a_room_that_nobody_knows_is_read_with_nine_statements(begun: Stage, recorder: Recorder) -> None:
    """The row with its couple, the people, both kinds of keys, a seat beside them, shelves, and what was said."""
    async with both(begun) as (ann, bob):
        await come_in(ann, bob)
        registry.rooms()[0].forget()
        found = await statements_of(recorder, ann, bob, "say", 6, text="When you came home late I felt alone.")

    tables = ["dialogue_dialogue", "accounts_partner", "accounts_datakey", "dialogue_liveseat", "accounts_datakey"]
    own, said = ["dialogue_shelved", "dialogue_shelved"], ["dialogue_event", "dialogue_event"]
    assert names(found, "Ann") == [f"SELECT {table}" for table in (*tables, *own, *said)]


async def test_once_both_are_in_their_first_move_reads_nothing(begun: Stage, recorder: Recorder) -> None:
    async with both(begun) as (ann, bob):
        await come_in(ann, bob)
        found = await statements_of(recorder, ann, bob, "say", 6, text="When you came home late I felt alone.")

    assert [names(found, by) for by in ("writer", "Ann", "Bob")] == [keeps("say"), [], []]


async def test_a_first_key_is_made_by_the_writer_where_that_waits_for_nobody(cast: Cast, recorder: Recorder) -> None:
    stage = await sync_to_async(Stage)(cast)
    await sync_to_async(stage.play)(f"{TO_FIRST_SEND}\nann say So it was.")
    async with both(stage) as (ann, bob):
        found = await statements_of(recorder, bob, ann, "say", 7, text="So it was.")

    makes, together = "INSERT accounts_datakey", connection.vendor == "sqlite"
    assert (makes in names(found, "writer"), makes in names(found, "Bob")) == (together, not together)
