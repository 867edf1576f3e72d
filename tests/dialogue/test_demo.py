"""The demo fills in what a newcomer looks at, through the real services."""

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from accounts.models import User
from dialogue.models import Dialogue
from dialogue.transcripts import past_of


def test_demo_fills_in_finished_dialogues_and_says_how_to_sign_in(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("demo")

    ends = sorted(Dialogue.objects.values_list("step", flat=True))
    assert ends == ["answer", "closed", "closed", "stopped"]
    ann = User.objects.get(email="ann@example.org")
    assert [past.title for past in past_of(ann)] == ["Sundays with your parents", "our evenings after work"]
    printed = capsys.readouterr().out
    assert [printed.count(f"{name}@example.org") for name in ("ann", "bob", "carl", "dora", "eve", "tess", "ada")] == [
        1
    ] * 7


def test_demo_twice_adds_nothing(db: None) -> None:
    call_command("demo")
    call_command("demo")

    assert (User.objects.count(), Dialogue.objects.count()) == (7, 4)


def test_demo_refuses_a_real_installation(db: None, settings: Settings) -> None:
    settings.EMBEDDED = False

    with pytest.raises(CommandError):
        call_command("demo")
    assert User.objects.count() == 0
