"""“Ours” on home: what both may read, from the right point of view, and nothing that is over, erased or private."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.couples import invitations
from accounts.models import User
from dialogue import hooks
from dialogue.models import Dialogue, Event
from dialogue.pages.ours import ours_of
from dialogue.protocol.library import PROTOCOLS
from tests.cast import Cast
from tests.library import play, with_practice


@pytest.fixture(autouse=True)
def _nothing_from_above(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hooks, "_treasuring", [])


def said(person: User) -> list[tuple[str, str]]:
    return [(one.words, str(one.source)) for one in ours_of(person)]


def test_a_couple_that_has_just_begun_has_nothing(cast: Cast) -> None:
    assert [ours_of(person) for person in (cast.ann, cast.bob, cast.eve)] == [[], [], []]


def test_each_sees_what_their_partner_appreciated_last(cast: Cast) -> None:
    play(cast, "daily")
    sentence = Event.objects.get(step="sentence")
    other = cast.bob if sentence.seat == "a" else cast.ann
    author = cast.ann if sentence.seat == "a" else cast.bob
    assert said(author) == []
    assert [source.partition(" on ")[0] for _words, source in said(other)] == [f"{author.name} appreciated you"]


def test_a_gift_is_named_for_both_until_its_day(cast: Cast) -> None:
    with_practice(cast, PROTOCOLS["change_request"])
    row = play(cast, "change_request")
    day = timezone.localdate() + timedelta(days=14)
    gifts = [[source for _words, source in said(person) if "gift" in source] for person in (cast.ann, cast.bob)]
    assert gifts == [[f"Bob’s gift until {day:%B} {day.day}"], [f"Your gift until {day:%B} {day.day}"]]
    Dialogue.objects.filter(pk=row.pk).update(look_again_on=timezone.localdate() - timedelta(days=1))
    assert [source for _words, source in said(cast.ann) if "gift" in source] == []


def test_nothing_is_shown_once_the_words_are_erased_or_the_couple_has_ended(cast: Cast) -> None:
    play(cast, "daily")
    Event.objects.update(sealed=None)
    assert (said(cast.ann), said(cast.bob)) == ([], [])
    invitations.leave(cast.ann)
    assert (said(cast.ann), said(cast.bob)) == ([], [])


def test_what_an_app_above_keeps_comes_first(cast: Cast) -> None:
    hooks.treasures(lambda user: [(f"We sing, {user.name}", "From your vision")])
    play(cast, "daily")
    assert said(cast.ann)[0] == ("We sing, Ann", "From your vision")
