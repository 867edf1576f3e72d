"""What a turn reads from the database, and that what is made of it reads nothing more."""

from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
from django.core.cache.backends.locmem import LocMemCache
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.models import CareLink, User
from dialogue.care.sharing_preferences import Wish
from dialogue.domain.access import Room, room_for
from dialogue.domain.private_notes import keep_draft
from dialogue.domain.queries import Line
from dialogue.domain.shelf import ShelfItem
from dialogue.domain.utterance import Utterance
from dialogue.models import Dialogue, LiveSeat
from dialogue.pages.turn.turn import turn_for, turn_from
from dialogue.pages.turn.turn_facts import PrivateFacts, TurnFacts, facts_for, private_facts_for
from dialogue.protocol.library import PROTOCOLS
from dialogue.protocol.terms import Seat
from tests.cast import Cast, in_care
from tests.dialogue.pages.rooms_in_memory import rooms
from tests.library import turns, with_practice
from tests.stage import TO_FIRST_SEND, Stage


@pytest.fixture
def no_cache(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_args: object, **_kwargs: object) -> None:
        raise AssertionError("the cache was asked")

    monkeypatch.setattr(LocMemCache, "get", fail)


def all_facts(room: Room) -> TurnFacts:
    """Every fact that there is, whether this step has it or not."""
    tess = User(pk=9, name="Tess")
    seat = LiveSeat(dialogue=room.dialogue, therapist=tess, agreed="ab")
    seat.here = True
    step = next(key for key, step in PROTOCOLS["change_request"].steps.items() if step.kind)
    about = Dialogue(id=uuid4(), slug="change_request", version=PROTOCOLS["change_request"].version, step=step)
    now = timezone.now()
    private = PrivateFacts(
        draft="what I began",
        shelf=(ShelfItem(uuid4(), "put aside"),),
        body_level=8,
        heard_level=3,
        put_off=2,
        let_rest=True,
        muted=now + timedelta(hours=3),
        wish=Wish(share=True),
        care_link=CareLink(pk=4, therapist=tess),
        suggestion="What I feared…",
    )
    nested = Dialogue(id=uuid4(), slug="reconnect", version=1, step="acknowledge", sender=Seat.A)
    pins = tuple(line(one, earlier=earlier) for one, earlier in ((room.step.key, False), (step, True)))
    return TurnFacts(private, pins, about, seat, nested, readable=True)


def line(step: str, *, earlier: bool) -> Line:
    said, at = Utterance("You may not go out"), datetime(2026, 1, 2, tzinfo=UTC)
    return Line(3, UUID(int=3), Seat.A, "Ann", "ouch", step, 1, said, at, earlier=earlier)


@pytest.mark.usefixtures("no_cache")
@pytest.mark.xdist_group("reachable")  # where the states of each protocol are known
@pytest.mark.parametrize("slug", PROTOCOLS)
def test_a_turn_from_facts_asks_neither_database_nor_cache_at_any_step(slug: str) -> None:
    # Without the `db` fixture every query is an error.
    made = [turn_from(room, all_facts(room)) for room in rooms(slug)]

    assert {turn.room.step.key for turn in made} == set(PROTOCOLS[slug].steps)
    assert all(turn.participants.guest and turn.interruption for turn in made)


@pytest.mark.parametrize("slug", ["intentional", "follow_up"])  # the second pins what was said in another dialogue
def test_a_turn_from_what_was_read_is_the_turn_that_reads(cast: Cast, slug: str) -> None:
    for pk in turns(cast, slug, about=with_practice(cast, PROTOCOLS[slug])):
        for person in (cast.ann, cast.bob):
            facts, known = facts_for(room_for(person, pk)), room_for(person, pk)
            with CaptureQueriesContext(connection) as asked:
                turn = turn_from(known, facts)
            assert list(asked) == []
            read = turn_for(known)
            assert [turn.pins, turn.instructions, turn.writing_aids] == [
                read.pins,
                read.instructions,
                read.writing_aids,
            ]


@pytest.mark.django_db
def test_a_guest_is_looked_for_in_the_cache_when_facts_are_read(stage: Stage, cast: Cast, no_cache: None) -> None:
    LiveSeat.objects.create(dialogue=stage.row, therapist=in_care(cast).therapist, agreed="ab")

    with pytest.raises(AssertionError, match="the cache was asked"):
        facts_for(room_for(cast.ann, stage.id))


def test_only_what_the_step_has_is_read(stage: Stage, cast: Cast) -> None:
    stage.play(f"{TO_FIRST_SEND}\nann say I felt worried and alone.")
    waits, writes = room_for(cast.ann, stage.id), room_for(cast.bob, stage.id)
    assert (waits.has_live_seat, writes.has_live_seat) == (False, False)

    with CaptureQueriesContext(connection) as of_one_who_waits:
        facts_for(waits)
    with CaptureQueriesContext(connection) as of_one_who_writes:
        facts_for(writes)

    pinned = ["dialogue_event", "accounts_datakey"]
    assert [table_of(query) for query in of_one_who_waits] == pinned
    assert [table_of(query) for query in of_one_who_writes] == [
        *pinned,
        "accounts_datakey",  # also where nothing of their own is found, so that it cannot be told
        "dialogue_draft",
        "dialogue_shelved",
    ]


def table_of(query: dict[str, str]) -> str:
    return query["sql"].partition(' FROM "')[2].partition('"')[0]


def test_a_partner_s_draft_is_no_fact_of_the_other_s(stage: Stage, cast: Cast) -> None:
    stage.play(TO_FIRST_SEND)
    keep_draft(cast.ann, stage.id, stage.row.visit, "I felt")

    drafts = [private_facts_for(room_for(person, stage.id)).draft for person in (cast.ann, cast.bob)]

    assert drafts == ["I felt", ""]


def test_a_text_that_comes_with_a_look_is_in_the_box_and_the_draft_is_not_read(stage: Stage, cast: Cast) -> None:
    stage.play(TO_FIRST_SEND)
    keep_draft(cast.ann, stage.id, stage.row.visit, "I felt")
    room = room_for(cast.ann, stage.id)

    with CaptureQueriesContext(connection) as asked:
        turn = turn_for(room, "I feel")

    assert (turn.forms.text, turn_for(room).forms.text) == ("I feel", "I felt")
    assert "dialogue_draft" not in map(table_of, asked)


def test_a_mute_that_has_ended_since_it_was_read_is_not_shown(stage: Stage, cast: Cast) -> None:
    room = room_for(cast.bob, stage.id)
    now = timezone.now()

    def shown(until: datetime) -> str:
        return turn_from(room, TurnFacts(PrivateFacts(muted=until))).request.muted

    assert (shown(now - timedelta(seconds=1)), bool(shown(now + timedelta(hours=1)))) == ("", True)
