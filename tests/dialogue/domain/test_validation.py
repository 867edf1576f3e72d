"""Whether what came with a move is what it asks for: judged by what is handed in, without a look at the database."""

from dataclasses import replace

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dialogue.domain.access import Room, room_for
from dialogue.domain.queries import pinned_for
from dialogue.domain.utterance import Utterance
from dialogue.domain.validation import Content, NotUsable, checked, pins_needed, too_long
from tests.stage import TO_FIRST_SEND, Stage

TAPPED = Content(Utterance(words=(2, 0)))


@pytest.fixture
def room(stage: Stage) -> Room:
    """Ann's, who is asked whether Bob has heard her."""
    stage.play(f"{TO_FIRST_SEND}\nann say When you came home late\nbob say You came")
    return room_for(stage.people["ann"], stage.id)


def test_tapped_words_are_those_of_the_text_that_was_handed_in(room: Room) -> None:
    pinned = pinned_for(room, pins_needed(room, "almost"))
    other = [replace(line, utterance=Utterance("One two three")) for line in pinned]

    with CaptureQueriesContext(connection) as asked:
        found = [checked(room, "almost", TAPPED, lines).utterance.text for lines in (pinned, other)]

    assert (found, len(asked)) == (["When … came", "One … three"], 0)


@pytest.mark.parametrize("content", [TAPPED, Content(Utterance(words=(99,))), Content(Utterance("typed"))])
def test_without_a_text_that_has_them_no_words_are_taken(room: Room, content: Content) -> None:
    with pytest.raises(NotUsable):
        checked(room, "almost", content, [])


@pytest.mark.parametrize(("move", "reads"), [("almost", True), ("not_yet", False), ("yes", False)])
def test_a_pinned_text_is_read_where_words_are_tapped_alone(room: Room, move: str, *, reads: bool) -> None:
    with CaptureQueriesContext(connection) as asked:
        pinned_for(room, pins_needed(room, move))

    assert bool(asked.captured_queries) is reads


@pytest.mark.parametrize("line", ["", "I have a headache.", "x" * 80])
def test_not_today_takes_one_line_or_none(stage: Stage, line: str) -> None:
    asked = room_for(stage.people["bob"], stage.id)

    assert checked(asked, "not_today", Content(Utterance(line)), []).utterance.text == line


@pytest.mark.parametrize(
    "said", [Utterance("one\ntwo"), Utterance("x" * 81), TAPPED.utterance, Utterance("a", (), ("sad",))]
)
def test_not_today_takes_nothing_else(stage: Stage, said: Utterance) -> None:
    with pytest.raises(NotUsable):
        checked(room_for(stage.people["bob"], stage.id), "not_today", Content(said), [])


@pytest.mark.parametrize(
    ("most", "said"),
    [
        (2000, "that is 2,389 characters too long."),
        (4000, "that is 389 characters too long."),
        (4388, "1 character too"),
    ],
)
def test_a_text_that_is_too_long_is_refused_with_by_how_much(most: int, said: str) -> None:
    assert said in too_long("x" * 4389, most)
