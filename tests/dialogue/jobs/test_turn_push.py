"""Web Push that something waits: a request, a turn over hours, a live turn of a partner who is away. Never at night."""

from collections.abc import Callable
from datetime import datetime, time, timedelta

import pytest
from asgiref.sync import async_to_sync
from django.core.cache import cache

from accounts.couples import invitations
from accounts.models import PushSubscription
from dialogue.domain import presence
from dialogue.models import Dialogue, Event, RequestMute
from dialogue.protocol.terms import Seat
from tests.cast import Cast
from tests.dialogue.jobs.mailboxes import HOUR, MINUTE, NOON, wishes
from tests.dialogue.jobs.pushes import Pushed
from tests.stage import TO_FIRST_SEND, Stage

SECOND = timedelta(seconds=1)
ANN, BOB = ["ann"], ["bob"]
Play = Callable[[str, str], None]


@pytest.fixture
def play(stage: Stage) -> Play:
    """Plays on in a mode, with the last move at noon of the day that stands still."""
    cache.clear()

    def play(mode: str, script: str) -> None:
        Dialogue.objects.update(mode=mode)
        stage.play(script)
        Event.objects.update(at=NOON)

    return play


def told(pushed: Pushed, *moments: datetime) -> list[list[str]]:
    return [pushed.at(moment) for moment in moments]


@pytest.mark.parametrize("mode", ["live", "spoken", "unhurried"])
def test_a_request_is_told_once_after_a_minute_in_any_mode(play: Play, pushed: Pushed, mode: str) -> None:
    play(mode, "")

    found = told(pushed, NOON + MINUTE - SECOND, NOON + MINUTE, NOON + 2 * MINUTE, NOON + 9 * HOUR)
    assert found == [[], BOB, [], []]


def test_a_turn_over_hours_is_told_once_after_ten_minutes(play: Play, pushed: Pushed) -> None:
    play("unhurried", TO_FIRST_SEND)
    first = told(pushed, NOON + 10 * MINUTE - SECOND, NOON + 10 * MINUTE, NOON + 11 * MINUTE)
    play("unhurried", "ann say When you came home late I felt alone.")

    assert (first, told(pushed, NOON + HOUR, NOON + 2 * HOUR)) == ([[], ANN, []], [BOB, []])


def test_a_live_turn_is_told_after_half_a_minute_to_whoever_is_away(play: Play, pushed: Pushed, stage: Stage) -> None:
    play("live", TO_FIRST_SEND)
    async_to_sync(presence.arrive)(stage.id, Seat.A, "a socket")
    here = told(pushed, NOON + HOUR)
    async_to_sync(presence.leave)(stage.id, Seat.A, "a socket")
    away = told(pushed, NOON + 30 * SECOND - SECOND, NOON + 30 * SECOND, NOON + HOUR)

    assert (here, away) == ([[]], [[], ANN, []])


def test_a_turn_of_a_dialogue_held_aloud_is_not_told(play: Play, pushed: Pushed) -> None:
    play("spoken", "bob now\nann ready\nbob ready")

    assert told(pushed, NOON + MINUTE, NOON + HOUR) == [[], []]


@pytest.mark.parametrize("mode", ["live", "unhurried"])
def test_nothing_is_told_at_night_and_in_the_morning_only_what_still_waits(
    cast: Cast, play: Play, pushed: Pushed, mode: str
) -> None:
    wishes(cast.bob, quiet_from=time(12), quiet_until=time(20))
    play(mode, "")

    night = told(pushed, NOON + HOUR, NOON + 8 * HOUR - SECOND)
    assert (night, told(pushed, NOON + 8 * HOUR)) == ([[], []], [BOB])


def test_nothing_is_told_that_a_push_service_could_deliver_in_a_quiet_hour(
    cast: Cast, play: Play, pushed: Pushed
) -> None:
    wishes(cast.bob, quiet_from=time(13), quiet_until=time(14))
    play("live", "")

    assert told(pushed, NOON + 45 * MINUTE, NOON + HOUR, NOON + 2 * HOUR) == [[], [], BOB]


def test_quiet_hours_hold_in_a_live_dialogue_unless_its_reader_was_just_in_it(
    cast: Cast, play: Play, pushed: Pushed
) -> None:
    wishes(cast.ann, quiet_from=time(11), quiet_until=time(20))
    play("live", TO_FIRST_SEND)
    Event.objects.filter(seat="a").update(at=NOON - HOUR)
    long_gone = told(pushed, NOON + MINUTE)
    Event.objects.filter(seat="a").update(at=NOON - 50 * MINUTE)

    assert (long_gone, told(pushed, NOON + MINUTE)) == ([[]], [ANN])


def test_requests_that_are_muted_are_not_told(cast: Cast, play: Play, pushed: Pushed) -> None:
    play("live", "")
    RequestMute.objects.create(person=cast.bob, until=NOON + 2 * HOUR)

    assert told(pushed, NOON + HOUR, NOON + 3 * HOUR) == [[], BOB]


def test_a_request_that_was_set_aside_is_not_told(play: Play, pushed: Pushed, stage: Stage) -> None:
    play("live", "")
    stage.let_rest("bob")

    assert told(pushed, NOON + HOUR) == [[]]


def test_what_has_waited_for_a_day_is_no_news(play: Play, pushed: Pushed) -> None:
    play("unhurried", TO_FIRST_SEND)

    assert told(pushed, NOON + 24 * HOUR) == [[]]


@pytest.mark.parametrize("move", ["pause", "stop"])
def test_what_rests_or_is_over_is_not_told(play: Play, pushed: Pushed, stage: Stage, move: str) -> None:
    play("live", TO_FIRST_SEND)
    stage.move("bob", move, minutes=30 if move == "pause" else None)
    Event.objects.update(at=NOON)

    assert told(pushed, NOON + HOUR) == [[]]


def test_once_the_couple_has_ended_nothing_is_told(cast: Cast, play: Play, pushed: Pushed) -> None:
    play("unhurried", TO_FIRST_SEND)
    invitations.leave(cast.bob)

    assert told(pushed, NOON + HOUR) == [[]]
    assert PushSubscription.objects.count() == 2


def test_a_partner_who_never_asked_for_it_is_told_nothing(cast: Cast, play: Play, pushed: Pushed) -> None:
    PushSubscription.objects.filter(device__user=cast.bob).delete()
    play("live", "")

    assert told(pushed, NOON + HOUR) == [[]]


def test_it_is_tried_again_when_the_push_service_was_away(play: Play, pushed: Pushed) -> None:
    play("live", "")
    answers = pushed.service.answers
    answers.update(dict.fromkeys(pushed.browsers, 503))
    first = told(pushed, NOON + MINUTE, NOON + 2 * MINUTE)
    answers.clear()

    assert (first, told(pushed, NOON + 6 * MINUTE, NOON + 7 * MINUTE)) == ([BOB, []], [BOB, []])
