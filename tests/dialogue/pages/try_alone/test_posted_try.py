"""What the page of a try brings along, read strictly."""

import pytest
from django.http import QueryDict

from dialogue.domain.utterance import Utterance
from dialogue.pages.try_alone.dialogue_in_memory import MOST_MOVES, VisitorMove
from dialogue.pages.try_alone.posted_try import as_past, read_made, read_past
from dialogue.strict_json import NotReadable


def form(**fields: list[str]) -> QueryDict:
    posted = QueryDict(mutable=True)
    for name, values in fields.items():
        posted.setlist(name, values)
    return posted


def test_moves_come_back_as_they_were() -> None:
    moves = [
        VisitorMove("say", Utterance("You said:\nno.")),
        VisitorMove("almost", Utterance(words=(0, 12))),
        VisitorMove("yes"),
    ]
    posted = form(past=[as_past(one) for one in moves], said=[one.utterance.text for one in moves])
    assert read_past(posted) == moves


def test_the_move_that_is_made_brings_its_text_or_its_words() -> None:
    assert read_made(form(move=["say"], text=[" I lost it.\r\n "])) == VisitorMove("say", Utterance("I lost it."))
    assert read_made(form(move=["almost"], words=["1", "3"])) == VisitorMove("almost", Utterance(words=(1, 3)))


@pytest.mark.parametrize(
    "fields",
    [
        {"past": ["say"], "said": []},
        {"past": ["say"], "said": ["a\x07b"]},
        {"past": ["say"] * (MOST_MOVES + 1), "said": ["x"] * (MOST_MOVES + 1)},
        {"past": ["SAY"], "said": ["x"]},
        {"past": ["almost:1.x"], "said": [""]},
        {"past": ["almost:٣"], "said": [""]},
        {"past": ["almost:"], "said": [""]},
    ],
)
def test_what_no_page_of_a_try_has_is_not_readable(fields: dict[str, list[str]]) -> None:
    with pytest.raises(NotReadable):
        read_past(form(**fields))


@pytest.mark.parametrize(
    "fields",
    [{}, {"move": ["a b"]}, {"move": ["almost"], "words": ["1", "-2"]}, {"move": ["say"], "text": ["x" * 5000]}],
)
def test_a_move_that_no_button_makes_is_not_readable(fields: dict[str, list[str]]) -> None:
    with pytest.raises(NotReadable):
        read_made(form(**fields))
