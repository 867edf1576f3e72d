"""What a move leaves of a dialogue is worked out from the step that it was made at. Nothing is read for it."""

from datetime import timedelta
from uuid import uuid4

import pytest
from django.utils import timezone

from dialogue.domain.access import room_for
from dialogue.domain.moves.move_plan import Move, decided, planned
from tests.cast import Cast
from tests.dialogue.scenarios.containment import Anger

DAY, MINUTE = timedelta(days=1), timedelta(minutes=1)


@pytest.mark.django_db
def test_a_time_box_begins_anew_behind_a_step_that_has_a_deadline_of_its_own(cast: Cast) -> None:
    anger = Anger(cast).to_the_anger()
    anger.move("ann", "say", "I’m angry about the dishes.")
    anger.move("bob", "say", "The dishes.")
    room, now = room_for(cast.ann, anger.id), timezone.now()
    room.dialogue.house_at = now + DAY
    move = Move(uuid4(), room.dialogue.seq, "yes")

    plan = planned(room, decided(room, move), move.content, move.move_id, now)

    assert (plan.room.dialogue.step, plan.fold.step) == ("trigger_check", "pour")
    assert (plan.room.dialogue.house_at, plan.fold.house_at) == (now + DAY, now + 10 * MINUTE)
