"""Mail about a time that both agreed on: noted, moved, near, off. Each once, with an entry for the calendar."""

from datetime import time, timedelta
from email.message import Message
from typing import Any
from uuid import UUID

import pytest
from django.core import mail
from django.utils import timezone
from icalendar import Calendar

from accounts.couples import invitations
from accounts.lifecycle import account_actions
from dialogue.jobs.calendar import entry_id
from dialogue.jobs.mail import MOST, WITHIN
from dialogue.models import Dialogue, Notice
from tests.accounts.page_checks import TELLING
from tests.cast import Cast
from tests.dialogue.jobs.mailboxes import HOUR, MINUTE, NOON, Agree, boxes, wishes
from tests.stage import TO_FIRST_SEND, Stage

EVENING = NOON + 6 * HOUR
BOTH_NOTED = [("ann", "Time set: Saturday, March 28, 6 pm"), ("bob", "Time set: Saturday, March 28, 6 pm")]


def parts() -> list[Message]:
    """The calendar files that lie in the boxes, in the order of their people."""
    letters = sorted(mail.outbox, key=lambda letter: letter.to)
    return [
        part for letter in letters for part in letter.message().walk() if part.get_content_type() == "text/calendar"
    ]


def raw(part: Message) -> bytes:
    found = part.get_payload(decode=True)
    assert isinstance(found, bytes)
    return found


def entries() -> list[tuple[str, Any]]:
    """What a calendar makes of them: the method and the one event of each."""
    calendars: list[Any] = [Calendar.from_ical(raw(part)) for part in parts()]
    return [(str(calendar["METHOD"]), calendar.walk("VEVENT")[0]) for calendar in calendars]


def test_a_time_is_noted_once_for_each(agree: Agree) -> None:
    agree(EVENING)

    assert [boxes(NOON), boxes(NOON + MINUTE)] == [BOTH_NOTED, []]


def test_the_calendar_gets_the_hour_and_nothing_else(stage: Stage, agree: Agree) -> None:
    agree(EVENING)
    boxes(NOON)

    method, event = entries()[0]
    assert method == "REQUEST"
    assert {name: str(event[name]) for name in ("SUMMARY", "STATUS", "CLASS")} == {
        "SUMMARY": "Appointment",
        "STATUS": "CONFIRMED",
        "CLASS": "PRIVATE",
    }
    assert (event.decoded("DTSTART"), event.decoded("DTEND")) == (EVENING, EVENING + 45 * MINUTE)
    assert (str(event["ATTENDEE"]), event["ATTENDEE"].params["RSVP"]) == ("mailto:ann@example.org", "FALSE")
    assert UUID(str(event["UID"])) == entry_id(stage.id, stage.people["ann"].pk)
    assert (parts()[0].get_param("method"), parts()[0].get_filename()) == ("REQUEST", "time.ics")


def test_a_time_that_is_moved_takes_the_place_of_the_first(agree: Agree) -> None:
    agree(EVENING)
    boxes(NOON)
    first = entries()
    agree(EVENING + HOUR, "ann", "move_it")

    assert boxes(NOON + MINUTE) == [(name, "Time set: Saturday, March 28, 7 pm") for name in ("ann", "bob")]
    for (_was, before), (method, after) in zip(first, entries(), strict=True):
        assert (method, after["UID"], after.decoded("DTSTART")) == ("REQUEST", before["UID"], EVENING + HOUR)
        assert after["SEQUENCE"] > before["SEQUENCE"]


def test_both_are_reminded_half_an_hour_before(agree: Agree) -> None:
    agree(EVENING)
    boxes(NOON)

    assert boxes(EVENING - 31 * MINUTE) == []
    assert boxes(EVENING - 30 * MINUTE) == [("ann", "Soon: 6 pm"), ("bob", "Soon: 6 pm")]
    assert boxes(EVENING - 29 * MINUTE) == []


def test_a_time_that_is_near_already_is_not_told_twice(agree: Agree) -> None:
    agree(EVENING)

    assert [boxes(EVENING - 20 * MINUTE), boxes(EVENING - 10 * MINUTE)] == [BOTH_NOTED, []]


def test_a_pause_until_a_set_time_is_told_as_an_appointment_is_and_each_one_anew(stage: Stage) -> None:
    stage.play(TO_FIRST_SEND)
    day = timezone.now().replace(second=0, microsecond=0)
    for hours in (5, 9):
        stage.move("ann", "pause", until=day + hours * HOUR)
        assert [(who, subject.split(":")[0]) for who, subject in boxes(day)] == [
            ("ann", "Time set"),
            ("bob", "Time set"),
        ]
    stage.play("ann resume\nbob resume")

    assert boxes(day + 8.75 * HOUR) == []  # they are back already


