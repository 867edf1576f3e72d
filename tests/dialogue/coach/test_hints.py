"""What the author is told: two hints at most, the words that they are about, and nothing where nothing is wrong."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogue.coach.hints import MOST, found_in, hints_for
from dialogue.coach.rules import RULES
from dialogue.coach.terms import CoachedText
from dialogue.texts.feelings import LABELS

ALL_KINDS = sorted({kind for rule in RULES for kind in rule.kinds})


def keys(written: CoachedText) -> list[str]:
    return [hint.rule.key for hint in hints_for(written)]


def test_a_hint_names_the_words_as_they_stand_there() -> None:
    (hint,) = hints_for(CoachedText("send", "I feel like   you DON'T care."))
    assert (hint.rule.key, hint.words) == ("mind_reading", "I feel like   you")


def test_no_more_than_two_are_shown_and_never_two_about_the_same_words() -> None:
    written = CoachedText("send", "You are so selfish. You never listen. You only want to hurt me. Also, the car.")
    assert len(found_in(written)) > MOST
    assert len(hints_for(written)) == MOST
    assert keys(CoachedText("validate", "You make sense, but I didn’t do it.")) == ["defence", "validation_but"]


@pytest.mark.parametrize("kind", ["", "letter", "thanks"])
def test_a_kind_of_text_without_rules_gets_no_hint(kind: str) -> None:
    assert hints_for(CoachedText(kind, "You always ruin everything, you idiot.")) == []


@pytest.mark.parametrize("kind", ALL_KINDS)
def test_an_empty_box_gets_no_hint(kind: str) -> None:
    assert hints_for(CoachedText(kind, " \n")) == []


def test_words_of_the_partner_are_no_fault_of_the_person_who_mirrors_them() -> None:
    text = "You said that you should sleep more, but you cannot."
    assert keys(CoachedText("mirror", text, given="I should sleep more, but I cannot.")) == []
    assert keys(CoachedText("mirror", text, given="I am tired.")) == ["but_back", "advice"]


def test_a_send_of_the_first_round_is_no_rebuttal() -> None:
    assert keys(CoachedText("send", "I was not late.")) == []
    assert keys(CoachedText("send", "I was not late.", heard="You were late.")) == ["rebuttal"]


def test_a_tapped_feeling_is_a_feeling() -> None:
    assert keys(CoachedText("empathise", "since Tuesday")) == ["thought"]
    assert keys(CoachedText("empathise", "since Tuesday", has_feelings=True)) == []


def test_every_word_of_the_palette_is_a_feeling() -> None:
    assert [str(word) for word in LABELS.values() if keys(CoachedText("empathise", f"You feel {word}."))] == []


def test_another_language_gets_length_alone() -> None:
    text = "Tu ne m’écoutes jamais. " * 20
    assert keys(CoachedText("send", text, "fr")) == ["long"]
    assert keys(
        CoachedText("mirror", "Oui.", "fr", given="Je me suis sentie seule mardi soir quand tu es rentré.")
    ) == ["rushing"]


def test_every_rule_says_where_it_comes_from_and_what_to_try() -> None:
    assert len({rule.key for rule in RULES}) == len(RULES)
    assert [rule.key for rule in RULES if not (rule.advice.endswith((".", "”", "?")) and rule.source)] == []
    assert [rule.key for rule in RULES if "!" in rule.advice] == []


def test_what_was_written_stands_in_no_log() -> None:
    assert repr(CoachedText("send", "I am afraid")) == "CoachedText('send', …)"


@given(
    st.sampled_from(ALL_KINDS), st.text(max_size=400), st.text(max_size=200), st.sampled_from(["en", "de", "es", "ko"])
)
def test_any_text_is_answered_with_words_of_its_own(kind: str, text: str, given_back: str, language: str) -> None:
    for hint in hints_for(CoachedText(kind, text, language, given=given_back, heard=given_back)):
        said = "".join(hint.words.removesuffix("…").split())
        assert said
        assert said in "".join(text.split())
