"""What a live room knows of a turn without reading is what would be read, whatever anybody did for themselves."""

from collections import Counter
from contextlib import suppress
from datetime import timedelta
from functools import partial
from types import SimpleNamespace
from typing import Any
from typing import cast as typed

import pytest
from django.conf import settings

from accounts.encryption import envelope
from accounts.models import User
from dialogue.domain.access import Room, room_for
from dialogue.domain.moves.move_transaction import make_house_move, make_move
from dialogue.domain.private_notes import check_body, keep_draft, note_heard
from dialogue.domain.shelf import put_on_shelf
from dialogue.domain.validation import Content
from dialogue.pages.turn.reader_moves import moves_of
from dialogue.pages.turn.turn_facts import facts_for
from dialogue.protocol.library import PROTOCOLS
from dialogue.protocol.terms import IllegalMove, Mode
from dialogue.realtime.live_rooms.live_room import plan_of
from dialogue.realtime.live_rooms.room_snapshot import RoomSnapshot, own_rows_of, read_facts, read_snapshot
from imago_site.demo.scripts import script_of
from tests.cast import Cast, gather
from tests.dialogue.scenarios.both_ways import BOTH, STEP, Clock, Story
from tests.stage import TO_FIRST_SEND, WHOLE

pytestmark = pytest.mark.django_db(transaction=True)
ASK = "ann ask our evenings"
PUT_OFF = """
    bob later
    bob move_it
    ann move_it
    ann ready
    bob ready
"""
INTERRUPTED = f"""{TO_FIRST_SEND}
    bob ouch
    ann say I felt alone.
    bob pause
    ann resume
    bob resume
    bob say You felt alone.
    ann stop
"""


@pytest.fixture
def people(transactional_db: None) -> Cast:
    return gather()


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr("django.utils.timezone.now", clock)
    monkeypatch.setattr(settings, "MOVES_A_MINUTE", 1000)
    return clock


def acts_of(person: User, room: Room) -> None:
    """All that one may keep to oneself where this dialogue is."""
    row = room.dialogue
    if moves_of(room).writes:
        keep_draft(person, row.pk, row.visit, f"begun at {row.seq}")
    acts = (
        partial(check_body, level=row.seq % 11),
        partial(note_heard, level=3),
        partial(put_on_shelf, text=f"aside at {row.seq}"),
    )
    for act in acts:
        with suppress(IllegalMove):
            act(person, row.pk)


def with_acts(snapshot: RoomSnapshot) -> None:
    """Has both act for themselves, and the room hear of it as it does: never of a draft."""
    for seat, room in snapshot.rooms.items():
        acts_of(room.me, room)
        snapshot.shelves[seat], snapshot.levels[seat] = own_rows_of(room)


def with_key(room: Room) -> None:
    if not room.keys.has_one_of(room.me):
        key = envelope.lasting_key_for(room.me, room.dialogue.couple)
        room.keys[key.id] = key


def check(story: Story, clock: Clock, *, acts: bool) -> Counter[str]:
    """Plays the story by `make_move`, with a snapshot that follows. Counts the turns of which it knew the facts."""
    counted: Counter[str] = Counter()
    story._open()
    snapshot = read_snapshot(room_for(story.people["ann"], story.pk))
    for number, (who, name, content) in enumerate(story.script[1:], start=2):
        clock.now = clock.began + number * STEP
        if acts:
            with_acts(snapshot)
        plan = None
        at = Content(until=clock.now + number * timedelta(hours=1))
        move = story._move(number - 1, name, at if name in {"later", "move_it"} else content)
        if who == "house":
            make_house_move(story.pk, clock.now + 999 * STEP)
        else:
            seat = room_for(story.people[who], story.pk).seat
            socket = typed("Any", SimpleNamespace(seat=seat, signed_in=SimpleNamespace(limit=0)))
            with_key(snapshot.rooms[seat])
            plan = plan_of(snapshot, socket, move)
            make_move(story.people[who], story.pk, move)
        if plan:
            snapshot, _line = snapshot.after(plan.fold, plan.event, plan.content.utterance)
        else:
            snapshot = read_snapshot(room_for(story.people["ann"], story.pk))
        for person in map(story.people.__getitem__, BOTH):
            read = facts_for(room_for(person, story.pk))
            known = snapshot.facts.get(read_seat := room_for(person, story.pk).seat)
            assert known in (None, read), (number, name, person.name)
            counted["known" if known else "read"] += 1
            read_facts(snapshot, {read_seat})
            assert snapshot.facts[read_seat] == read
    return counted


@pytest.mark.parametrize("slug", PROTOCOLS)
def test_what_follows_from_a_move_is_what_would_be_read(people: Cast, clock: Clock, slug: str) -> None:
    check(Story(people, clock, slug, script_of(slug)), clock, acts=True)


@pytest.mark.parametrize("acts", [False, True], ids=["nothing kept", "all kept"])
@pytest.mark.parametrize(("script", "read"), [(WHOLE, 6), (PUT_OFF, 2), (INTERRUPTED, 2)])
def test_most_turns_are_known_and_what_one_keeps_to_oneself_changes_none_of_it(
    people: Cast, clock: Clock, script: str, read: int, acts: bool
) -> None:
    story = Story(people, clock, "intentional", ASK + script)

    counted = check(story, clock, acts=acts)

    # Both at the last look at oneself, twice, and at the end with lines of all rounds; who writes, when it goes on;
    # both, when what ran beside begins.
    assert counted["read"] == read
    assert counted["known"] == 2 * len(story.script[1:]) - read


@pytest.mark.parametrize("slug", ["intentional", "containment"])
def test_it_is_so_where_a_dialogue_is_held_aloud(people: Cast, clock: Clock, slug: str) -> None:
    check(Story(people, clock, slug, script_of(slug), Mode.SPOKEN), clock, acts=False)
