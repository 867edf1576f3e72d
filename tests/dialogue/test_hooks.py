"""What an app above dialogue has to say stands on the home page of whom it concerns, and in their copy."""

import io
import json
import zipfile

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from dialogue import hooks
from dialogue.hooks import Reminder
from dialogue.pages import export
from tests.cast import Cast

WORDS = "It is a good day to read it"


@pytest.fixture(autouse=True)
def _only_these(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hooks, "_reminding", [])
    monkeypatch.setattr(hooks, "_copying", {})


def test_a_reminder_stands_on_the_home_page_of_whom_it_is_for(cast: Cast, client: Client) -> None:
    hooks.reminds(lambda user: [Reminder(WORDS, "workbook")] if user == cast.ann else [])
    link = f'<a href="{reverse("workbook")}">{WORDS}</a>'
    found = {}
    for person in (cast.ann, cast.bob):
        client.force_login(person)
        found[person.name] = client.get(reverse("home")).content.decode().count(link)
    assert found == {"Ann": 1, "Bob": 0}


def test_a_copy_holds_each_part_under_its_name(cast: Cast) -> None:
    def own_name(user: User) -> list[str]:
        return [user.name]

    hooks.goes_along("workbook", own_name)
    with zipfile.ZipFile(io.BytesIO(export.archive_for(cast.ann))) as archive:
        assert json.loads(archive.read("dialogues.json"))["workbook"] == ["Ann"]
