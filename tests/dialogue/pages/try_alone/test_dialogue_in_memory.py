"""A try from Sam's first sentence to its end, folded by the engine. Without a database."""

import pytest
from django.utils import timezone

from dialogue.domain.utterance import Utterance
from dialogue.domain.validation import NotUsable
from dialogue.pages.try_alone.dialogue_in_memory import MOST_MOVES, MOST_TEXT, SAM, Try, VisitorMove, played
from dialogue.protocol.terms import IllegalMove
from tests.dialogue.pages.try_alone.visitor_moves import WHOLE, say


def after(*moves: VisitorMove) -> Try:
    return played(moves, timezone.now())


def log_of(tried: Try) -> list[str]:
    return [f"{line.seat}: {line.move}" for line in tried.lines]


def test_sam_speaks_first_and_then_it_is_the_visitor_s_turn_to_mirror() -> None:
    tried = after()
    assert (log_of(tried), tried.room.dialogue.step) == (["b: say"], "send_mirror")


def test_a_whole_try_is_four_moves_and_both_were_heard() -> None:
    tried = after(*WHOLE)
    heard = ["b: say", "a: say", "b: yes", "a: ask_more", "b: no_more", "b: thank", "a: switch"]
    assert log_of(tried) == [*heard, "a: say", "b: say", "a: yes"]
    assert (tried.over, after(*WHOLE[:-1]).over) == (True, False)


def test_missed_words_are_asked_for_and_given_back() -> None:
    tried = after(say("You feel alone."))
    assert (tried.lines[-1].move, tried.lines[-1].seat, tried.room.dialogue.step) == ("almost", SAM, "send_missed")
    tried.take(say("You miss talking with me when I look at my phone at dinner."))
    assert (tried.lines[-1].move, tried.room.dialogue.step) == ("yes", "ask_more")


def test_an_answer_in_place_of_a_mirror_makes_sam_say_it_again_in_fewer_words() -> None:
    tried = after(say("I did call."))
    assert log_of(tried)[-2:] == ["b: not_yet", "b: say"]
    assert len(tried.lines[-1].utterance.text) < len(tried.lines[0].utterance.text)
    tried.take(say("At dinner you feel alone, and you miss talking with me."))
    assert tried.room.dialogue.step == "ask_more"


def test_sam_adds_the_words_that_the_visitor_taps_and_hears_it_again() -> None:
    tried = after(*WHOLE[:-1], VisitorMove("almost", Utterance(words=(3,))))
    assert tried.lines[-1].utterance.text == "And you also said: “keys.” Did I get all of that?"
    tried.take(VisitorMove("not_yet"))
    tried.take(say("My keys are gone."))
    assert tried.lines[-1].utterance.text == "Let me see if I’ve got that. Your keys are gone. Did I get that?"
    tried.take(VisitorMove("yes"))
    assert tried.over


@pytest.mark.parametrize("move", ["yes", "pause", "ouch", "stop", "take_back", "switch", "later", "close", "shout"])
def test_what_the_page_does_not_offer_is_refused_and_changes_nothing(move: str) -> None:
    for moves in (WHOLE[:0], WHOLE[:1], WHOLE):
        tried = after(*moves)
        before = log_of(tried)
        with pytest.raises(IllegalMove):
            tried.take(VisitorMove(move))
        assert (log_of(tried), tried.moves) == (before, list(moves))


def test_a_text_that_is_empty_or_too_long_is_refused_and_changes_nothing() -> None:
    tried = after()
    for text in ("", "x" * (MOST_TEXT + 1)):
        with pytest.raises(NotUsable):
            tried.take(say(text))
    with pytest.raises(NotUsable):
        after(*WHOLE[:-1]).take(VisitorMove("almost", Utterance(words=(99,))))
    assert (log_of(tried), tried.moves) == (["b: say"], [])


def test_a_try_ends_before_a_page_could_not_bring_it_along() -> None:
    tried = after(*[say("Whatever")] * MOST_MOVES)
    assert tried.over
