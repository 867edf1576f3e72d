"""A therapist's seat ends with whatever it rests on, in the same transaction, however that ends."""

from collections.abc import Callable
from datetime import timedelta
from functools import partial
from typing import NamedTuple, NoReturn
from uuid import UUID, uuid4

import pytest
from asgiref.sync import sync_to_async
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts import audit
from accounts.audit import Act
from accounts.care import consent, therapists
from accounts.couples import invitations
from accounts.lifecycle import account_actions, erasure
from accounts.models import AuditEntry, CareLink, Couple, TherapistProfile, User
from dialogue.care import live_seat
from dialogue.domain.moves.move_plan import Move
from dialogue.domain.moves.move_transaction import make_house_move, make_move
from dialogue.models import Dialogue, LiveSeat
from tests.cast import Cast, approved, gather, in_care, with_second_step
from tests.dialogue.browser import browser, cookies_of
from tests.dialogue.scenarios.containment import Anger
from tests.stage import AT_THE_END, TO_FIRST_SEND, Stage

pytestmark = pytest.mark.django_db(transaction=True)
TITLE = "our evenings"
NOBODYS, SIGN_IN = (404, 4403), (302, 4401)  # what the page and the socket answer to anybody without a right


class Kind(NamedTuple):
    """One way in which the right to a seat ends: where the dialogue is before, what ends it, what is answered after."""

    before: Callable[[Cast], UUID]
    end: Callable[[Cast, UUID], object]
    answers: tuple[int, int] = NOBODYS


def asked(cast: Cast) -> UUID:
    return Stage(cast, TITLE).id


def running(cast: Cast, script: str = TO_FIRST_SEND) -> UUID:
    stage = Stage(cast, TITLE)
    stage.play(script)
    return stage.id


def nested(cast: Cast) -> UUID:
    """A containment within a running dialogue, which waits for it."""
    return Anger(cast, parent=running(cast)).id


def move(who: str, what: str, cast: Cast, dialogue: UUID) -> None:
    row = Dialogue.objects.get(pk=dialogue)
    make_move(getattr(cast, who), dialogue, Move(uuid4(), row.seq, what))


def close(cast: Cast, dialogue: UUID) -> None:
    for who in ("ann", "bob"):
        move(who, "ready", cast, dialogue)


def lapse(_cast: Cast, dialogue: UUID) -> None:
    assert make_house_move(dialogue, timezone.now() + timedelta(days=2))


def stop_around(cast: Cast, dialogue: UUID) -> None:
    outer = Dialogue.objects.get(pk=dialogue).parent
    assert outer
    move("ann", "stop", cast, outer.pk)


def resume_around(cast: Cast, dialogue: UUID) -> None:
    """Nobody waits for an answer that does not come: what is only asked for is left behind."""
    outer = Dialogue.objects.get(pk=dialogue).parent
    assert outer
    for who in ("ann", "bob"):
        move(who, "resume", cast, outer.pk)


def link() -> int:
    return CareLink.objects.get(ended_at=None).pk


def refused(cast: Cast, _dialogue: UUID) -> None:
    therapists.refuse(TherapistProfile.objects.get(user=cast.tess), cast.ada, "Licence ended.")


def deactivated(who: str, cast: Cast, _dialogue: UUID) -> None:
    account_actions.deactivate(getattr(cast, who), cast.ada)


def erased(who: str, cast: Cast, _dialogue: UUID) -> None:
    erasure.erase(getattr(cast, who))


KINDS: dict[str, Kind] = {
    "stopped by Ann": Kind(running, partial(move, "ann", "stop")),
    "stopped by Bob": Kind(running, partial(move, "bob", "stop")),
    "closed": Kind(partial(running, script=AT_THE_END), close),
    "lapsed": Kind(asked, lapse),
    "the one around it stopped": Kind(nested, stop_around),
    "Ann left": Kind(running, lambda cast, _id: invitations.leave(cast.ann)),
    "Bob left": Kind(running, lambda cast, _id: invitations.leave(cast.bob)),
    "consent of Ann withdrawn": Kind(running, lambda cast, _id: consent.withdraw(cast.ann, link())),
    "consent of Bob withdrawn": Kind(running, lambda cast, _id: consent.withdraw(cast.bob, link())),
    "care ended": Kind(running, lambda cast, _id: consent.end(cast.tess, link())),
    "approval taken back": Kind(running, refused),
    "Ann deactivated": Kind(running, partial(deactivated, "ann")),
    "Bob deactivated": Kind(running, partial(deactivated, "bob")),
    "Tess deactivated": Kind(running, partial(deactivated, "tess"), SIGN_IN),
    "Ann erased": Kind(running, partial(erased, "ann")),
    "Bob erased": Kind(running, partial(erased, "bob")),
    "Tess erased": Kind(running, partial(erased, "tess"), SIGN_IN),
}


@pytest.fixture
def people(transactional_db: None) -> Cast:
    cast = gather()
    with_second_step(in_care(cast).therapist)
    return cast


def seated(cast: Cast, dialogue: UUID, agreed: str) -> None:
    live_seat.ask(cast.tess, dialogue)
    for name in agreed.split():
        live_seat.agree(getattr(cast, name), dialogue)


def page(cookies: bytes, dialogue: UUID) -> tuple[int, str]:
    client = Client()
    client.cookies.load(cookies.decode())
    response = client.get(reverse("sitting", args=[dialogue]))
    return response.status_code, response.content.decode()


async def socket(cookies: bytes, dialogue: UUID) -> int:
    async with browser(None, f"/ws/sit-in/{dialogue}/", cookies) as one:
        return await one.closed_with()


