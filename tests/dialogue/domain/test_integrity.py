"""The command that says whether every log is whole finds each way in which one is not."""

import secrets
from collections.abc import Callable
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from accounts.lifecycle import erasure
from accounts.models import DataKey
from dialogue.domain.integrity import fault_in
from dialogue.models import Dialogue, Event
from tests.cast import Cast
from tests.stage import WHOLE, Stage


@pytest.fixture
def whole(stage: Stage) -> Stage:
    stage.play(WHOLE)
    return stage


def test_whole_logs_are_whole(whole: Stage, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("verify_log")
    assert capsys.readouterr().out == "All 1 dialogues are whole.\n"


def test_words_of_an_erased_person_are_no_fault(cast: Cast, whole: Stage) -> None:
    erasure.erase(cast.ann)
    assert fault_in(whole.row) is None


FAULTS: dict[str, tuple[Callable[[Stage], object], str]] = {
    "gap": (lambda stage: Event.objects.filter(dialogue=stage.id, seq=9).delete(), "events are missing"),
    "tail": (lambda stage: Event.objects.filter(dialogue=stage.id, seq=stage.row.seq).delete(), "events are missing"),
    "row": (lambda stage: Dialogue.objects.filter(pk=stage.id).update(round=1), "not the fold"),
    "move": (lambda stage: Event.objects.filter(dialogue=stage.id, seq=7).update(move="switch"), "could not have"),
    "key": (lambda stage: DataKey.objects.all().delete(), "does not open"),
    "text": (lambda stage: Event.objects.filter(dialogue=stage.id, seq=7).update(sealed=b"changed"), "does not open"),
    "version": (lambda stage: Dialogue.objects.filter(pk=stage.id).update(version=99), "does not know"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_each_fault_is_found_and_named_without_a_word(whole: Stage, name: str) -> None:
    harm, words = FAULTS[name]
    before = Dialogue.objects.get(pk=whole.id)
    events = list(Event.objects.filter(dialogue=whole.id))
    keys = list(DataKey.objects.all())
    harm(whole)
    with pytest.raises(CommandError, match=words) as refused:
        call_command("verify_log")
    assert "worried" not in str(refused.value)
    before.save()  # as it was, for the check that follows every test
    Event.objects.filter(dialogue=whole.id).delete()
    Event.objects.bulk_create(events)
    DataKey.objects.bulk_create(keys, ignore_conflicts=True)


def test_a_ring_without_the_key_is_said_and_no_traceback(whole: Stage, settings: Any) -> None:
    settings.CONTENT_KEYS = [secrets.token_bytes(32)]
    with pytest.raises(CommandError, match="1 of 1 dialogues are not whole"):
        call_command("verify_log")
    assert fault_in(whole.row) == "a key does not open: CONTENT_KEYS lacks the one that wraps it, or it was changed"
