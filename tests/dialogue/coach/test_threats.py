"""Words of threat are heard, at once whatever comes in; fear, memory and a figure of speech are not taken for them."""

import timeit

import pytest

from dialogue.coach.control_requests import touches_freedom
from dialogue.coach.threats import threatens

THREATS = """
I'll kill you.
I will hit you if you say that again.
I’m going to hurt you.
I am going to smash your face.
I swear I'll beat you.
I will fucking kill you
I want to hit you so badly
I want to hurt myself.
I'm gonna break your arm
I'll make you pay
I will end my life
You'll regret this.
You will be sorry
You’re going to pay for this
Stop it or I'll hit you
Say it again, otherwise I will hurt somebody
Ich bring dich um
Ich schlage dich
Ich werde mich umbringen
Te voy a matar
te mato
""".strip().split("\n")

HARMLESS = """
I'm angry that you hit the wall.
I am afraid that you will hit me.
When my father hit me I hid under the table.
I will not hurt you.
I never want to hurt you.
I could kill for a cup of tea.
It hurts when you laugh.
That joke hurt me.
I'm going to bed hurt and angry.
I felt beaten.
I want to break the silence.
You hurt my feelings on Sunday.
I'm sorry that I hurt you.
I regret this.
I will hit the road at six.
You beat me at chess and I sulked.
I am so angry that I could scream.
Ich habe Angst, dass du mich schlägst.
Me duele cuando te vas.
It kills me to see you sad.
""".strip().split("\n")


DISGUISED = (
    "I will ki\u200bll you",  # a space of no width
    "I will ki\u00adll you",  # a place to break
    "I will kill\u2060 you",  # a word joiner
    "\uff29 \uff57\uff49\uff4c\uff4c \uff4b\uff49\uff4c\uff4c \uff59\uff4f\uff55",  # wide letters
    "\U0001d408 \U0001d430\U0001d422\U0001d425\U0001d425 kill you",  # bold ones
    "I\u02bcll kill you",  # a letter that looks like an apostrophe
    "I will ki\u0301ll you",  # a mark above a letter
    "I\u00a0will\u2003kill\u3000you",  # other spaces
    "Ich werde dich to\u0308ten",
)


@pytest.mark.parametrize("text", DISGUISED, ids=ascii)
def test_a_threat_in_letters_that_look_plain_is_heard(text: str) -> None:
    assert threatens(text)


@pytest.mark.parametrize("text", THREATS)
def test_a_threat_is_heard(text: str) -> None:
    assert threatens(text)


@pytest.mark.parametrize("text", HARMLESS)
def test_what_is_no_threat_can_be_said(text: str) -> None:
    assert not threatens(text)


@pytest.mark.parametrize(
    "text",
    [
        "For two weeks, would you let me read your messages every evening?",
        "Would you share your location with me when you go out?",
        "Would you give me your salary at the beginning of the month?",
        "Would you stop seeing your friends on Fridays?",
        "Would you not talk to your mother about us?",
        "Would you wear a longer skirt to work?",
        "Would you have sex with me twice a week?",
    ],
)
def test_a_request_that_touches_freedom_is_known(text: str) -> None:
    assert touches_freedom(text)


@pytest.mark.parametrize(
    "text",
    [
        "For two weeks, would you take a walk with me on Sundays, half an hour?",
        "Would you ask me one question about my day each evening?",
        "Would you make the coffee on Saturday mornings?",
        "Would you kiss me when you come home, each evening?",
        "Would you read to the children twice a week?",
    ],
)
def test_an_ordinary_request_is_left_alone(text: str) -> None:
    assert not touches_freedom(text)


@pytest.mark.parametrize(
    "text", ["i" + " " * 4000, "i  swear i" * 800, "i will x " * 900, "phone not " * 800, "\t" * 8000]
)
def test_no_text_holds_up_who_looks_at_it(text: str) -> None:
    """An ordinary text of this length is the measure: no hostile one takes a hundred times as long."""
    ordinary = "I felt alone on Sunday evening. " * 250
    assert seconds(text) < 100 * seconds(ordinary)


def seconds(text: str) -> float:
    return min(timeit.repeat(lambda: (threatens(text), touches_freedom(text)), number=1, repeat=3))
