"""What Sam says, and how Sam answers a mirror. Without a database."""

import pytest

from dialogue.pages.try_alone.script import answer_to, mirror_of, missed_words, opening, shorter

SAID = opening().text


@pytest.mark.parametrize(
    "mirror",
    [
        "When I look at my phone at dinner you feel alone, and you miss talking with me.",
        "You feel alone at dinner when I look at my phone. You miss us.",
        "look phone dinner feel alone",
    ],
)
def test_a_mirror_with_nearly_all_of_it_gets_a_yes(mirror: str) -> None:
    move, said = answer_to(SAID, [mirror], "en")
    assert (move, bool(said)) == ("yes", False)


def test_a_mirror_with_half_of_it_gets_the_words_that_were_missed() -> None:
    move, said = answer_to(SAID, ["You feel alone."], "en")
    assert (move, said.text) == ("almost", "look … phone … dinner … miss talking")
    assert [SAID.split()[place] for place in said.words] == ["look", "phone", "dinner", "miss", "talking"]


def test_what_was_missed_and_then_mirrored_counts_together() -> None:
    assert answer_to(SAID, ["You feel alone.", "And you miss talking when I look at my phone."], "en")[0] == "yes"


@pytest.mark.parametrize(
    "mirror", ["I did call.", "Whatever", "You don’t feel alone when I look at my phone at dinner"]
)
def test_an_answer_or_a_denial_in_place_of_a_mirror_is_not_yet_one(mirror: str) -> None:
    assert answer_to(SAID, [mirror], "en")[0] == "not_yet"


def test_the_shorter_sentence_has_no_word_that_the_first_does_not_have() -> None:
    bare = [set(text.lower().replace(",", "").replace(".", "").split()) for text in (shorter().text, SAID)]
    assert bare[0] - bare[1] == set()


@pytest.mark.parametrize(
    ("said", "mirror"),
    [
        ("I lost my keys", "You lost your keys."),
        ("I feel tired and you did not help me.", "You feel tired and I did not help you."),
        ("I’m sad 😢", "You’re sad 😢"),
        ("Ben forgot me", "You said: “Ben forgot me.”"),
        ("Sam, you forgot me!", "You said: “Sam, you forgot me!”"),
        ("Why did you not call me?", "You asked: “Why did you not call me?”"),
        ("Ich bin müde", "You said: “Ich bin müde.”"),
    ],
)
def test_sam_turns_round_what_was_said_or_quotes_it(said: str, mirror: str) -> None:
    assert mirror_of(said, "en").text == f"Let me see if I’ve got that. {mirror} Did I get that?"


def test_the_words_that_were_missed_are_quoted() -> None:
    assert missed_words("my keys").text == "And you also said: “my keys.” Did I get all of that?"
