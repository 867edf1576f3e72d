"""A whole dialogue through the services: two rounds, an "almost", a "more", a partial validation, the closing."""

from dialogue.pages import transcripts
from tests.stage import WHOLE, Stage


def test_two_rounds_come_to_a_close(stage: Stage) -> None:
    stage.play(WHOLE)

    row = stage.row
    assert (row.step, row.round, row.paused, row.ended_at is not None) == ("closed", 2, False, True)


def test_the_transcript_gives_every_word_back_to_both(stage: Stage) -> None:
    stage.play(WHOLE)

    for person in stage.people.values():
        found = transcripts.transcript_for(person, stage.id)
        said = [entry.line.utterance.text for _number, entries in found.rounds for entry in entries]
        assert found.title == "our evenings"
        assert said[6] == "When you came home late on Tuesday I felt worried and alone."
        assert [number for number, _entries in found.rounds] == [1, 2]


def test_a_mirror_stands_beside_what_it_mirrors(stage: Stage) -> None:
    stage.play(WHOLE)

    found = transcripts.transcript_for(stage.people["ann"], stage.id)
    first_send = next(e for e in found.rounds[0][1] if e.line.step == "send")

    first_almost = next(e for e in found.rounds[0][1] if e.line.move == "almost")

    assert [entry.line.utterance.text for entry in first_almost.given_back] == ["And you felt alone."]
    assert [entry.line.utterance.text for entry in first_send.given_back] == [
        "When I came home late on Tuesday you felt worried."
    ]