def test_a_time_removed_from_a_pause_leaves_the_calendars(stage: Stage) -> None:
    stage.play(TO_FIRST_SEND)
    day = timezone.now().replace(second=0, microsecond=0)
    stage.move("ann", "pause", until=day + 5 * HOUR)
    boxes(day)
    stage.move("bob", "pause")

    assert [(who, subject.split(":")[0]) for who, subject in boxes(day)] == [("ann", "Canceled"), ("bob", "Canceled")]
    assert boxes(day + MINUTE) == []


def test_a_time_of_a_pause_is_told_anew_when_it_is_set_again(stage: Stage) -> None:
    """Removed, and moved away and back: what the calendars have is not the time that stands."""
    stage.play(TO_FIRST_SEND)
    day = timezone.now().replace(second=0, microsecond=0)
    five, nine = day + 5 * HOUR, day + 9 * HOUR

    told = []
    for until in (five, None, five, nine, five):
        stage.move("ann", "pause", until=until)
        told.append([subject.split(":")[0] for who, subject in boxes(day) if who == "bob"])
    assert told == [["Time set"], ["Canceled"], ["Time set"], ["Time set"], ["Time set"]]
    assert [entry.decoded("DTSTART") for _method, entry in entries()] == [five, five]


def test_whoever_moves_a_time_again_and_again_fills_no_mailbox(stage: Stage) -> None:
    """The time that stands is told once an hour has passed, to both."""
    stage.play(TO_FIRST_SEND)
    day = timezone.now().replace(second=0, microsecond=0)
    told = []
    for minutes in range(MOST + 3):
        stage.move("ann", "pause", until=day + 5 * HOUR + minutes * MINUTE)
        told.append([who for who, _subject in boxes(day)])
    assert told == [["ann", "bob"]] * MOST + [[]] * 3
    assert boxes(day + WITHIN - MINUTE) == []
    assert [who for who, _subject in boxes(day + WITHIN)] == ["ann", "bob"]
    assert [entry.decoded("DTSTART") for _method, entry in entries()] == [day + 5 * HOUR + 7 * MINUTE] * 2


def test_nobody_is_told_of_what_has_begun_or_gone_by(stage: Stage, agree: Agree) -> None:
    agree(EVENING)
    assert boxes(EVENING) == []

    for name in ("ann", "bob"):
        stage.move(name, "ready")
    assert boxes(NOON) == []


def test_a_dialogue_that_ends_before_takes_its_time_out_of_the_calendars(stage: Stage, agree: Agree) -> None:
    agree(EVENING)
    boxes(NOON)
    noted = entries()
    stage.move("ann", "stop")

    assert boxes(NOON + MINUTE) == [(name, "Canceled: Saturday, March 28, 6 pm") for name in ("ann", "bob")]
    for (_was, before), (method, after) in zip(noted, entries(), strict=True):
        assert (method, str(after["STATUS"]), after["UID"]) == ("CANCEL", "CANCELLED", before["UID"])
        assert after["SEQUENCE"] > before["SEQUENCE"]
    assert boxes(NOON + 2 * MINUTE) == []


def test_only_what_stands_in_a_calendar_is_called_off(stage: Stage, agree: Agree) -> None:
    """The first time was later than the second one, at which they met."""
    agree(EVENING + 3 * HOUR)
    boxes(NOON)
    agree(EVENING, "ann", "move_it")
    boxes(NOON + MINUTE)
    stage.move("ann", "stop")

    assert boxes(EVENING + HOUR) == []


def test_cancellation_is_mailed_only_to_a_person_who_had_the_appointment(
    cast: Cast, stage: Stage, agree: Agree
) -> None:
    wishes(cast.bob, which="none")
    agree(EVENING)
    assert boxes(NOON) == BOTH_NOTED[:1]
    wishes(cast.bob)
    stage.move("bob", "stop")

    assert boxes(NOON + MINUTE) == [("ann", "Canceled: Saturday, March 28, 6 pm")]


def test_a_couple_that_ends_has_no_time_any_more(cast: Cast, agree: Agree) -> None:
    agree(EVENING)
    boxes(NOON)
    invitations.leave(cast.bob)

    assert boxes(NOON + MINUTE) == [(name, "Canceled: Saturday, March 28, 6 pm") for name in ("ann", "bob")]


