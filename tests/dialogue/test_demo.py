"""The demo fills in what a newcomer looks at, through the real services."""

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from accounts.models import User
from dialogue.access import couple_of
from dialogue.models import Dialogue
from dialogue.protocol.library import PROTOCOLS
from dialogue.shared import dialogues_shared_with
from dialogue.transcripts import past_of


def test_demo_fills_in_finished_dialogues_and_says_how_to_sign_in(db: None, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("demo")

    ann, carl, tess = (User.objects.get(email=f"{name}@example.org") for name in ("ann", "carl", "tess"))
    ends = sorted(Dialogue.objects.filter(couple__partners__user=ann).values_list("step", flat=True))
    assert ends == ["answer", "closed", "closed"]
    kinds = set(Dialogue.objects.filter(couple__partners__user=carl).values_list("slug", flat=True))
    assert kinds == set(PROTOCOLS) - {"parent_child"}  # that one takes a therapist who sits in
    shared = dialogues_shared_with(tess)
    assert [couple_of(ann)] * 2 == [held.couple.partners.get(user=ann) for held in shared]
    assert [past.title for past in past_of(ann)] == ["Sundays with your parents", "our evenings after work"]
    printed = capsys.readouterr().out
    assert [printed.count(f"{name}@example.org") for name in ("ann", "bob", "carl", "dora", "eve", "tess", "ada")] == [
        1
    ] * 7


def test_demo_twice_adds_nothing(db: None) -> None:
    call_command("demo")
    before = User.objects.count(), Dialogue.objects.count()
    call_command("demo")

    assert (User.objects.count(), Dialogue.objects.count()) == before


def test_demo_refuses_a_real_installation(db: None, settings: Settings) -> None:
    settings.EMBEDDED = False

    with pytest.raises(CommandError):
        call_command("demo")
    assert User.objects.count() == 0