def left() -> list[tuple[User | None, Couple | None, User | None, UUID | None]]:
    entries = AuditEntry.objects.filter(act=Act.LIVE_LEFT)
    return [(entry.actor, entry.couple, entry.about, entry.dialogue) for entry in entries]


@pytest.mark.parametrize("kind", KINDS)
async def test_a_seat_ends_with_its_dialogue_after_every_kind_of_end(people: Cast, kind: str) -> None:
    before, end, answers = KINDS[kind]
    dialogue = await sync_to_async(before)(people)
    await sync_to_async(seated)(people, dialogue, "ann bob")
    cookies = await sync_to_async(cookies_of)(people.tess)
    status, shown = await sync_to_async(page)(cookies, dialogue)
    assert (status, "Ann · Bob" in shown) == (200, True)  # there is something to lose
    async with browser(None, f"/ws/sit-in/{dialogue}/", cookies) as tess:
        await tess.until("sitting")
        await sync_to_async(end)(people, dialogue)
        assert await tess.closed_with() == answers[1]  # what was open closes

    seat = await LiveSeat.objects.aget()
    assert seat.ended_at is not None
    assert await sync_to_async(left)() == [(None, people.couple, people.tess, dialogue)]
    status, shown = await sync_to_async(page)(cookies, dialogue)
    assert (status, await socket(cookies, dialogue)) == answers
    assert "Ann" not in shown


@pytest.mark.parametrize("kind", KINDS)
def test_a_seat_that_was_only_asked_for_ends_with_its_dialogue_too(people: Cast, kind: str) -> None:
    before, end, _answers = KINDS[kind]
    dialogue = before(people)
    seated(people, dialogue, "ann")
    end(people, dialogue)
    assert LiveSeat.objects.get().ended_at is not None
    assert left() == [(None, people.couple, people.tess, dialogue)]


def test_a_dialogue_left_behind_within_another_ends_its_seat(people: Cast) -> None:
    outer = running(people)
    anger = Anger(people, parent=outer)
    make_house_move(anger.id, timezone.now() + timedelta(hours=1))
    for who in ("ann", "bob"):
        anger.move(who, "ready")
    seated(people, anger.id, "ann bob")
    anger.move("ann", "ask", "the dishes")
    resume_around(people, anger.id)
    assert anger.row.ended_at is not None
    assert LiveSeat.objects.get().ended_at is not None


async def test_after_the_end_the_therapist_is_answered_as_a_stranger(people: Cast) -> None:
    eve = await sync_to_async(approved)(people.eve)
    await sync_to_async(with_second_step)(eve)
    dialogue = await sync_to_async(running)(people)
    await sync_to_async(seated)(people, dialogue, "ann bob")
    await sync_to_async(partial(move, "ann", "stop"))(people, dialogue)
    found = []
    for person in (people.tess, eve):
        cookies = await sync_to_async(cookies_of)(person)
        found.append(((await sync_to_async(page)(cookies, dialogue))[0], await socket(cookies, dialogue)))
    assert found == [NOBODYS, NOBODYS]


def test_the_end_of_a_dialogue_and_of_its_seat_are_one(people: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    dialogue = running(people)
    seated(people, dialogue, "ann bob")

    def fail(*_args: object, **_more: object) -> NoReturn:
        raise RuntimeError

    monkeypatch.setattr(audit, "record", fail)
    ends: list[Callable[[], object]] = [
        lambda: move("ann", "stop", people, dialogue),
        lambda: invitations.leave(people.ann),
        lambda: account_actions.deactivate(people.tess, people.ada),
    ]
    for end in ends:
        with pytest.raises(RuntimeError):
            end()
    people.couple.refresh_from_db()
    people.tess.refresh_from_db()
    row = Dialogue.objects.get(pk=dialogue)
    assert (row.ended_at, people.couple.ended_at, people.tess.is_active) == (None, None, True)
    assert LiveSeat.objects.get().ended_at is None


def test_a_dialogue_that_is_over_is_not_read_whatever_its_seat_says(people: Cast) -> None:
    dialogue = running(people)
    seated(people, dialogue, "ann bob")
    move("ann", "stop", people, dialogue)
    LiveSeat.objects.update(ended_at=None)  # as a fault could leave it
    assert page(cookies_of(people.tess), dialogue)[0] == 404


def test_a_seat_does_not_come_back_with_the_account(people: Cast) -> None:
    dialogue = running(people)
    seated(people, dialogue, "ann bob")
    account_actions.deactivate(people.tess, people.ada)
    account_actions.reactivate(User.objects.get(pk=people.tess.pk), people.ada)
    assert page(cookies_of(User.objects.get(pk=people.tess.pk)), dialogue)[0] == 404


def test_the_trail_is_held_before_a_seat_changes_so_that_nobody_waits_in_a_circle(people: Cast) -> None:
    """A consent that is taken back holds the trail already when it ends the seat."""
    dialogue = running(people)
    live_seat.ask(people.tess, dialogue)
    acts: list[Callable[[], object]] = [
        lambda: live_seat.agree(people.ann, dialogue),
        lambda: live_seat.agree(people.bob, dialogue),
        lambda: move("ann", "stop", people, dialogue),
    ]
    for act in acts:
        with CaptureQueriesContext(connection) as queries:
            act()
        order = [
            table
            for query in queries
            for table, word in (("accounts_audithead", "SELECT"), ("dialogue_liveseat", "UPDATE"))
            if query["sql"].startswith(word) and f'"{table}"' in query["sql"]
        ]
        assert order[0] == "accounts_audithead"
        assert "dialogue_liveseat" in order
