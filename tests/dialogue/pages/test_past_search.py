"""A search finds what its reader may read now: never what is withheld, erased, taken back, private, or of others."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.couples import invitations
from accounts.lifecycle import erasure
from accounts.models import User
from dialogue.domain import shelf
from dialogue.domain.validation import NotUsable
from dialogue.pages import past_search
from dialogue.pages.past_search import Excerpt, excerpt_of, search_past
from tests.cast import Cast
from tests.stage import ROUND_ONE, TO_FIRST_SEND, WHOLE, Stage

SAID = "the evening did not matter"  # by Ann, and mirrored by Bob
OWN = "I felt worried and alone"  # by Ann alone


def found(person: User, words: str = SAID) -> list[tuple[str, int]]:
    return [(match.name, match.seq) for match in search_past(person, words).matches]


@pytest.fixture
def closed(stage: Stage) -> Stage:
    stage.play(WHOLE)
    return stage


def test_both_find_what_either_said_with_the_words_around_it(closed: Stage, cast: Cast) -> None:
    assert [name for name, _seq in found(cast.ann)] == [name for name, _seq in found(cast.bob)] == ["Ann", "Bob"]
    match = search_past(cast.bob, "EVENING  did not matter").matches[0]
    assert match.excerpt == Excerpt("I made up that the ", "evening did not matter", " to you.")
    assert (match.past.id, match.past.name) == (closed.id, "our evenings")


def test_a_topic_is_found_by_both(closed: Stage, cast: Cast) -> None:
    assert found(cast.ann, "our evenings") == found(cast.bob, "our evenings") == [("Ann", 1)]


def test_nobody_outside_the_couple_finds_anything(closed: Stage, cast: Cast) -> None:
    for person in (cast.carl, cast.eve, cast.tess, cast.ada):
        assert search_past(person, SAID).matches == ()


def test_after_the_couple_ended_each_finds_their_own_words_alone(closed: Stage, cast: Cast) -> None:
    assert len(found(cast.bob, OWN)) == 1
    invitations.leave(cast.bob)
    assert (found(cast.bob), found(cast.bob, OWN), found(cast.bob, "our evenings")) == ([], [], [])
    assert [name for name, _seq in found(cast.ann, OWN)] == ["Ann"]
    assert {name for name, _seq in found(cast.bob, "shame")} == {"Bob"}
    assert {name for name, _seq in found(cast.ann)} == {"Ann"}


def test_words_of_an_erased_partner_are_not_found(closed: Stage, cast: Cast) -> None:
    assert len(found(cast.ann, "shame")) > 0
    erasure.erase(cast.bob)
    assert {name for name, _seq in found(cast.ann, "shame")} <= {"Ann"}
    assert found(cast.ann, "You appreciate that I stayed") == []


def test_words_that_were_taken_back_or_never_sent_are_not_found(stage: Stage, cast: Cast) -> None:
    stage.play(TO_FIRST_SEND)
    stage.move("ann", "say", "A sentence about porcelain.")
    stage.move("ann", "take_back")
    stage.move("ann", "say", "A sentence about paper.")
    shelf.put_on_shelf(cast.bob, stage.id, "A reaction about marmalade.")
    stage.move("bob", "say", "You said something about paper.")
    stage.move("ann", "stop")
    for person in (cast.ann, cast.bob):
        assert [found(person, words) for words in ("porcelain", "marmalade")] == [[], []]
        assert [name for name, _seq in found(person, "about paper")] == ["Ann", "Bob"]


def test_what_is_open_still_is_not_searched(stage: Stage, cast: Cast) -> None:
    stage.play(f"{TO_FIRST_SEND}{ROUND_ONE}")
    assert found(cast.ann) == []


@pytest.mark.parametrize("bound", ["DIALOGUES", "MATCHES", "LINES", "SECONDS"])
def test_each_bound_ends_the_search_and_is_told(
    closed: Stage, cast: Cast, monkeypatch: pytest.MonkeyPatch, bound: str
) -> None:
    assert search_past(cast.ann, SAID).all
    if bound in {"LINES", "SECONDS"}:
        Stage(cast).play(WHOLE)
    monkeypatch.setattr(past_search, bound, -1.0 if bound == "SECONDS" else 0)
    assert not search_past(cast.ann, SAID).all


@pytest.mark.parametrize("words", ["", " ", "a", "x" * 61])
def test_words_too_short_or_too_long_are_refused(cast: Cast, words: str) -> None:
    with pytest.raises(NotUsable):
        search_past(cast.ann, words)


def test_a_letter_that_grows_when_lowered_shifts_no_excerpt() -> None:
    assert excerpt_of("İstanbul at night", "night") == Excerpt("İstanbul at night", "", "")
    assert excerpt_of("day", "night") is None


def test_the_words_stand_in_no_address_and_no_log(
    client: Client, closed: Stage, cast: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    client.force_login(cast.ann)
    page = client.post(reverse("search_past"), {"words": SAID})
    body = page.content.decode()
    assert (page.status_code, f"<mark>{SAID}</mark>" in body, f'value="{SAID}"' in body) == (200, True, True)
    assert f'href="{reverse("transcript", args=[closed.id])}#line-' in body
    assert "evening" not in caplog.text
    assert client.get(reverse("search_past"), {"words": SAID}).status_code == 405