def test_an_account_that_is_closed_gets_no_mail(cast: Cast, agree: Agree) -> None:
    agree(EVENING)
    account_actions.deactivate(cast.bob, cast.ada)

    assert boxes(NOON) == BOTH_NOTED[:1]


def test_the_hour_is_each_one_s_own(cast: Cast, agree: Agree) -> None:
    """The clocks go forward in the night between."""
    wishes(cast.ann, zone="Europe/Berlin")
    wishes(cast.bob, zone="America/New_York")
    agree(NOON + 21 * HOUR)

    assert boxes(NOON) == [("ann", "Time set: Sunday, March 29, 11 am"), ("bob", "Time set: Sunday, March 29, 5 am")]
    assert "(America/New York)" in sorted(mail.outbox, key=lambda letter: letter.to)[1].body
    assert [event.decoded("DTSTART") for _method, event in entries()] == [NOON + 21 * HOUR] * 2


def test_quiet_hours_let_a_mail_wait_and_the_wait_lets_it_go(cast: Cast, agree: Agree) -> None:
    """Ann sleeps from 21:00 to 8:00 by her own clock, which is 7:00 before summer time and 6:00 in it."""
    wishes(cast.ann, zone="Europe/Berlin", quiet_from=time(21), quiet_until=time(8))
    agree(NOON + 19 * HOUR)  # 9:00 in Berlin on the first day of summer time
    night = NOON + 8 * HOUR

    recipients = [[who for who, _subject in boxes(night + hours * HOUR)] for hours in (0, 9)]
    assert recipients == [["bob"], []]
    assert boxes(night + 10 * HOUR - MINUTE) == []
    assert boxes(night + 10 * HOUR) == [("ann", "Time set: Sunday, March 29, 9 am")]


def test_the_reminder_of_a_time_that_two_chose_comes_in_their_quiet_hours_too(cast: Cast, agree: Agree) -> None:
    agree(EVENING)
    boxes(NOON)
    for person in (cast.ann, cast.bob):
        wishes(person, quiet_from=time(15), quiet_until=time(23))

    assert boxes(EVENING - 30 * MINUTE) == [("ann", "Soon: 6 pm"), ("bob", "Soon: 6 pm")]


def test_a_time_that_one_alone_chose_wakes_nobody_else(cast: Cast, stage: Stage) -> None:
    stage.play(TO_FIRST_SEND)
    day = timezone.now().replace(second=0, microsecond=0)
    stage.move("ann", "pause", until=day + 5 * HOUR)
    boxes(day)
    for person in (cast.ann, cast.bob):
        wishes(person, quiet_from=(day + 4 * HOUR).time(), quiet_until=(day + 6 * HOUR).time())

    assert [who for who, _subject in boxes(day + 4.75 * HOUR)] == ["ann"]


def test_a_mail_whose_hour_went_by_in_the_night_never_comes(cast: Cast, agree: Agree) -> None:
    for person in (cast.ann, cast.bob):
        wishes(person, quiet_from=time(10), quiet_until=time(20))
    agree(EVENING)

    assert [kind for hours in range(9) for kind in boxes(NOON + hours * HOUR)] == []
    assert not Notice.objects.filter(kind="noted").exists()


@pytest.mark.parametrize("kind", ["noted", "soon", "off"])
def test_nothing_of_it_tells_anybody_what_it_is_about(stage: Stage, agree: Agree, kind: str) -> None:
    agree(EVENING)
    boxes(NOON)
    if kind == "soon":
        boxes(EVENING - 30 * MINUTE)
    if kind == "off":
        stage.move("ann", "stop")
        boxes(NOON + MINUTE)

    assert [letter.to for letter in mail.outbox] == [["ann@example.org"], ["bob@example.org"]]
    for letter in mail.outbox:
        files = [raw(part).decode() for part in parts()]
        said = [str(letter.subject), str(letter.body), letter.from_email, *files]
        other = "bob" if letter.to == ["ann@example.org"] else "ann"
        assert [TELLING.findall(text) for text in said] == [[] for _text in said]
        assert [
            word for word in (other, "our evenings", str(stage.id)) if word in f"{letter.subject} {letter.body}"
        ] == []


def test_another_couple_s_time_is_none_of_ours(cast: Cast, agree: Agree) -> None:
    agree(EVENING)
    boxes(NOON)

    assert set(Notice.objects.values_list("person", flat=True)) == {cast.ann.pk, cast.bob.pk}
    assert Notice.objects.filter(dialogue=Dialogue.objects.get()).count() == 2
    assert timedelta(0) == max(NOON - notice.at for notice in Notice.objects.all())
