"""One rule for times: on a page and in an email they are in the reader's zone, and a file names the zone of its own."""

import io
import re
import zipfile
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.test import Client
from django.urls import reverse

from accounts.auth.timezone_middleware import in_zone
from dialogue.care import comments, sharing_preferences
from dialogue.care.sharing_preferences import Wish
from dialogue.models import Dialogue, Event
from dialogue.pages import export
from dialogue.review import notes
from dialogue.texts import time_labels
from tests.cast import Cast, sign_in
from tests.stage import WHOLE, Stage

NEW_YORK = "America/New_York"
LATE = datetime(2026, 7, 3, 2, 45, tzinfo=UTC)  # 2 July, 22:45, in New York
HALF_HOUR = timedelta(minutes=30)
CLOCKS_GO_BACK = datetime(2026, 11, 1, 4, 40, tzinfo=UTC)  # 00:40 there; from 2:00 it is 1:00 again


def test_a_time_that_comes_twice_in_a_night_says_which_one_it_is() -> None:
    with in_zone(NEW_YORK):
        labels = [time_labels.in_words(CLOCKS_GO_BACK + n * HALF_HOUR, CLOCKS_GO_BACK) for n in range(5)]
        pauses = [label for _minutes, label in time_labels.pauses(CLOCKS_GO_BACK)]

    assert labels == [
        "today at 12:40 am",
        "today at 1:10 am EDT",
        "today at 1:40 am EDT",
        "today at 1:10 am EST",
        "today at 1:40 am EST",
    ]
    assert len(set(pauses)) == len(pauses)


@pytest.fixture
def late(shared: Stage, cast: Cast) -> Stage:
    """A shared dialogue late in the evening of 2 July."""
    comments.comment(cast.tess, shared.id, "You stayed with it.")
    notes.note(cast.tess, shared.id, "Ask about the car.")
    Event.objects.update(at=LATE)
    Dialogue.objects.update(created_at=LATE, ended_at=LATE + timedelta(minutes=40))
    return shared


def therapist_of(cast: Cast, zone: str) -> Client:
    client = sign_in(Client(), cast.tess)
    client.cookies["zone"] = zone
    return client


def test_a_therapist_s_files_have_the_hours_of_the_page_and_name_their_zone(cast: Cast, late: Stage) -> None:
    tess = therapist_of(cast, NEW_YORK)

    page = tess.get(reverse("review", args=[late.id])).content.decode()
    record = tess.post(reverse("copy", args=[late.id, "record.txt"])).content.decode()
    written = tess.post(reverse("copy_notes")).content.decode()

    assert re.findall(r">(\d+:\d\d:\d\d [ap]m)</time>", page)[:1] == ["10:45:00 pm"]
    assert record.splitlines()[2:5] == ["July 2, 2026", "Times: America/New York", ""]
    assert ("10:45:00 pm  Ann" in record, "2:45" in record) == (True, False)
    today = datetime.now(ZoneInfo(NEW_YORK)).date()
    assert f"{today}  Tess: You stayed with it." in record
    assert written.startswith("Times: America/New York\n")
    assert "dialogue on July 2, 2026" in written


def test_a_chart_has_the_days_of_the_table_below_it(cast: Cast, late: Stage) -> None:
    other = Stage(cast, "money")
    other.play(WHOLE)
    for person in (cast.ann, cast.bob):
        sharing_preferences.choose(person, other.id, Wish(share=True))
    Dialogue.objects.update(created_at=LATE, ended_at=LATE + timedelta(minutes=40))
    page = therapist_of(cast, NEW_YORK).get(reverse("couple", args=[cast.couple.pk])).content.decode()

    assert ("<td>Jul 2, 2026</td>" in page, page.count("<svg")) == (True, 2)
    assert (">Jul 2</text>" in page, "Jul 3" in page) == (True, False)


def test_a_copy_is_dated_by_the_person_s_day(cast: Cast, late: Stage) -> None:
    with in_zone(NEW_YORK):
        archive = zipfile.ZipFile(io.BytesIO(export.archive_for(cast.ann)))

    assert archive.namelist() == ["dialogues.json", "001-2026-07-02.txt"]
    head, times = archive.read("001-2026-07-02.txt").decode().splitlines()[1:3]
    assert (head, times) == ("July 2, 2026, Ann, Bob", "Times: America/New York")
