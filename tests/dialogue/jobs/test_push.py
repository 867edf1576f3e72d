"""Five hundred deliveries of all kinds are one text of one length; and slow push services hold up no other work."""

import time
from collections.abc import Callable, Iterator

import pytest

from accounts.push.delivery import LENGTH
from dialogue.jobs import push
from dialogue.jobs.push import within_budget
from dialogue.jobs.scheduler import Task
from dialogue.models import Dialogue, Event, Notice
from tests.cast import Cast
from tests.dialogue.jobs.mailboxes import HOUR, NOON
from tests.dialogue.jobs.pushes import Pushed
from tests.push.service import PushService
from tests.stage import TO_FIRST_SEND, Stage

SENTENCE = b"Something is waiting for you".ljust(LENGTH)
FIXED = ("Content-Length", "Content-Encoding", "Content-Type", "TTL", "Topic", "Urgency")


def asked(mode: str) -> Callable[[Stage], None]:
    def begin(_stage: Stage) -> None:
        Dialogue.objects.update(mode=mode)

    return begin


def turn(mode: str, *scripts: str) -> Callable[[Stage], None]:
    def begin(stage: Stage) -> None:
        Dialogue.objects.update(mode=mode)
        for script in scripts:
            stage.play(script)

    return begin


SAY = "ann say When you came home late I felt alone."
MIRROR = "bob say When I came home late you felt alone."
KINDS: dict[str, Callable[[Stage], None]] = {
    **{f"a request, {mode}": asked(mode) for mode in ("live", "spoken", "unhurried")},
    **{f"to speak, {mode}": turn(mode, TO_FIRST_SEND) for mode in ("live", "unhurried")},
    **{f"to mirror, {mode}": turn(mode, TO_FIRST_SEND, SAY) for mode in ("live", "unhurried")},
    **{f"to check, {mode}": turn(mode, TO_FIRST_SEND, SAY, MIRROR) for mode in ("live", "unhurried")},
}


def test_five_hundred_deliveries_of_all_kinds_are_one_text_of_one_length(
    cast: Cast, push_service: PushService, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(push, "BUDGET", 600.0)
    pushed = Pushed(push_service, [cast.ann, cast.bob], browsers=10)
    texts, headers, count = set(), set(), 0
    while count < 500:
        for kind, begin in KINDS.items():
            stage = Stage(cast)
            begin(stage)
            Event.objects.update(at=NOON)
            assert len(set(pushed.at(NOON + HOUR))) == 1, kind
            texts |= {*pushed.opened()}
            headers |= {tuple(one.headers[name] for name in FIXED) for one in pushed.deliveries}
            count += len(pushed.deliveries)
            wipe()
        stage = Stage(cast)
        Dialogue.objects.update(appointed_at=NOON + HOUR)
        assert set(pushed.at(NOON + HOUR * 0.95)) == {"ann", "bob"}
        texts |= {*pushed.opened()}
        headers |= {tuple(one.headers[name] for name in FIXED) for one in pushed.deliveries}
        count += len(pushed.deliveries)
        wipe()

    assert (texts, len(headers)) == ({SENTENCE}, 1)


def wipe() -> None:
    Notice.objects.all().delete()
    Event.objects.all().delete()
    Dialogue.objects.all().delete()


def test_slow_push_services_hold_up_no_other_work(monkeypatch: pytest.MonkeyPatch) -> None:
    clock: Iterator[float] = iter([0.0, 1.0, 9.0, 11.0, 12.0])
    monkeypatch.setattr(time, "monotonic", lambda: next(clock))
    tasks = [Task(str(number), lambda: True) for number in range(4)]

    assert [task.name for task in within_budget(tasks)] == ["0", "1"]
