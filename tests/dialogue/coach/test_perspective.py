"""A sentence turned round between "I" and "you"."""

import pytest

from dialogue.coach.perspective import swap_persons


@pytest.mark.parametrize(
    ("said", "mirror"),
    [
        ("I lost my keys.", "You lost your keys."),
        ("My day was long, and I’m tired.", "Your day was long, and you’re tired."),
        ("I was really tired. My dog wasn't.", "You were really tired. Your dog wasn't."),
        ("I am sorry for myself", "You are sorry for yourself"),
        ("When I came home, nobody saw me.", "When you came home, nobody saw you."),
        ("We ate, and they saw I wasn’t well", "We ate, and they saw you weren’t well"),
        ("That is MY chair and that one is mine", "That is YOUR chair and that one is yours"),
        ("First line.\nI stayed.", "First line.\nYou stayed."),
        ("I blame myself; nobody else does.", "You blame yourself; nobody else does."),
        ("At 7 am the dog woke me", "At 7 am the dog woke you"),
        ("Ben was rude to me, and I left.", "Ben was rude to you, and you left."),
    ],
)
def test_a_sentence_about_oneself_is_turned(said: str, mirror: str) -> None:
    assert swap_persons(said) == mirror


@pytest.mark.parametrize(
    ("said", "mirror"),
    [
        ("I feel tired and you did not help me.", "You feel tired and I did not help you."),
        ("You never told me.", "I never told you."),
        ("You are always late, and your mother is rude to me.", "I am always late, and my mother is rude to you."),
        ("You weren't there when I needed you.", "I wasn’t there when you needed me."),
        ("You aren’t listening to me", "I am not listening to you"),
        ("I said no. You were angry.", "You said no. I was angry."),
        ("I love you.", "You love me."),
        ("I miss you so much", "You miss me so much"),
        ("I miss talking with you and your jokes.", "You miss talking with me and my jokes."),
        ("I think you forgot me", "You think I forgot you"),
        ("I want you to listen to me", "You want me to listen to you"),
        ("I’m angry that you left; the fault is yours", "You’re angry that I left; the fault is mine"),
        ("Every time you shout I get quiet", "Every time I shout you get quiet"),
        ("Yesterday you left me alone", "Yesterday I left you alone"),
        ("I told you I was sad", "You told me you were sad"),
        ("What I told you was true", "What you told me was true"),
        ("You hurt yourself", "I hurt myself"),
    ],
)
def test_a_sentence_about_both_is_turned_for_both(said: str, mirror: str) -> None:
    assert swap_persons(said) == mirror


@pytest.mark.parametrize(
    ("said", "mirror"),
    [
        ("i've had it", "you’ve had it"),
        ("You've changed, and I'll go", "I’ve changed, and you’ll go"),
        ("I’d love to help you, but you’re asleep", "You’d love to help me, but I’m asleep"),
        ("im tired of your phone", "you’re tired of my phone"),
        ("I'M SO TIRED. YOU NEVER HELP ME", "YOU’RE SO TIRED. I NEVER HELP YOU"),
        ("You’re mean and I’m hurt 😢", "I’m mean and you’re hurt 😢"),
        ("😢 I miss you 💔", "😢 You miss me 💔"),
    ],
)
def test_contractions_capitals_and_emoji_come_through(said: str, mirror: str) -> None:
    assert swap_persons(said) == mirror


@pytest.mark.parametrize(
    "said",
    [
        "I heard him say “I hate my job”.",  # another one's "I"
        "I heard him say 'I hate you'",
        "Why did you not call me?",  # a question that is said back sounds as if it were asked
        "I sat down and was sad.",  # whose "was" it is
        "The kids and you are late.",
        "You and I never talk.",
        "You know, I tried.",  # nothing is known
        "I saw you leave",  # "me", and not "I"
        "If I were you I would go",
        "You guys are loud",
        "u never call me",
        "The train was late.",  # nothing to turn
        "",
    ],
)
def test_what_would_be_a_guess_is_left_to_be_quoted(said: str) -> None:
    assert swap_persons(said) is None


@pytest.mark.parametrize(
    "said", ["Help me", "Please listen to me.", "When I talk, look at me.", "Don’t leave me", "Thank you for dinner."]
)
def test_what_is_asked_of_the_listener_is_left_to_be_quoted(said: str) -> None:
    assert swap_persons(said) is None


@pytest.mark.parametrize(
    "said",
    [
        "Ich bin müde und du hast mir nicht geholfen.",
        "Tu me manques",
        "Me siento sola",
        "A me piace il mare",
        "Je suis fatiguée",
        "我很累",
    ],
)
def test_another_language_is_left_to_be_quoted(said: str) -> None:
    assert swap_persons(said) is None


def test_nothing_is_turned_where_the_page_speaks_another_language() -> None:
    assert swap_persons("I lost my keys.", "de") is None


@pytest.mark.parametrize(
    "said", ["I lost my keys and your map.", "You never told me that I’m loud.", "Your dog bit me!"]
)
def test_a_sentence_that_is_turned_twice_is_the_same_again(said: str) -> None:
    assert swap_persons(swap_persons(said) or "") == said
