"""The list of due work: whoever is on it is asked, and one that fails is no other's trouble."""

from collections.abc import Iterator
from datetime import datetime

import pytest

from dialogue.jobs import scheduler
from dialogue.jobs.scheduler import Done, Task, do_due, register
from tests.dialogue.jobs.mailboxes import NOON


def fail() -> bool:
    raise ValueError("what somebody wrote")


def one_fails(_now: datetime) -> Iterator[Task]:
    yield Task("the first", lambda: True)
    yield Task("the second", fail)
    yield Task("the third", lambda: False)
    yield Task("the fourth", lambda: True)


def breaks_off(_now: datetime) -> Iterator[Task]:
    yield Task("the first", lambda: True)
    raise KeyError("what somebody wrote")


def test_one_task_that_fails_stops_no_other(caplog: pytest.LogCaptureFixture) -> None:
    assert do_due(NOON, scope={"work": one_fails}) == {"work": Done(count=2, failed=1)}
    assert caplog.messages == ["Due work was not done: the second (ValueError)"]


def test_one_kind_of_work_that_fails_stops_no_other(
    db: None, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.setattr(scheduler, "_works", {})
    register("broken", breaks_off)
    register("at noon", lambda now: [Task("the only one", lambda: now == NOON)])

    assert do_due(NOON) == {"broken": Done(count=1, failed=1), "at noon": Done(count=1)}
    assert caplog.messages == ["Due work was not done: broken (KeyError)"]
