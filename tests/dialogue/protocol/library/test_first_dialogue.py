"""The first dialogue is as short as it says, and takes no practice off what other kinds need."""

import pytest

from dialogue.domain.openings import closed_in_full, has_practised_a_topic
from dialogue.pages.protocol_choices import entries_for, usual_for
from dialogue.protocol import engine
from dialogue.protocol.library import PROTOCOLS
from dialogue.protocol.terms import Ask, Seat
from tests.cast import Cast
from tests.library import play

FIRST = PROTOCOLS["first_dialogue"]
MAY_STAY_EMPTY = {Ask.NOTHING, Ask.LINE}


def test_where_each_is_understood_at_once_it_takes_14_presses_and_6_texts_of_both() -> None:
    """The first answer of each step is the one that goes on."""
    state, asked = engine.start(FIRST), []
    while not FIRST.steps[state.step].over:
        step = FIRST.steps[state.step]
        move = next(iter(step.ways))
        seat = next(seat for seat in (Seat.A, Seat.B) if move in engine.legal_moves(FIRST, state, seat))
        asked.append(step.ways[move].asks)
        state = engine.evolve(FIRST, state, engine.decide(FIRST, state, seat, move))

    assert (state.step, state.round, len(asked)) == ("closed", 2, 14)
    assert len([ask for ask in asked if ask not in MAY_STAY_EMPTY]) == 6


def test_there_is_one_more_thing_once_in_a_round() -> None:
    state = engine.start(FIRST)
    for seat, move in zip("ababaab", ("ask", "now", "say", "say", "yes_more", "say", "say"), strict=True):
        state = engine.evolve(FIRST, state, engine.decide(FIRST, state, Seat(seat), move))

    assert engine.legal_moves(FIRST, state, Seat.A)[:3] == ("yes", "almost", "not_yet")


@pytest.mark.django_db
def test_it_is_offered_until_the_two_have_finished_one_and_an_appreciation_is_none(cast: Cast) -> None:
    couple = cast.couple
    assert usual_for(couple).slug == "first_dialogue"
    play(cast, "appreciation")
    assert (usual_for(couple).slug, has_practised_a_topic(couple)) == ("first_dialogue", False)
    assert "first_dialogue" in [entry.slug for entry in entries_for(couple)]

    play(cast, "first_dialogue")

    assert (usual_for(couple).slug, has_practised_a_topic(couple)) == ("intentional", True)
    assert "first_dialogue" not in [entry.slug for entry in entries_for(couple)]


@pytest.mark.django_db
def test_it_is_none_of_those_that_a_change_request_needs(cast: Cast) -> None:
    for _each in range(3):
        play(cast, "first_dialogue")

    missing = {entry.slug: entry.missing for entry in entries_for(cast.couple)}
    assert (closed_in_full(cast.couple), missing["change_request"]) == (0, 3)
