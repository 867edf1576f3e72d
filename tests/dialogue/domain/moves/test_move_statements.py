"""A move or a draft kept by one statement: only as its author knew the log, and while they may; else nothing is."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.contrib.sessions.models import Session
from django.db import connection, transaction
from django.test import Client
from django.utils import timezone

from accounts.models import DataKey, User
from dialogue.domain import private_notes, queries, shelf
from dialogue.domain.access import room_for
from dialogue.domain.encryption import seal
from dialogue.domain.moves import move_statements as statements
from dialogue.domain.moves.draft_statements import keep_drafts
from dialogue.domain.moves.move_plan import PlannedMove
from dialogue.domain.moves.move_values import Credentials, SealedDraft
from dialogue.domain.validation import Content
from dialogue.models import Dialogue, Draft, Event, LiveSeat, Shelved
from tests.cast import Cast, sign_in
from tests.dialogue.domain.moves.planned_moves import credentials, plan_of
from tests.stage import TO_FIRST_SEND, Stage

SENTENCE = "When you came home late on Tuesday I felt worried and alone."


@pytest.fixture
def begun(stage: Stage) -> Stage:
    stage.play(TO_FIRST_SEND)
    for person in stage.people.values():
        sign_in(Client(), person)
    return stage


def keep(plan: PlannedMove, mover: Credentials) -> frozenset[int] | None:
    with transaction.atomic(), connection.cursor() as cursor:
        (hearers,) = statements.keep_moves(cursor, [(plan, mover)])
    return hearers


def everything(stage: Stage) -> list[Any]:
    """What a move may change."""
    tables = [Dialogue.objects.filter(pk=stage.id), Event.objects.order_by("seq"), Draft.objects.all()]
    return [list(rows.values()) for rows in tables]


def columns(row: Any) -> dict[str, Any]:
    found = {field.attname: getattr(row, field.attname) for field in row._meta.concrete_fields}
    return {name: bytes(value) if isinstance(value, memoryview) else value for name, value in found.items()}


def test_a_move_is_kept_as_it_was_planned_and_both_may_hear_of_it(begun: Stage) -> None:
    plan = plan_of(begun, "ann", "say", SENTENCE)

    hearers = keep(plan, credentials(begun.people["ann"]))

    assert hearers == frozenset(person.pk for person in begun.people.values())
    kept = Event.objects.get(seq=7)
    assert columns(kept) | {"id": None} == columns(plan.event)
    assert columns(begun.row) == columns(plan.fold)
    assert [line.utterance.text for line in queries.last_events(room_for(begun.people["bob"], begun.id))][
        -1
    ] == SENTENCE


def test_every_column_of_the_fold_is_kept(begun: Stage) -> None:
    plan, before, now = plan_of(begun, "ann", "say", SENTENCE), begun.row, timezone.now()
    fold = plan.fold
    fold.visit, fold.round, fold.paused, fold.parallel = 7, 2, True, True
    fold.sender, fold.ready, fold.back, fold.counts = "b", "a", "b", {"sends": 2}
    fold.appointed_at = fold.back_at = fold.house_at = fold.ended_at = now
    fold.visit_at, fold.visit_by, fold.paused_by, fold.together_since = now, "house", "b", now
    fold.look_again_on, fold.box_left = now.date(), timedelta(minutes=4, microseconds=3)
    fold.turn_lasted = timedelta(seconds=5)
    assert [name for name in Dialogue.FOLD if getattr(fold, name) == getattr(before, name)] == []

    assert keep(plan, credentials(begun.people["ann"])) is not None

    assert columns(begun.row) == columns(fold)
    Event.objects.filter(seq=7).delete()
    before.save()


def no_account(person: User) -> None:
    User.objects.filter(pk=person.pk).update(is_active=False)


def new_password(person: User) -> None:
    User.objects.filter(pk=person.pk).update(password="another")


def couple_over(person: User) -> None:
    couple = person.partners.get().couple
    couple.ended_at = timezone.now()
    couple.save()


def signed_out(person: User) -> None:
    Session.objects.filter(pk=credentials(person).session).delete()


def session_changed(person: User) -> None:
    Session.objects.filter(pk=credentials(person).session).update(session_data="another")


def session_expired(person: User) -> None:
    Session.objects.filter(pk=credentials(person).session).update(expire_date=timezone.now() - timedelta(seconds=1))


def log_gone_on(person: User) -> None:
    Dialogue.objects.filter(seq__gt=0).update(seq=8)


NO_RIGHT = [no_account, new_password, couple_over, signed_out, session_changed, session_expired]


@pytest.mark.parametrize("change", [*NO_RIGHT, log_gone_on])
def test_nothing_is_kept_once_the_log_or_the_right_is_another(begun: Stage, change: Callable[[User], None]) -> None:
    plan, mover = plan_of(begun, "ann", "say", SENTENCE), credentials(begun.people["ann"])
    begun_row = begun.row
    change(begun.people["ann"])
    before = everything(begun)

    assert keep(plan, mover) is None

    assert everything(begun) == before
    begun_row.save()


def test_whoever_is_not_active_does_not_hear_of_it(begun: Stage) -> None:
    no_account(begun.people["bob"])

    assert keep(plan_of(begun, "ann", "say", SENTENCE), credentials(begun.people["ann"])) == frozenset(
        {begun.people["ann"].pk}
    )


def test_a_move_of_somebody_else_s_dialogue_is_not_kept(begun: Stage, cast: Cast) -> None:
    sign_in(Client(), cast.carl)

    assert keep(plan_of(begun, "ann", "say", SENTENCE), credentials(cast.carl)) is None


def test_a_move_id_is_kept_once(begun: Stage) -> None:
    plan, mover = plan_of(begun, "ann", "ouch"), credentials(begun.people["ann"])
    assert keep(plan, mover) is not None
    again = plan_of(begun, "ann", "ouch")
    again.event.move_id = plan.event.move_id
    before = everything(begun)

    assert keep(again, mover) is None
    assert everything(begun) == before


@pytest.mark.parametrize(
    ("move", "text", "left"), [("say", SENTENCE, 0), ("ouch", "", 1), ("stop", "", 1), ("end", "", 0)]
)
def test_the_box_is_cleared_by_what_answers_the_turn_and_what_ends_it_for_good(
    begun: Stage, move: str, text: str, left: int
) -> None:
    for person in begun.people.values():
        private_notes.keep_draft(person, begun.id, begun.row.visit, "not said yet")

    plan = plan_of(begun, "ann", "stop" if move == "end" else move, text)
    if move == "end":
        plan.fold.before = None  # as of one that nobody takes back
    assert keep(plan, credentials(begun.people["ann"])) is not None

    assert Draft.objects.filter(author=begun.people["ann"]).count() == left
    assert Draft.objects.filter(author=begun.people["bob"]).count() == 1  # their own to clear
    Draft.objects.all().delete()


@pytest.mark.parametrize(("move", "left"), [("pause", 1), ("stop", 1), ("end", 0)])
def test_the_shelves_are_cleared_by_an_end(begun: Stage, move: str, left: int) -> None:
    begun.play(f"ann say {SENTENCE}")
    shelf.put_on_shelf(begun.people["bob"], begun.id, "that hurt")
    content = Content(until=timezone.now() + timedelta(minutes=5)) if move == "pause" else None

    plan = plan_of(begun, "bob", "stop" if move == "end" else move, content=content)
    if move == "end":
        plan.fold.before = None  # as of one that nobody takes back
    assert keep(plan, credentials(begun.people["bob"])) is not None

    assert Shelved.objects.count() == left


@pytest.mark.parametrize("hanging", ["nested", "seat"])
@pytest.mark.parametrize("move", ["stop", "resume"])
def test_neither_an_end_nor_a_return_is_kept_while_something_hangs_on_it(
    begun: Stage, cast: Cast, move: str, hanging: str
) -> None:
    if move == "resume":
        begun.move("bob", "pause", minutes=20)
    plan, mover = plan_of(begun, "ann", move), credentials(begun.people["ann"])
    if hanging == "nested":
        Dialogue.objects.create(
            couple=begun.row.couple, slug="quick", version=1, parent_id=begun.id, step="x", sender="a"
        )
    else:
        LiveSeat.objects.create(dialogue_id=begun.id, therapist=cast.tess)
    before = everything(begun)

    assert keep(plan, mover) is None

    assert everything(begun) == before
    Dialogue.objects.filter(parent=begun.id).delete()


def keep_draft(  # noqa: PLR0913  all that a draft is kept by
    stage: Stage, who: str, text: str, *, visit: int | None = None, key: UUID | None = None, number: int = 0
) -> bool:
    person = stage.people[who]
    visit = stage.row.visit if visit is None else visit
    row = Draft(dialogue_id=stage.id, author=person, visit=visit, number=number)
    with transaction.atomic():
        seal(row, text)
        own = DataKey.objects.get(author=person, couple=None).pk
    with transaction.atomic(), connection.cursor() as cursor:
        (kept,) = keep_drafts(cursor, [SealedDraft(row, key or own, credentials(person), timezone.now())])
    return kept


def draft(stage: Stage, who: str) -> str:
    return queries.draft_for(room_for(stage.people[who], stage.id))


def test_a_draft_is_kept_and_the_next_takes_its_place(begun: Stage) -> None:
    assert keep_draft(begun, "ann", "When you")
    assert keep_draft(begun, "ann", "When you came")
    assert keep_draft(begun, "bob", "mine")

    assert (draft(begun, "ann"), draft(begun, "bob"), Draft.objects.count()) == ("When you came", "mine", 2)


def test_a_draft_with_a_lower_or_the_same_number_takes_no_newer_one_s_place(begun: Stage) -> None:
    kept = [keep_draft(begun, "ann", f"the {number}th", number=number) for number in (2, 1, 2, 3)]

    assert (kept, draft(begun, "ann")) == ([True, False, False, True], "the 3th")
    assert keep_draft(begun, "ann", "of a page that numbers none")
    assert draft(begun, "ann") == "of a page that numbers none"


def test_a_draft_of_a_new_visit_begins_to_count_anew(begun: Stage) -> None:
    assert keep_draft(begun, "bob", "at the visit before", number=9)
    begun.play("ann say I felt alone.")

    assert keep_draft(begun, "bob", "now", number=1)
    assert draft(begun, "bob") == "now"


@pytest.mark.parametrize("change", NO_RIGHT)
def test_a_draft_is_not_kept_without_the_right_to_the_room(begun: Stage, change: Callable[[User], None]) -> None:
    person = begun.people["ann"]
    author = credentials(person)
    row = Draft(dialogue_id=begun.id, author=person, visit=begun.row.visit)
    with transaction.atomic():
        seal(row, "When you")
        key = DataKey.objects.get(author=person, couple=None).pk
    change(person)

    with transaction.atomic(), connection.cursor() as cursor:
        assert keep_drafts(cursor, [SealedDraft(row, key, author, timezone.now())]) == [False]
    assert not Draft.objects.exists()


def test_a_draft_of_another_visit_is_not_kept(begun: Stage) -> None:
    assert not keep_draft(begun, "ann", "late", visit=begun.row.visit - 1)
    assert not Draft.objects.exists()


def test_a_draft_is_not_kept_once_its_key_is_gone(begun: Stage) -> None:
    assert not keep_draft(begun, "ann", "When you", key=uuid4())
    assert not Draft.objects.exists()
