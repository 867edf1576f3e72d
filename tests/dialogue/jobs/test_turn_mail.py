"""Email that something waits, to a person who is away: a request after a minute, a turn held over hours after ten."""

from collections.abc import Callable
from datetime import datetime, time
from uuid import uuid4

import pytest
from asgiref.sync import async_to_sync
from django.core import mail
from django.core.cache import cache

from dialogue.domain import openings, presence
from dialogue.domain.moves.move_plan import Move
from dialogue.domain.utterance import Utterance
from dialogue.domain.validation import Content
from dialogue.models import Dialogue, Event, RequestMute
from dialogue.protocol.terms import Seat
from tests.accounts.page_checks import TELLING
from tests.cast import Cast
from tests.dialogue.jobs.mailboxes import HOUR, MINUTE, NOON, boxes, wishes
from tests.stage import TO_FIRST_SEND, Stage

ANN, BOB = [("ann", "Something is waiting for you")], [("bob", "Something is waiting for you")]
Slow = Callable[[str], None]


@pytest.fixture
def slow(stage: Stage) -> Slow:
    """Plays on, over hours, with the last move at noon of the day that stands still."""
    cache.clear()

    def play(script: str) -> None:
        Dialogue.objects.update(mode="unhurried")
        stage.play(script)
        Event.objects.update(at=NOON)

    return play


def mails_at(*moments: datetime) -> list[list[tuple[str, str]]]:
    return [boxes(moment) for moment in moments]


def test_turn_mail_is_sent_once_after_ten_minutes(slow: Slow) -> None:
    slow(TO_FIRST_SEND)

    assert mails_at(NOON + 9 * MINUTE, NOON + 10 * MINUTE, NOON + 11 * MINUTE, NOON + 9 * HOUR) == [[], ANN, [], []]


def test_each_turn_has_a_mail_of_its_own(slow: Slow) -> None:
    slow(TO_FIRST_SEND)
    first = boxes(NOON + HOUR)
    slow("ann say When you came home late I felt alone.")

    assert [first, *mails_at(NOON + HOUR, NOON + 2 * HOUR)] == [ANN, BOB, []]


def test_partner_who_moved_in_time_gets_no_turn_mail(slow: Slow) -> None:
    slow(TO_FIRST_SEND)
    slow("ann say When you came home late I felt alone.")
    slow("bob say When I came home late you felt alone.")

    assert boxes(NOON + HOUR) == ANN


def test_a_request_waits_too_unless_it_was_set_aside(stage: Stage, slow: Slow) -> None:
    slow("")
    stage.let_rest("bob")
    assert boxes(NOON + HOUR) == []
    stage.move("bob", "now")
    Event.objects.update(at=NOON)

    assert boxes(NOON + HOUR) == [*ANN, *BOB]


def test_ready_partner_gets_no_turn_mail(slow: Slow) -> None:
    slow("bob now\nann ready")

    assert boxes(NOON + HOUR) == BOB


def test_partner_in_the_room_gets_no_turn_mail(stage: Stage, slow: Slow) -> None:
    slow(TO_FIRST_SEND)
    async_to_sync(presence.arrive)(stage.id, Seat.A, "a socket")
    assert boxes(NOON + HOUR) == []
    async_to_sync(presence.leave)(stage.id, Seat.A, "a socket")

    assert boxes(NOON + HOUR) == ANN


@pytest.mark.parametrize(("who", "move"), [("ann", "pause"), ("bob", "pause"), ("ann", "stop")])
def test_what_rests_or_is_over_waits_for_nobody(stage: Stage, slow: Slow, who: str, move: str) -> None:
    slow(TO_FIRST_SEND)
    stage.move(who, move, minutes=30 if move == "pause" else None)
    Event.objects.update(at=NOON)

    assert boxes(NOON + HOUR) == []


@pytest.mark.parametrize("mode", ["live", "spoken"])
def test_a_dialogue_that_both_sit_in_sends_none(slow: Slow, mode: str) -> None:
    slow(TO_FIRST_SEND)
    Dialogue.objects.update(mode=mode)

    assert boxes(NOON + HOUR) == []


def test_at_night_it_waits_and_only_what_still_holds_comes_in_the_morning(cast: Cast, slow: Slow) -> None:
    for person in (cast.ann, cast.bob):
        wishes(person, quiet_from=time(12), quiet_until=time(20))
    slow(TO_FIRST_SEND)
    assert boxes(NOON + HOUR) == []
    slow("ann say When you came home late I felt alone.")

    assert mails_at(NOON + 8 * HOUR - MINUTE, NOON + 8 * HOUR) == [[], BOB]


def test_partner_who_wants_only_appointment_mail_gets_no_turn_mail(cast: Cast, slow: Slow) -> None:
    wishes(cast.ann, which="times")
    slow(TO_FIRST_SEND)

    assert boxes(NOON + HOUR) == []


def test_it_tells_nobody_what_it_is_about(slow: Slow) -> None:
    slow(TO_FIRST_SEND)
    boxes(NOON + HOUR)

    (letter,) = mail.outbox
    assert TELLING.findall(f"{letter.subject} {letter.body} {letter.from_email}") == []
    assert "Bob" not in letter.body


@pytest.mark.parametrize("mode", ["live", "spoken", "unhurried"])
def test_a_request_is_told_by_email_once_after_a_minute_in_any_mode(slow: Slow, mode: str) -> None:
    slow("")
    Dialogue.objects.update(mode=mode)

    assert mails_at(NOON + MINUTE / 2, NOON + MINUTE, NOON + 2 * MINUTE, NOON + 9 * HOUR) == [[], BOB, [], []]


def test_a_request_that_was_answered_in_time_or_taken_back_is_not_told(stage: Stage, slow: Slow) -> None:
    slow("bob now")
    Dialogue.objects.update(mode="live")
    assert boxes(NOON + HOUR) == []
    stage.move("ann", "stop")

    assert boxes(NOON + HOUR) == []


def test_partner_who_wants_only_appointment_mail_is_not_told_of_a_request(cast: Cast, slow: Slow) -> None:
    wishes(cast.bob, which="times")
    slow("")
    Dialogue.objects.update(mode="live")

    assert boxes(NOON + HOUR) == []


def test_an_ouch_is_not_told_to_a_partner_in_the_dialogue_that_it_interrupts(stage: Stage, slow: Slow) -> None:
    slow(TO_FIRST_SEND)
    Dialogue.objects.update(mode="live")
    hurt = Move(uuid4(), 0, "say", Content(Utterance("That I was alone.")))
    openings.open_dialogue(stage.people["ann"], openings.Opening("reconnect", parent=stage.id), hurt)
    Event.objects.update(at=NOON)
    async_to_sync(presence.arrive)(stage.id, Seat.B, "a socket")
    assert boxes(NOON + HOUR) == []
    async_to_sync(presence.leave)(stage.id, Seat.B, "a socket")

    assert boxes(NOON + HOUR) == BOB


def test_no_mail_tells_of_a_request_that_is_muted(slow: Slow, cast: Cast) -> None:
    slow("")
    RequestMute.objects.create(person=cast.bob, until=NOON + 2 * HOUR)

    assert mails_at(NOON + 30 * MINUTE, NOON + HOUR, NOON + 3 * HOUR) == [[], [], BOB]
