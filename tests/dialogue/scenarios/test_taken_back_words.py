"""What somebody took back is on no page, in no copy and in no list, for either partner or their therapist."""

import io
import json
import zipfile
from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from dialogue.care import sharing_preferences
from dialogue.care.sharing_preferences import Wish
from dialogue.domain import queries, request_limits
from dialogue.domain.access import room_for
from dialogue.models import Dialogue
from dialogue.pages import export, transcripts
from dialogue.pages.request_history import unanswered_of
from dialogue.protocol.terms import Seat
from dialogue.review import caseload, dialogue_review, records
from dialogue.review.search import search
from tests.cast import Cast, in_care, with_second_step
from tests.stage import TO_FIRST_SEND, Stage

WORDS = "canary-blue was never meant to be said"
SAID = "Something else that I said."
Page = Callable[[User, str], str]


@pytest.fixture
def ended(cast: Cast, stage: Stage) -> Stage:
    """Ann took back what she said, and Bob his ouch, before it ended; both share it with Tess."""
    with_second_step(in_care(cast).therapist)
    stage.play(TO_FIRST_SEND)
    for who, move, text in (("ann", "say", WORDS), ("bob", "ouch", "")):
        stage.move(who, move, text)
        stage.move(who, "take_back")
    stage.move("ann", "say", SAID)
    stage.move("bob", "stop")
    for person in (cast.ann, cast.bob):
        sharing_preferences.choose(person, stage.id, Wish(share=True))
    return stage


def test_the_words_stand_on_no_page_and_that_something_was_taken_back_on_both(stage: Stage, page_of: Page) -> None:
    stage.play(TO_FIRST_SEND)
    stage.move("ann", "say", WORDS)
    assert WORDS in page_of(stage.people["bob"], reverse("room", args=[stage.id]))
    stage.move("ann", "take_back")

    theirs = page_of(stage.people["bob"], reverse("room", args=[stage.id]))
    own = page_of(stage.people["ann"], reverse("room", args=[stage.id]))
    assert (theirs.count(WORDS), theirs.count("took that back")) == (0, 1)
    assert (own.count(f">{WORDS}</textarea>"), own.count(WORDS)) == (1, 1)  # in her own box


def test_the_transcript_of_both_is_as_if_it_had_not_happened(ended: Stage) -> None:
    for person in ended.people.values():
        found = transcripts.transcript_for(person, ended.id)
        lines = [entry.line for _number, entries in found.rounds for entry in entries]
        assert [line.move for line in lines[6:]] == ["say", "stop"]
        assert [line.utterance.text for line in lines if line.utterance][1:] == [SAID]


def test_it_goes_along_in_no_copy(ended: Stage) -> None:
    for who, person in ended.people.items():
        with zipfile.ZipFile(io.BytesIO(export.archive_for(person))) as archive:
            files = {name: archive.read(name).decode() for name in archive.namelist()}
        (copy,) = json.loads(files["dialogues.json"])["dialogues"]
        assert [line["move"] for line in copy["lines"][6:]] == ["say", "stop"], who
        assert [name for name, text in files.items() if WORDS in text or "took that back" in text] == []


def test_a_therapist_reads_counts_and_finds_nothing_of_it(ended: Stage, cast: Cast, tess: Client) -> None:
    reading = dialogue_review.reading_for(cast.tess, ended.id)
    assert [line.move for line in dialogue_review.lines_of(reading)[6:]] == ["say", "stop"]
    assert [moment.fact.move for moment in reading.moments.values()][6:] == ["say", "stop"]
    for copy in (records.as_text(reading), records.as_json(reading)):
        assert [one for one in (WORDS, "took that back", "ouch", "Ouch") if one in copy] == []
    assert search(cast.tess, cast.couple.pk, "canary").matches == ()
    (summary,) = caseload.timeline_of(cast.tess, cast.couple)
    assert (summary.title, summary.length) == ("our evenings", reading.length)


def test_a_yes_that_was_taken_back_answered_nothing(stage: Stage, cast: Cast) -> None:
    stage.move("bob", "now")
    stage.move("bob", "take_back")
    stage.move("ann", "stop")

    assert list(request_limits.taken_back(Seat.A).values_list("pk", flat=True)) == [stage.id]
    assert [(one.past.id, one.withdrawn is not None) for one in unanswered_of(cast.bob)] == [(stage.id, True)]


def test_a_time_that_was_taken_back_was_not_put_off(stage: Stage) -> None:
    stage.move("bob", "later", until=timezone.now() + timedelta(hours=3))
    assert queries.times_put_off(room_for(stage.people["bob"], stage.id)) == 1
    stage.move("bob", "take_back")

    assert queries.times_put_off(room_for(stage.people["bob"], stage.id)) == 0


def test_what_was_said_and_taken_back_alone_is_nothing_to_read_again(stage: Stage, cast: Cast) -> None:
    stage.play(TO_FIRST_SEND)
    stage.move("ann", "say", WORDS)
    stage.move("ann", "take_back")
    stage.move("ann", "stop")

    assert Dialogue.objects.get(pk=stage.id).over
    assert transcripts.past_of(cast.bob) == []
