"""Search: within what is shared, bounded, written down without what was searched for."""

import pytest
from django.test import Client
from django.urls import reverse

from accounts.audit import Act
from accounts.models import AuditEntry
from dialogue.care import sharing_preferences
from dialogue.care.sharing_preferences import Wish
from dialogue.domain.access import NotInTheRoom
from dialogue.domain.validation import NotUsable
from dialogue.review import search as searching
from dialogue.review.search import search
from tests.cast import Cast
from tests.stage import Stage


def names(cast: Cast, words: str) -> list[str]:
    return [match.name for match in search(cast.tess, cast.couple.pk, words).matches]


def test_finds_words_of_both_whatever_their_case(cast: Cast, shared: Stage) -> None:
    found = search(cast.tess, cast.couple.pk, "the CAR")
    assert [(m.name, m.before, m.words) for m in found.matches] == [
        ("Bob", "What happened in me was shame. I sat in ", "the car"),
        ("Ann", "You felt shame, sat in ", "the car"),
    ]
    assert found.all is True


def test_finds_nothing_that_is_withheld(cast: Cast, shared: Stage) -> None:
    assert names(cast, "worried") == ["Ann", "Bob", "Bob", "Bob"]
    sharing_preferences.choose(cast.ann, shared.id, Wish())
    assert names(cast, "worried") == []


def test_stops_at_a_bound_and_says_so(cast: Cast, shared: Stage, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(searching, "MATCHES", 2)
    found = search(cast.tess, cast.couple.pk, "you")
    assert (len(found.matches), found.all) == (2, False)


def test_trail_says_that_but_not_for_what(cast: Cast, shared: Stage) -> None:
    names(cast, "worried")
    entry = AuditEntry.objects.get(act=Act.TRANSCRIPT_SEARCHED)
    assert (entry.actor, entry.couple, entry.reason) == (cast.tess, cast.couple, "")


@pytest.mark.parametrize("words", ["", "a", "  ", "x" * 61])
def test_too_short_and_too_long_are_refused(cast: Cast, shared: Stage, words: str) -> None:
    with pytest.raises(NotUsable):
        search(cast.tess, cast.couple.pk, words)


def test_another_couple_s_words_are_never_searched(cast: Cast, shared: Stage) -> None:
    with pytest.raises(NotInTheRoom):
        search(cast.tess, cast.other_couple.pk, "worried")


def test_page_shows_what_was_found_and_takes_it_by_post_alone(tess: Client, cast: Cast, shared: Stage) -> None:
    address = reverse("search", args=[cast.couple.pk])
    assert tess.get(address).status_code == 405
    assert "<b>the car</b>" in tess.post(address, {"words": "the car"}).content.decode()
    assert tess.post(address, {"words": "x"}).status_code == 400
