"""What live rooms know beside the log is compared with what is stored, for all at once; a lost notification heals."""

from collections.abc import Callable
from uuid import uuid4

import pytest
from asgiref.sync import sync_to_async
from channels.layers import get_channel_layer
from django.utils import timezone

from accounts.models import Couple, User
from dialogue.domain.access import room_for
from dialogue.models import BodyCheck, LiveSeat, Shelved
from dialogue.realtime import catch_up
from dialogue.realtime.base_consumer import NOT_YOURS
from dialogue.realtime.live_rooms import registry, room_check
from dialogue.realtime.live_rooms.room_snapshot import read_snapshot
from tests.cast import Cast, gather, in_care
from tests.dialogue.browser import both
from tests.dialogue.statements import come_in
from tests.stage import TO_FIRST_SEND, Stage

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return gather()


@pytest.fixture
def begun(cast: Cast) -> Stage:
    stage = Stage(cast)
    stage.play(TO_FIRST_SEND)
    return stage


def name(stage: Stage, _cast: Cast) -> None:
    User.objects.filter(pk=stage.people["bob"].pk).update(name="Robert")


def her_name(stage: Stage, _cast: Cast) -> None:
    User.objects.filter(pk=stage.people["ann"].pk).update(name="Annabel")


def hints(stage: Stage, _cast: Cast) -> None:
    User.objects.filter(pk=stage.people["bob"].pk).update(hints=False)


def switched_off(stage: Stage, _cast: Cast) -> None:
    User.objects.filter(pk=stage.people["bob"].pk).update(is_active=False)


def therapist(stage: Stage, cast: Cast) -> None:
    LiveSeat.objects.create(dialogue_id=stage.id, therapist=cast.tess)


def asked_by_therapist(stage: Stage, cast: Cast) -> None:
    LiveSeat.objects.create(dialogue_id=stage.id, therapist=in_care(cast).therapist)


def shelf(stage: Stage, cast: Cast) -> None:
    Shelved.objects.create(dialogue_id=stage.id, author=cast.bob, sealed=b"", key=uuid4())


def level(stage: Stage, cast: Cast) -> None:
    BodyCheck.objects.create(dialogue_id=stage.id, author=cast.bob, visit=stage.row.visit, sealed=b"")


@pytest.mark.parametrize("change", [name, hints, switched_off, therapist, shelf, level])
def test_each_change_beside_the_log_is_seen(begun: Stage, cast: Cast, change: Callable[[Stage, Cast], None]) -> None:
    snapshot = read_snapshot(room_for(cast.ann, begun.id))
    assert room_check.stored_for([begun.id]) == {begun.id: room_check.known_in(snapshot)}

    change(begun, cast)

    assert room_check.stored_for([begun.id]) != {begun.id: room_check.known_in(snapshot)}


async def test_a_new_name_is_shown_although_nobody_was_notified(
    begun: Stage, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catch_up, "ROOMS_EVERY", 0.0)
    async with both(begun) as (ann, bob):
        move_id = await ann.move("say", 6, text="When you came home late I felt alone.")
        for person in (ann, bob):
            await person.until("happened", move_id=move_id)
            await person.until("turn", seq=7)
        get_channel_layer().groups.clear()
        await sync_to_async(name)(begun, cast)
        assert [room.snapshot is not None for room in registry.rooms()] == [True]

        await catch_up.watch().look()

        assert "Robert" in (await ann.until("turn", seq=7))["html"]


@pytest.mark.parametrize("knows", ["nothing", "as much", "more"])
@pytest.mark.parametrize("change", [her_name, asked_by_therapist])
async def test_a_room_in_which_nobody_has_moved_yet_is_shown_it_as_well(
    begun: Stage, cast: Cast, change: Callable[[Stage, Cast], None], knows: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catch_up, "ROOMS_EVERY", 0.0)
    async with both(begun) as (ann, bob):
        await come_in(ann, bob)
        (room,) = registry.rooms()
        await sync_to_async(change)(begun, cast)
        if knows != "as much":
            room.forget()
        if knows == "more":  # than its browsers, which were read before
            await room.read_ahead(room.sockets[0])

        await catch_up.watch().look()

        _ann_sees, bob_sees = [(await person.until("turn", seq=6))["html"] for person in (ann, bob)]
        assert ("Annabel" if change is her_name else "Tess") in bob_sees
        await catch_up.watch().look()
        assert await ann.socket.receive_nothing(timeout=0.2)


async def test_a_couple_that_ended_unheard_is_shown_out_though_nobody_moves(
    begun: Stage, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(catch_up, "ROOMS_EVERY", 0.0)
    async with both(begun) as (ann, bob):
        await ann.move("say", 6, text="When you came home late I felt alone.")
        for person in (ann, bob):
            await person.until("turn", seq=7)
        await Couple.objects.aupdate(ended_at=timezone.now())

        await catch_up.watch().look()

        assert [await person.closed_with() for person in (ann, bob)] == [NOT_YOURS, NOT_YOURS]
