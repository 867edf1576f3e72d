"""Planned moves and what their authors show, for tests of what keeps them."""

from uuid import uuid4

from django.contrib.sessions.models import Session
from django.db import transaction

from accounts.auth.sessions import user_of
from accounts.models import User
from dialogue.domain.access import room_for
from dialogue.domain.moves.move_plan import Move, PlannedMove, decided, planned
from dialogue.domain.moves.move_values import Credentials
from dialogue.domain.utterance import Utterance
from dialogue.domain.validation import Content
from tests.stage import Stage


def credentials(person: User) -> Credentials:
    sessions = [row for row in Session.objects.all() if user_of(row.pk) == person]
    person.refresh_from_db()
    return Credentials(person.pk, person.password, sessions[0].pk, sessions[0].session_data)


def plan_of(stage: Stage, who: str, move: str, text: str = "", content: Content | None = None) -> PlannedMove:
    room = room_for(stage.people[who], stage.id)
    with transaction.atomic():
        room.keys.of(room.me)
    room = room_for(stage.people[who], stage.id)
    asked = Move(uuid4(), room.dialogue.seq, move, content or Content(Utterance(text)))
    return planned(room, decided(room, asked), asked.content, asked.move_id)
