"""Notifications are sent once the transaction is committed, and one that fails takes nothing along."""

from datetime import datetime, timedelta

import pytest
from django.db import transaction
from django.utils import timezone

from dialogue.domain import notify
from tests.cast import Cast, gather
from tests.stage import TO_FIRST_SEND, Stage


@pytest.fixture
def cast(transactional_db: None) -> Cast:
    return gather()


def test_nobody_is_told_before_the_commit_and_nobody_of_what_is_rolled_back(transactional_db: None) -> None:
    told: list[int] = []
    with transaction.atomic():
        notify.after_commit(told.append, 1)
        assert told == []
    assert told == [1]
    with transaction.atomic():
        notify.after_commit(told.append, 2)
        transaction.set_rollback(True)
    assert told == [1]


def test_both_homes_are_told_of_whatever_their_card_says_about_a_pause(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    stage, told, day = Stage(cast), list[set[int]](), timezone.now() + timedelta(days=1)
    stage.play(TO_FIRST_SEND)
    monkeypatch.setattr(notify, "home_changed", lambda *people: told.append(set(people)))
    changes: list[tuple[str, str, datetime | None]] = [
        ("ann", "pause", day),
        ("bob", "pause", day + timedelta(hours=1)),  # another time
        ("ann", "pause", None),  # none
        ("bob", "resume", None),
        ("ann", "resume", None),
    ]
    for who, move, until in changes:
        stage.move(who, move, until=until)
    assert told == [{cast.ann.pk, cast.bob.pk}] * len(changes)

    stage.move("ann", "say", "I felt worried.")  # Bob’s turn, within the same stage
    assert len(told) == len(changes)


@pytest.mark.parametrize("lost", ["home_changed", "dialogue_changed"])
def test_a_move_whose_notification_fails_is_made_and_answered_and_the_log_names_what_failed(
    cast: Cast, lost: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    stage = Stage(cast)

    def fail(*_about: object) -> None:
        raise RuntimeError("a layer that nobody knows")

    monkeypatch.setattr(notify, lost, fail)
    monkeypatch.setattr(notify, "has_members", lambda *_, **__: True)  # somebody is in the room, and would be told

    result = stage.move("bob", "now")

    assert (result.seq, stage.row.seq) == (2, 2)
    assert [record.getMessage() for record in caplog.records if record.name == "django.db.backends.base"] == [
        "Error calling notify_of in on_commit() during transaction (a layer that nobody knows)."
    ]
