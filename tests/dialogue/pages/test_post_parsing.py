"""What a posted form may say: ids and numbers in one way of writing each, and everything else is refused alike."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from django.utils import timezone

from dialogue.pages import post_parsing
from dialogue.strict_json import NotReadable
from tests.dialogue.pages.form_values import ID, NO_IDS, NO_NUMBERS, WAYS_OF_WRITING, posted

OPENS = {"slug": "intentional", "text": "our evenings", "move_id": ID}
MOVES = {"move_id": ID, "move": "say", "after": "3", "text": "Hello"}


@pytest.mark.parametrize("text", NO_NUMBERS.values(), ids=NO_NUMBERS)
def test_what_is_no_number_is_refused_wherever_one_is_asked_for(text: str) -> None:
    for form in (MOVES | {"after": text}, MOVES | {"words": ["1", text]}, MOVES | {"minutes": text or "x"}):
        with pytest.raises(NotReadable):
            post_parsing.read_move(posted(**form))
    with pytest.raises(NotReadable):
        post_parsing.read_level(posted(body_check=text), "body_check")
    assert post_parsing.read_link(posted(link=text)) == 0


def test_what_is_left_out_is_refused_or_named_nobody() -> None:
    for form in (MOVES | {"after": None}, MOVES | {"move_id": None}, MOVES | {"move": None}):
        with pytest.raises(NotReadable):
            post_parsing.read_move(posted(**form))
    with pytest.raises(NotReadable):
        post_parsing.read_level(posted(), "body_check")
    assert post_parsing.read_link(posted()) == 0


@pytest.mark.parametrize(("text", "number"), [("0", 0), ("7", 7), ("007", 7), ("999999999", 999999999)])
def test_a_number_is_read_as_it_is_written(text: str, number: int) -> None:
    move = post_parsing.read_move(posted(**MOVES | {"after": text, "words": [text, "1"], "minutes": text}))
    assert (move.after, move.content.utterance.words, move.content.minutes) == (number, (number, 1), number)
    assert (
        post_parsing.read_level(posted(body_check=text), "body_check"),
        post_parsing.read_link(posted(link=text)),
    ) == (number, number)


@pytest.mark.parametrize("text", NO_IDS.values(), ids=NO_IDS)
def test_what_is_no_id_is_refused_wherever_one_is_asked_for(text: str) -> None:
    with pytest.raises(NotReadable):
        post_parsing.read_move(posted(**MOVES | {"move_id": text}))
    for name in ("within", "about"):
        with pytest.raises(NotReadable):
            post_parsing.read_relations(posted(**{name: text}))
        with pytest.raises(NotReadable):
            post_parsing.read_opening(posted(**OPENS | {name: text}))


@pytest.mark.parametrize("text", WAYS_OF_WRITING)
def test_the_dialogue_that_another_one_is_about_is_found_as_it_is_written(text: str) -> None:
    opening, _move = post_parsing.read_opening(posted(**OPENS, within=text, about=""))
    assert (opening.parent, opening.about) == (UUID(ID), None)


@pytest.mark.parametrize("text", [" ", "SPOKEN", "spoken ", "shouted", "\x00", "x" * 5000])
def test_what_is_no_mode_is_refused(text: str) -> None:
    with pytest.raises(NotReadable):
        post_parsing.read_opening(posted(**OPENS, mode=text))


@pytest.mark.parametrize(("text", "mode"), [(None, None), ("", None), ("spoken", "spoken"), ("live", "live")])
def test_a_mode_is_one_of_those_there_are_or_left_open(text: str | None, mode: str | None) -> None:
    assert post_parsing.read_opening(posted(**OPENS, mode=text))[0].mode == mode


def test_a_time_is_whole_or_a_day_with_its_offset_and_the_time_of_that_day() -> None:
    chosen = {"on": "2026-12-05-05:00", "at": "20:30"}
    evening = datetime(2026, 12, 6, 1, 30, tzinfo=UTC)

    assert post_parsing.read_move(posted(**MOVES | chosen)).content.until == evening
    assert post_parsing.read_move(posted(**MOVES | chosen | {"until": ""})).content.until == evening
    whole = post_parsing.read_move(posted(**MOVES | chosen | {"until": "2026-12-07T18:00:00+00:00"}))
    assert whole.content.until == datetime(2026, 12, 7, 18, tzinfo=UTC)
    assert post_parsing.read_move(posted(**MOVES | {"until": "", "on": "", "at": "20:30"})).content.until is None


@pytest.mark.parametrize("broken", [{"on": "2026-12-05"}, {"at": ""}, {"at": "25:00"}, {"on": "Saturday"}, {"on": "+"}])
def test_half_a_time_is_refused(broken: dict[str, str]) -> None:
    with pytest.raises(NotReadable):
        post_parsing.read_move(posted(**MOVES | {"on": "2026-12-05-05:00", "at": "20:30"} | broken))


@pytest.mark.parametrize("length", ["PT0M", "PT020M", "PT-5M", "PT20", "PT20S", "PT99999M", "P1D", "pt20m", "PT２0M"])
def test_how_long_until_a_time_is_a_whole_number_of_minutes(length: str) -> None:
    before = timezone.now()
    until = post_parsing.read_move(posted(**MOVES | {"until": "PT20M"})).content.until
    assert until is not None
    assert before <= until - timedelta(minutes=20) <= timezone.now()
    with pytest.raises(NotReadable):
        post_parsing.read_move(posted(**MOVES | {"until": length}))


def test_a_switch_in_a_form_goes_before_its_button() -> None:
    assert post_parsing.read_move(posted(**MOVES | {"instead": "partly"})).move == "partly"
    assert post_parsing.read_move(posted(**MOVES | {"instead": ""})).move == "say"
    with pytest.raises(NotReadable):
        post_parsing.read_move(posted(**MOVES | {"instead": "No move"}))
