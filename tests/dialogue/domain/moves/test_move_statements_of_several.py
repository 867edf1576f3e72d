"""Moves and drafts that are kept together: each is judged by itself, and none waits for what is held of another."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace

import pytest
from django.db import connection, transaction
from django.db.models import Model, QuerySet
from django.test import Client
from django.utils import timezone

from accounts.encryption import envelope
from accounts.models import Couple, DataKey
from dialogue.domain import private_notes, queries
from dialogue.domain.access import room_for
from dialogue.domain.moves.draft_statements import keep_drafts
from dialogue.domain.moves.move_plan import PlannedMove
from dialogue.domain.moves.move_statements import keep_moves
from dialogue.domain.moves.move_values import Credentials, SealedDraft
from dialogue.models import Dialogue, Draft, Event, LiveSeat, Shelved
from tests.cast import Cast, gather, sign_in
from tests.dialogue.domain.moves.planned_moves import credentials, plan_of
from tests.stage import TO_FIRST_SEND, Stage

pytestmark = pytest.mark.django_db(transaction=True)
PLACES = range(2)
Held = Callable[[Stage], QuerySet[Model]]  # the rows that somebody else holds


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return gather()


@pytest.fixture
def stages(cast: Cast) -> list[Stage]:
    """Of two couples, each with somebody who speaks next."""
    both = [Stage(cast), Stage(replace(cast, ann=cast.carl, bob=cast.dora, couple=cast.other_couple))]
    for stage in both:
        stage.play(TO_FIRST_SEND)
        for person in stage.people.values():
            sign_in(Client(), person)
    return both


def planned_for(stage: Stage, move: str = "say", text: str = "") -> tuple[PlannedMove, Credentials]:
    return plan_of(stage, "ann", move, text), credentials(stage.people["ann"])


def sealed_for(stage: Stage, text: str) -> SealedDraft:
    ann, now = stage.people["ann"], timezone.now()
    key = envelope.lasting_key_for(ann, None)
    return SealedDraft(
        private_notes.planned_draft(ann, stage.id, stage.row.visit, text, key), key.id, credentials(ann), now
    )


def said(stage: Stage) -> list[str]:
    last = Event.objects.filter(dialogue=stage.id, seq__gt=6)
    return [line.utterance.text for line in queries.lines(room_for(stage.people["ann"], stage.id), list(last))]


def draft(stage: Stage) -> str:
    return queries.draft_for(room_for(stage.people["ann"], stage.id))


def kept(moves: list[tuple[PlannedMove, Credentials]]) -> list[bool]:
    with transaction.atomic(), connection.cursor() as cursor:
        return [hearers is not None for hearers in keep_moves(cursor, moves)]


def test_each_move_is_kept_in_its_own_dialogue_and_each_has_its_own_hearers(stages: list[Stage]) -> None:
    moves = [planned_for(stage, text=f"I felt {place}.") for place, stage in enumerate(stages)]

    with transaction.atomic(), connection.cursor() as cursor:
        hearers = keep_moves(cursor, moves)

    assert hearers == [frozenset(person.pk for person in stage.people.values()) for stage in stages]
    assert [said(stage) for stage in stages] == [["I felt 0."], ["I felt 1."]]
    assert [stage.row.seq for stage in stages] == [7, 7]


@pytest.mark.parametrize("late", PLACES)
def test_one_that_comes_too_late_takes_no_other_along(stages: list[Stage], late: int) -> None:
    moves = [planned_for(stage, text="I felt it.") for stage in stages]
    row = stages[late].row
    Dialogue.objects.filter(pk=row.pk).update(seq=8)

    assert kept(moves) == [place != late for place in PLACES]
    assert [said(stage) for stage in stages] == [["I felt it."] if place != late else [] for place in PLACES]
    row.save()


@pytest.mark.parametrize("seat", PLACES)
def test_an_end_asks_for_more_than_a_sentence_and_clears_what_is_its_own(
    stages: list[Stage], cast: Cast, seat: int
) -> None:
    """Of two ends, that one is not kept in whose dialogue a therapist sits."""
    for stage in stages:
        private_notes.keep_draft(stage.people["ann"], stage.id, stage.row.visit, "not said")
        Shelved.objects.create(dialogue_id=stage.id, author=stage.people["bob"], sealed=b"sealed")
    LiveSeat.objects.create(dialogue_id=stages[seat].id, therapist=cast.tess)

    plans = [planned_for(stage, "stop") for stage in stages]
    for plan, _mover in plans:
        plan.fold.before = None  # as of ends that nobody takes back
    assert kept(plans) == [place != seat for place in PLACES]

    left = {stages[seat].id}
    assert [set(model.objects.values_list("dialogue", flat=True)) for model in (Draft, Shelved)] == [left, left]


def test_drafts_are_kept_together_and_one_of_an_earlier_visit_is_not(stages: list[Stage]) -> None:
    drafts = [sealed_for(stage, f"I felt {place}") for place, stage in enumerate(stages)]
    row = stages[0].row
    Dialogue.objects.filter(pk=row.pk).update(visit=7)

    with transaction.atomic(), connection.cursor() as cursor:
        assert keep_drafts(cursor, drafts) == [False, True]

    assert [draft(stage) for stage in stages] == ["", "I felt 1"]
    row.save()


@contextmanager
def held(rows: QuerySet[Model]) -> Iterator[None]:
    """Somebody else has these rows locked, in a transaction of their own."""
    holds, free = threading.Event(), threading.Event()

    def hold() -> None:
        with transaction.atomic():
            list(rows.select_for_update(of=("self",)))
            holds.set()
            free.wait(10)
        connection.close()

    thread = threading.Thread(target=hold)
    thread.start()
    try:
        assert holds.wait(10)
        yield
    finally:
        free.set()
        thread.join()


HELD: list[Held] = [
    lambda stage: Couple.objects.filter(pk=stage.row.couple_id),
    lambda stage: Dialogue.objects.filter(pk=stage.id),
]


@pytest.mark.parametrize("rows", HELD)
def test_a_move_does_not_wait_for_what_somebody_holds_and_the_other_is_kept(stages: list[Stage], rows: Held) -> None:
    if connection.vendor == "sqlite":
        return  # there nobody writes while another does
    moves = [planned_for(stage, text="I felt it.") for stage in stages]

    with held(rows(stages[0])):
        assert kept(moves) == [False, True]


def test_a_draft_does_not_wait_for_an_erasure_of_its_author_and_the_other_is_kept(stages: list[Stage]) -> None:
    if connection.vendor == "sqlite":
        return
    drafts = [sealed_for(stage, "I felt") for stage in stages]

    with (
        held(DataKey.objects.filter(author=stages[0].people["ann"])),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        assert keep_drafts(cursor, drafts) == [False, True]
