"""Web Push that an agreed time is near: to both, once, at whatever hour they chose."""

from datetime import time

from asgiref.sync import async_to_sync
from django.utils import timezone

from dialogue.domain import presence
from dialogue.jobs.mail import MOST
from dialogue.models import Dialogue
from dialogue.protocol.terms import Seat
from tests.cast import Cast
from tests.dialogue.jobs.mailboxes import HOUR, MINUTE, NOON, Agree, wishes
from tests.dialogue.jobs.pushes import Pushed
from tests.stage import TO_FIRST_SEND, Stage

EVENING = NOON + 6 * HOUR
BOTH = ["ann", "bob"]


def test_both_are_told_once_five_minutes_before(agree: Agree, pushed: Pushed) -> None:
    agree(EVENING)

    moments = (EVENING - 6 * MINUTE, EVENING - 5 * MINUTE, EVENING - MINUTE, EVENING + MINUTE)
    assert [pushed.at(moment) for moment in moments] == [[], BOTH, [], []]


def test_a_time_that_both_chose_is_told_in_quiet_hours_too(cast: Cast, agree: Agree, pushed: Pushed) -> None:
    for person in (cast.ann, cast.bob):
        wishes(person, quiet_from=time(17), quiet_until=time(8))
    agree(EVENING)

    assert pushed.at(EVENING - 5 * MINUTE) == BOTH


def test_a_time_that_one_alone_chose_wakes_nobody_else(cast: Cast, stage: Stage, pushed: Pushed) -> None:
    stage.play(TO_FIRST_SEND)
    day = timezone.now().replace(second=0, microsecond=0)
    stage.move("ann", "pause", until=day + 5 * HOUR)
    for person in (cast.ann, cast.bob):
        wishes(person, quiet_from=(day + 4 * HOUR).time(), quiet_until=(day + 6 * HOUR).time())

    assert pushed.at(day + 5 * HOUR - 4 * MINUTE) == ["ann"]


def test_a_time_that_was_moved_is_told_anew(agree: Agree, pushed: Pushed) -> None:
    agree(EVENING)
    first = pushed.at(EVENING - 5 * MINUTE)
    agree(EVENING + HOUR, "ann", "move_it")

    assert (first, pushed.at(EVENING - 5 * MINUTE), pushed.at(EVENING + 55 * MINUTE)) == (BOTH, [], BOTH)


def test_whoever_moves_a_time_again_and_again_wakes_nobody_all_the_time(stage: Stage, pushed: Pushed) -> None:
    stage.play(TO_FIRST_SEND)
    day = timezone.now().replace(second=0, microsecond=0) + HOUR
    told = []
    for minutes in range(MOST + 2):
        stage.move("ann", "pause", until=day + minutes * MINUTE)
        told.append(pushed.at(day + (minutes - 4) * MINUTE))
    assert told == [BOTH] * MOST + [[]] * 2


def test_whoever_is_there_already_is_not_told(agree: Agree, stage: Stage, pushed: Pushed) -> None:
    agree(EVENING)
    async_to_sync(presence.arrive)(stage.id, Seat.A, "a socket")

    assert pushed.at(EVENING - 5 * MINUTE) == ["bob"]


def test_a_time_that_nobody_will_keep_is_not_told(agree: Agree, stage: Stage, pushed: Pushed) -> None:
    agree(EVENING)
    stage.move("ann", "stop")
    Dialogue.objects.update(appointed_at=EVENING)

    assert pushed.at(EVENING - 5 * MINUTE) == []
