"""A sentence turned from "I" to "you"."""

import pytest

from dialogue.coach.perspective import turned


@pytest.mark.parametrize(
    ("said", "given_back"),
    [
        ("I lost my keys.", "You lost your keys."),
        ("My day was long, and I’m tired.", "Your day was long, and you’re tired."),
        ("I was really tired. My dog wasn't.", "You were really tired. Your dog wasn't."),
        ("Was I late? I am sorry for myself", "Were you late? You are sorry for yourself"),
        ("When I came home, nobody saw me.", "When you came home, nobody saw you."),
        ("We ate, and they saw I wasn’t well", "We ate, and they saw you weren’t well"),
        ("i've had it", "you’ve had it"),
        ("That is MY chair and that one is mine", "That is YOUR chair and that one is yours"),
        ("First line.\nI stayed.", "First line.\nYou stayed."),
    ],
)
def test_a_sentence_about_oneself_is_turned(said: str, given_back: str) -> None:
    assert turned(said) == given_back


@pytest.mark.parametrize(
    "said",
    [
        "You never told me.",  # "you" would be "I" or "me"
        "I heard him say “I hate my job”.",  # another one's "I"
        "I sat down and was sad.",  # whose "was" it is
        "The train was late.",  # nothing to turn
        "",
    ],
)
def test_what_would_be_a_guess_is_left_to_be_quoted(said: str) -> None:
    assert turned(said) is None


def test_another_language_is_not_turned() -> None:
    assert turned("I lost my keys.", "de") is None
