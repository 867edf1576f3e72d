"""Which moves a live room plans by itself, and which it leaves to whoever can look at the database first."""

from dataclasses import replace
from types import SimpleNamespace
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import transaction

from accounts.models import User
from dialogue.domain.access import room_for
from dialogue.domain.moves.move_plan import Move
from dialogue.domain.utterance import Utterance
from dialogue.domain.validation import Content
from dialogue.protocol import engine
from dialogue.protocol.library import PROTOCOLS
from dialogue.realtime.live_rooms.live_room import plan_of
from dialogue.realtime.live_rooms.room_snapshot import read_snapshot
from dialogue.realtime.socket_auth import SignedIn
from tests.cast import Cast
from tests.library import play, with_practice
from tests.stage import TO_FIRST_SEND, Stage


def socket_of(person: User, dialogue: UUID) -> Any:
    """What a plan asks of this person's socket."""
    return SimpleNamespace(seat=room_for(person, dialogue).seat, signed_in=SignedIn(person, "session", "stored"))


def said(after: int, move: str, text: str = "") -> Move:
    return Move(uuid4(), after, move, Content(Utterance(text)))


@pytest.mark.django_db
def test_a_move_in_turn_is_planned_unless_minutes_without_activity_count(stage: Stage, cast: Cast) -> None:
    stage.play(TO_FIRST_SEND)
    room, socket = room_for(cast.ann, stage.id), socket_of(cast.ann, stage.id)
    with transaction.atomic():
        room.keys.of(room.me)
    snapshot, move = read_snapshot(room), said(6, "say", "I felt alone.")
    plan = plan_of(snapshot, socket, move)
    assert plan
    assert (plan.event.seq, plan.fold.seq, plan.room.dialogue.seq) == (7, 7, 6)
    socket.signed_in = replace(socket.signed_in, limit=30)
    assert plan_of(snapshot, socket, move) is None


@pytest.mark.django_db
def test_where_a_therapist_has_to_be_there_only_what_interrupts_is_planned(cast: Cast) -> None:
    with_practice(cast, PROTOCOLS["parent_child"])
    row = play(cast, "parent_child", most=5)
    room = room_for(cast.bob, row.pk)
    assert "ready" in engine.legal_moves(room.protocol, room.state, room.seat)
    snapshot, socket = read_snapshot(room), socket_of(cast.bob, row.pk)
    assert plan_of(snapshot, socket, said(row.seq, "ouch"))
    assert plan_of(snapshot, socket, said(row.seq, "ready")) is None
