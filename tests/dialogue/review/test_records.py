"""Copies: what is shared and no more, never a note, and without the partners' names where it says so."""

import json
import re

import pytest
from django.test import Client
from django.urls import reverse

from accounts.audit import Act
from accounts.models import AuditEntry
from dialogue.care import comments, sharing_preferences
from dialogue.care.sharing_preferences import Wish
from dialogue.review import notes
from tests.cast import Cast
from tests.stage import Stage


def copy(client: Client, stage: Stage, kind: str, status: int = 200) -> str:
    response = client.post(reverse("copy", args=[stage.id, kind]))
    assert response.status_code == status
    return response.content.decode()


@pytest.fixture
def remarked(cast: Cast, shared: Stage) -> Stage:
    notes.note(cast.tess, shared.id, "Ask about the car.", 8)
    comments.comment(cast.tess, shared.id, "You stayed with it.", 8)
    return shared


def test_record_holds_words_and_comments_and_no_notes(tess: Client, remarked: Stage) -> None:
    text = copy(tess, remarked, "record.txt")
    assert "Ann said: When you came home late on Tuesday I felt worried and alone." in text
    assert "Tess: You stayed with it." in text
    assert "Ask about the car" not in text


def test_record_for_a_program_withholds_as_the_page_does(tess: Client, cast: Cast, remarked: Stage) -> None:
    sharing_preferences.choose(cast.ann, remarked.id, Wish())
    record = json.loads(copy(tess, remarked, "record.json"))
    events = record["events"]
    theirs = remarked.row.events
    shown = [*theirs.exclude(seat="a"), *theirs.filter(seat="a", sealed__isnull=False)]
    assert [event["seq"] for event in events] == sorted(event.seq for event in shown)
    assert {event["seat"] for event in events if event["words"]} == {"b"}
    assert record["title"] is None
    assert "Ask about the car" not in json.dumps(record)


def test_copy_without_names_has_no_name_no_day_and_no_id(tess: Client, remarked: Stage) -> None:
    text = copy(tess, remarked, "without-names.txt")
    assert "A said: When you came home late" in text
    year = str(remarked.row.events.earliest("seq").at.year)
    named = copy(tess, remarked, "record.txt")
    assert [word in named for word in ("Ann", "Bob", "Tess", year)] == [True] * 4
    assert [word for word in ("Ann", "Bob", "Tess", year, str(remarked.id), "Ask about") if word in text] == []


def test_each_copy_is_in_the_trail(tess: Client, cast: Cast, remarked: Stage) -> None:
    for kind in ("record.txt", "record.json", "without-names.txt"):
        copy(tess, remarked, kind)
    entries = AuditEntry.objects.filter(act__startswith="transcript.", dialogue=remarked.id).order_by("number")
    exported, hidden = Act.TRANSCRIPT_EXPORTED, Act.TRANSCRIPT_PSEUDONYMISED
    assert list(entries.values_list("act", flat=True)) == [exported, exported, hidden]


def test_odd_kinds_and_other_people_get_none(tess: Client, client: Client, cast: Cast, remarked: Stage) -> None:
    copy(tess, remarked, "everything.zip", status=404)
    client.force_login(cast.eve)
    copy(client, remarked, "record.txt", status=404)
    assert AuditEntry.objects.filter(act__startswith="transcript.").count() == 0


def test_what_a_therapist_wrote_is_copied_apart_without_the_couple_s_words(tess: Client, remarked: Stage) -> None:
    text = tess.post(reverse("copy_notes")).content.decode()
    for kind, words in (("note", "Ask about the car."), ("comment to both", "You stayed with it.")):
        assert re.search(rf"couple \d+  {kind}  dialogue on [^:]+: round 1, Mirror\n{words}\n", text)
    assert "worried and alone" not in text
