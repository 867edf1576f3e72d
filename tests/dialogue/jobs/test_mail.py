"""A mail goes out once: of two at once, after a crash, when a mail server is away; and only where it is wanted."""

from collections import Counter
from collections.abc import Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import datetime
from threading import Barrier
from typing import Any, ClassVar

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from accounts.lifecycle import erasure
from dialogue.jobs.mail import Letter, send
from dialogue.jobs.scheduler import do_due
from dialogue.models import Dialogue, Notice
from tests.cast import Cast
from tests.dialogue.jobs.mailboxes import HOUR, MINUTE, NOON, Agree, boxes, wishes
from tests.stage import Stage

DAY = 24 * HOUR
HERE = "tests.dialogue.jobs.test_mail"


class Away(BaseEmailBackend):
    """A mail server that takes nothing."""

    error: ClassVar[type[BaseException]] = ConnectionRefusedError

    def send_messages(self, messages: Sequence[EmailMessage]) -> int:
        raise self.error


class Crash(Away):
    """The process ends while it hands a mail on."""

    error = KeyboardInterrupt


@pytest.fixture
def letter(cast: Cast) -> Letter:
    return Letter("turn", "turn_waiting", cast.ann, "1|2|a")


def test_the_same_thing_is_told_once(cast: Cast, letter: Letter) -> None:
    others = [Letter("turn", "turn_waiting", cast.ann, "1|3|a"), Letter("turn", "turn_waiting", cast.bob, "1|2|a")]

    assert [send(one, NOON) for one in (letter, letter, *others)] == [True, False, True, True]


def test_a_mail_that_could_not_be_handed_on_is_tried_again_five_times_in_all(letter: Letter, settings: Any) -> None:
    settings.EMAIL_BACKEND = f"{HERE}.Away"
    tried = []
    for minute in range(600):
        try:
            send(letter, NOON + minute * MINUTE)
        except ConnectionRefusedError:
            tried.append(minute)

    assert tried == [0, 5, 25, 105, 425]


def test_it_comes_when_the_mail_server_is_back(letter: Letter, settings: Any) -> None:
    settings.EMAIL_BACKEND = f"{HERE}.Away"
    with pytest.raises(ConnectionRefusedError):
        send(letter, NOON)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

    later = [send(letter, NOON + minutes * MINUTE) for minutes in (4, 5, 6, 60)]
    assert (later, len(mail.outbox)) == ([False, True, False, False], 1)


def test_mail_interrupted_by_a_crash_is_never_sent_twice(letter: Letter, settings: Any) -> None:
    settings.EMAIL_BACKEND = f"{HERE}.Crash"
    with pytest.raises(KeyboardInterrupt):
        send(letter, NOON)
    settings.EMAIL_BACKEND = "django.core.mail.backends.locmem.EmailBackend"

    assert not send(letter, NOON + 24 * 60 * MINUTE)


@pytest.mark.parametrize(("which", "sent"), [("none", []), ("times", ["noted"]), ("all", ["noted", "turn"])])
def test_only_what_is_wanted_is_sent(cast: Cast, which: str, sent: list[str]) -> None:
    wishes(cast.ann, which=which)
    letters = [
        Letter("noted", "appointment_agreed", cast.ann, "1", "times", time=NOON),
        Letter("turn", "turn_waiting", cast.ann, "1"),
    ]

    assert [letter.kind for letter in letters if send(letter, NOON)] == sent


def test_a_mail_says_where_it_comes_from_and_how_to_have_none(letter: Letter) -> None:
    send(letter, NOON)

    assert mail.outbox[0].body == (
        "Hello,\n\n"
        "Something is waiting for you here. There’s no hurry: come when you have a quiet moment.\n\n"
        "http://127.0.0.1:8000/home/\n\n"
        "You can choose which emails you get, and when, on your account page.\n\n"
        "This email comes from 127.0.0.1:8000. You don’t need to reply.\n"
    )
    assert mail.outbox[0].extra_headers == {"Auto-Submitted": "auto-generated"}
    assert mail.outbox[0].from_email == "A quiet place <quiet@localhost>"
    (html,) = mail.outbox[0].alternatives  # type: ignore[attr-defined]  # it is of two parts
    assert (html.mimetype, '<a href="http://127.0.0.1:8000/home/">' in html.content) == ("text/html", True)


def test_notices_go_with_the_account(cast: Cast, letter: Letter) -> None:
    send(letter, NOON)
    assert Notice.objects.exists()
    erasure.erase(cast.ann)

    assert not Notice.objects.exists()


@pytest.fixture
def threads(transactional_db: None) -> Iterator[ThreadPoolExecutor]:
    """Four that look at the same database, each by a connection of its own."""
    with ThreadPoolExecutor(4) as pool:
        yield pool
        together = Barrier(4)

        def close(_number: int) -> None:
            together.wait()
            connection.close()

        list(pool.map(close, range(4)))


def test_one_of_four_processes_sends_a_mail(threads: ThreadPoolExecutor, cast: Cast) -> None:
    together = Barrier(4)

    def look(number: int) -> int:
        together.wait()
        return sum(send(Letter("turn", "turn_waiting", cast.ann, f"{thing}|2|a"), NOON) for thing in range(10))

    assert sum(threads.map(look, range(4))) == 10
    assert (len(mail.outbox), Notice.objects.count()) == (10, 10)


def test_four_schedulers_at_once_do_each_task_once(
    threads: ThreadPoolExecutor, cast: Cast, stage: Stage, agree: Agree
) -> None:
    agree(NOON)
    other = Stage(replace(cast, ann=cast.carl, bob=cast.dora))
    Dialogue.objects.filter(pk=other.id).update(house_at=NOON)
    together = Barrier(4)

    def look(now: datetime) -> Counter[str]:
        together.wait()
        found = do_due(now)
        del found["log of the database"]  # what these looks write themselves is emptied again and again
        return Counter({name: done.count for name, done in found.items() if done.count})

    agreed, moved = (sum(threads.map(look, [now] * 4), start=Counter[str]()) for now in (NOON - HOUR, NOON + 3 * HOUR))
    assert (agreed, moved) == ({"times noted": 2}, {"moves": 2})
    assert (stage.row.step, other.row.step, len(mail.outbox)) == ("answer", "lapsed", 2)


def test_old_notices_of_an_ended_dialogue_are_deleted_after_a_month(cast: Cast, stage: Stage, agree: Agree) -> None:
    agree(NOON + HOUR)
    boxes(NOON)
    send(
        Letter("look_back", "follow_up", cast.ann, "1", dialogue=stage.row), NOON
    )  # of what is over, so it may not come twice
    kept = [Notice.objects.count()]
    do_due(NOON + 31 * DAY)
    kept.append(Notice.objects.count())
    stage.move("ann", "stop")
    for days in (30, 31):
        do_due(NOON + days * DAY)
        kept.append(Notice.objects.count())

    assert kept == [3, 3, 3, 1]


def test_a_look_at_what_was_told_asks_the_same_of_the_database_for_one_and_for_many(
    cast: Cast, stage: Stage, agree: Agree
) -> None:
    asked = []
    for couple in (None, replace(cast, ann=cast.carl, bob=cast.dora)):
        if couple:
            other = Stage(couple)
            other.move("bob", "later", until=timezone.now() + HOUR)
        agree(NOON + HOUR, *(("ann", "move_it") if couple else ()))
        boxes(NOON)
        with CaptureQueriesContext(connection) as queries:
            do_due(NOON)
        asked.append(len(queries))

    assert Notice.objects.values("dialogue").distinct().count() == 2
    assert asked[0] == asked[1]
