"""“Ours” on home: what both may read, from the right point of view, and nothing that is over, erased or private."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.couples import invitations
from accounts.models import User
from dialogue import hooks
from dialogue.jobs.deadline_moves import moves_of
from dialogue.jobs.scheduler import do_due
from dialogue.models import Dialogue, Event
from dialogue.pages.highlights import highlights_of
from dialogue.protocol.library import PROTOCOLS
from tests.cast import Cast
from tests.library import play, with_practice


@pytest.fixture(autouse=True)
def _nothing_from_above(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(hooks, "_highlighting", [])


def said(person: User) -> list[tuple[str, str]]:
    return [(one.words, str(one.source)) for one in highlights_of(person)]


def test_a_couple_that_has_just_begun_has_nothing(cast: Cast) -> None:
    assert [highlights_of(person) for person in (cast.ann, cast.bob, cast.eve)] == [[], [], []]


def test_each_sees_what_their_partner_appreciated_last(cast: Cast) -> None:
    play(cast, "daily")
    sentence = Event.objects.get(step="sentence")
    other = cast.bob if sentence.seat == "a" else cast.ann
    author = cast.ann if sentence.seat == "a" else cast.bob
    assert said(author) == []
    assert [source.partition(" on ")[0] for _words, source in said(other)] == [f"{author.name} appreciated you"]


def test_an_appreciation_that_nobody_answered_does_not_come_back_on_home(cast: Cast) -> None:
    row = play(cast, "daily", most=1)
    do_due(timezone.now() + timedelta(days=2), scope=moves_of(cast.ann))
    row.refresh_from_db()
    assert row.ended_at is not None
    assert (said(cast.ann), said(cast.bob)) == ([], [])


def gifts_of(cast: Cast) -> list[str]:
    return [source for person in (cast.ann, cast.bob) for _words, source in said(person) if "gift" in source]


def test_a_gift_that_the_two_have_looked_back_on_is_named_no_more(cast: Cast) -> None:
    about = with_practice(cast, PROTOCOLS["follow_up"])
    assert len(gifts_of(cast)) == 2
    play(cast, "follow_up", about=about)
    assert gifts_of(cast) == []


def test_a_gift_is_named_for_both_until_its_day(cast: Cast) -> None:
    with_practice(cast, PROTOCOLS["change_request"])
    row = play(cast, "change_request")
    day = timezone.localdate() + timedelta(days=14)
    gifts = [[source for _words, source in said(person) if "gift" in source] for person in (cast.ann, cast.bob)]
    assert gifts == [[f"Bob’s gift until {day:%B} {day.day}"], [f"Your gift until {day:%B} {day.day}"]]
    Dialogue.objects.filter(pk=row.pk).update(look_again_on=timezone.localdate() - timedelta(days=1))
    assert [source for _words, source in said(cast.ann) if "gift" in source] == []


ENDS: tuple[Callable[[Cast], object], ...] = (
    lambda _cast: Event.objects.update(sealed=None),
    lambda cast: invitations.leave(cast.ann),
)


@pytest.mark.parametrize("end", ENDS, ids=["erased", "ended"])
def test_nothing_is_shown_once_the_words_are_erased_or_the_couple_has_ended(
    cast: Cast, end: Callable[[Cast], object]
) -> None:
    play(cast, "daily")
    assert said(cast.ann) + said(cast.bob) != []
    end(cast)
    assert (said(cast.ann), said(cast.bob)) == ([], [])


def test_what_an_app_above_keeps_comes_first(cast: Cast) -> None:
    hooks.highlights(lambda user: [(f"We sing, {user.name}", "From your vision")])
    play(cast, "daily")
    assert said(cast.ann)[0] == ("We sing, Ann", "From your vision")
