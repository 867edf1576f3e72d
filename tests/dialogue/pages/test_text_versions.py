"""Of two tabs none overwrites the other's text unseen: both are shown, and their author chooses."""

from typing import Any
from uuid import UUID

import pytest
from django.test import Client

from dialogue.pages.text_versions import version_of
from dialogue.workbook.imago import answers
from dialogue.workbook.kind_days import pledge
from dialogue.workbook.letter import keep_letter, letter_of
from dialogue.workbook.models import Sentence
from dialogue.workbook.vision import write_stage
from dialogue.workbook.vision.queries import own_sentences
from tests.cast import Cast
from tests.dialogue.workbook.halves import half

LONG = ("A long letter. " * 60).strip()
LETTER, PLEDGE, SITTING, VISION = (f"/workbook/{name}/" for name in ("letter", "pledge", "profile/home", "vision"))


@pytest.fixture
def ann(cast: Cast, client: Client) -> Client:
    client.force_login(cast.ann)
    return client


def seen_in(answer: Any) -> str:
    """The version that the page's form was filled with."""
    return str(answer.content.decode().partition('name="seen" value="')[2].partition('"')[0])


def two_tabs(client: Client, page: str, first: dict[str, str], second: dict[str, str]) -> Any:
    """Both are opened; the first one saves, and then the second, older one."""
    seen = seen_in(client.get(page))
    assert seen
    assert client.post(page, first | {"seen": seen}).status_code == 302
    return client.post(page, second | {"seen": seen})


def test_older_tab_overwrites_no_letter_and_shows_both(ann: Client, cast: Cast) -> None:
    answer = two_tabs(ann, LETTER, {"words": LONG}, {"words": "One line."})
    page = answer.content.decode()
    assert (answer.status_code, letter_of(cast.ann)) == (409, LONG)
    assert ("in another tab" in page, LONG in page, "\nOne line.</textarea>" in page) == (True,) * 3


@pytest.mark.parametrize(
    ("choice", "kept"), [("", "Mine."), ("other", "Other."), ("both", "Mine.\n\nOther.")], ids=["mine", "other", "both"]
)
def test_author_chooses_which_letter_is_kept(ann: Client, cast: Cast, choice: str, kept: str) -> None:
    seen = seen_in(two_tabs(ann, LETTER, {"words": "Other."}, {"words": "Mine."}))
    assert ann.post(LETTER, {"words": "Mine.", "seen": seen, "choice": choice}).status_code == 302
    assert letter_of(cast.ann) == kept


def test_choice_is_asked_again_when_a_third_tab_was_quicker(ann: Client, cast: Cast) -> None:
    seen = seen_in(two_tabs(ann, LETTER, {"words": "Other."}, {"words": "Mine."}))
    keep_letter(cast.ann, "Third.")
    for choice in ("", "both"):
        answer = ann.post(LETTER, {"words": "Mine.", "seen": seen, "choice": choice})
        assert (answer.status_code, answer.context["words"], answer.context["other"]) == (409, "Mine.", "Third.")


def test_refused_letter_still_knows_which_one_it_was_written_over(ann: Client, cast: Cast) -> None:
    seen = seen_in(ann.get(LETTER))
    keep_letter(cast.ann, "Other.")
    refused = ann.post(LETTER, {"words": "x" * 4001, "seen": seen})
    assert (refused.status_code, seen_in(refused)) == (400, seen)
    assert ann.post(LETTER, {"words": "x" * 40, "seen": seen_in(refused)}).status_code == 409


def test_same_text_twice_is_no_change(ann: Client, cast: Cast) -> None:
    assert two_tabs(ann, LETTER, {"words": "Same."}, {"words": "Same."}).status_code == 302


def test_a_line_break_at_the_beginning_stays(ann: Client, cast: Cast) -> None:
    keep_letter(cast.ann, "\nDear you")
    assert "\n\nDear you</textarea>" in ann.get(LETTER).content.decode()  # a browser drops the first one


def test_older_tab_overwrites_no_sitting(ann: Client, cast: Cast) -> None:
    answer = two_tabs(ann, SITTING, {"place-0": "the stairs"}, {"place-0": "the garden"})
    page = answer.content.decode()
    assert (answer.status_code, "<p>the stairs</p>" in page, 'value="the garden"' in page) == (409, True, True)
    assert [line.text for line in answers.written_by(cast.ann)["home"].lines["place"]] == ["the stairs"]
    chosen = {"place-0": "the garden", "seen": seen_in(answer), "choice": "both"}
    assert ann.post(SITTING, chosen).headers["Location"] == SITTING
    assert [line.text for line in answers.written_by(cast.ann)["home"].lines["place"]] == ["the garden", "the stairs"]


def test_two_sittings_that_are_too_much_together_lose_no_line(ann: Client, cast: Cast) -> None:
    many = {f"place-{n}": f"place {n}" for n in range(4)}
    seen = seen_in(two_tabs(ann, SITTING, many, {"place-0": "the garden"}))
    answer = ann.post(SITTING, {"place-0": "the garden", "seen": seen, "choice": "both"})
    page = answer.content.decode()
    assert (answer.status_code, "place 3" in page, 'value="the garden"' in page, seen_in(answer)) == (
        400,
        True,
        True,
        seen,
    )


def test_older_tab_overwrites_no_line_of_the_pledge(ann: Client, cast: Cast) -> None:
    answer = two_tabs(ann, PLEDGE, {"words": "I breathe first."}, {"words": "I walk."})
    page = answer.content.decode()
    assert (answer.status_code, "<p>I breathe first.</p>" in page, 'value="I walk."' in page) == (409, True, True)
    assert pledge.own_line(half(cast.ann)) == "I breathe first."
    assert ann.post(PLEDGE, {"words": "I walk.", "seen": seen_in(answer), "choice": "both"}).status_code == 302
    assert pledge.own_line(half(cast.ann)) == "I walk. I breathe first."


def test_older_tab_overwrites_no_sentence_of_a_vision(ann: Client, cast: Cast) -> None:
    write_stage.write(half(cast.ann), "We laugh")
    key = str(Sentence.objects.get().key)
    seen = version_of("We laugh")
    assert seen_in(ann.get(VISION)) == seen
    posted = {"act": "rewrite", "key": key, "seen": seen}
    assert ann.post(VISION, posted | {"words": "We laugh a lot"}).status_code == 302
    answer = ann.post(VISION, posted | {"words": "We sing"})
    page = answer.content.decode()
    assert (answer.status_code, "We laugh a lot</p>" in page, 'value="We sing"' in page) == (409, True, True)
    vision = Sentence.objects.get(key=UUID(key)).vision
    assert [said.words for said in own_sentences(cast.ann, vision)] == ["We laugh a lot"]
    assert ann.post(VISION, posted | {"words": "We sing", "seen": seen_in(answer)}).status_code == 302
