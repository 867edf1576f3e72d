"""One surprise and one play a week: drawn once, stored, and due only where there is something to draw."""

from datetime import UTC, datetime, timedelta

import pytest
from django.http import Http404

from accounts.couples import invitations
from dialogue.domain.validation import NotUsable
from dialogue.workbook.access import Half
from dialogue.workbook.gifts import caring_jar, handover, items, play, surprises
from dialogue.workbook.gifts.jars import FUN
from dialogue.workbook.gifts.reminders import surprise_due
from dialogue.workbook.gifts.weeks import drawn, week_of
from dialogue.workbook.models import FunDraw, Hint, SurpriseDraw
from tests.cast import Cast
from tests.dialogue.workbook.halves import half

NOW = datetime(2026, 5, 6, 12, tzinfo=UTC)  # a Wednesday
WEEK, NEXT = week_of(NOW), week_of(NOW + timedelta(days=7))
HINTS = ("that cake", "the broken lamp", "a night by the sea")


@pytest.fixture
def ann(cast: Cast) -> Half:
    return half(cast.ann)


@pytest.fixture
def bob(cast: Cast) -> Half:
    return half(cast.bob)


@pytest.fixture
def hints(ann: Half) -> set[str]:
    for words in HINTS:
        surprises.add_hint(ann, words)
    return set(HINTS)


def drawn_words(one: Half, week: object = WEEK) -> str:
    assert week in {WEEK, NEXT}
    _done, key = surprises.this_weeks(one, WEEK if week == WEEK else NEXT)
    return surprises.hints(one)[key] if key else ""


def test_a_week_is_named_by_its_monday() -> None:
    monday = datetime(2026, 5, 4, 0, 30, tzinfo=UTC)
    assert [week_of(monday + timedelta(days=days)).isoformat() for days in (0, 6, 7)] == [
        "2026-05-04",
        "2026-05-04",
        "2026-05-11",
    ]


def test_chance_avoids_what_was_drawn_where_there_is_another() -> None:
    assert {drawn(["a", "b"], but="a") for _ in range(20)} == {"b"}
    assert (drawn(["a"], but="a"), drawn([], but="a")) == ("a", None)
    assert {drawn(["a", "b", "c"]) for _ in range(200)} == {"a", "b", "c"}


def test_a_surprise_is_drawn_once_a_week_and_stays(ann: Half, hints: set[str]) -> None:
    surprises.draw_surprise(ann, WEEK)
    first = drawn_words(ann)
    assert first in hints
    for _again in range(10):
        surprises.draw_surprise(ann, WEEK)
        assert drawn_words(ann) == first
    surprises.draw_surprise(ann, WEEK, again=True)
    assert drawn_words(ann) in hints - {first}
    surprises.draw_surprise(ann, NEXT)
    assert drawn_words(ann, NEXT) in hints
    assert SurpriseDraw.objects.count() == 1  # the weeks of before are forgotten


def test_the_partner_sees_a_surprise_when_it_is_shown(ann: Half, bob: Half, hints: set[str]) -> None:
    surprises.draw_surprise(ann, WEEK)
    words = drawn_words(ann)
    assert (surprises.surprises(bob), surprises.hints(bob), surprises.this_weeks(bob, WEEK)) == ([], {}, (False, None))
    surprises.show_surprise(ann, WEEK)
    assert [(one.text, one.mine) for one in surprises.surprises(bob)] == [(words, False)]
    assert set(surprises.hints(ann).values()) == hints - {words}
    assert surprises.this_weeks(ann, WEEK) == (True, None)
    surprises.draw_surprise(ann, WEEK, again=True)
    assert surprises.this_weeks(ann, WEEK) == (True, None)
    with pytest.raises(Http404):
        surprises.show_surprise(ann, WEEK)


def test_surprise_is_thanked_for_by_the_partner_who_got_it(ann: Half, bob: Half, hints: set[str]) -> None:
    surprises.draw_surprise(ann, WEEK)
    surprises.show_surprise(ann, WEEK)
    key = surprises.surprises(bob)[0].key
    with pytest.raises(Http404):
        caring_jar.thank_for_surprise(ann, key, "Well done.")
    caring_jar.thank_for_surprise(bob, key, "You remembered.")
    assert [words for _key, words in surprises.surprises(ann)[0].thanks] == ["You remembered."]


def test_a_hint_that_goes_takes_its_draw_along(ann: Half, hints: set[str]) -> None:
    surprises.draw_surprise(ann, WEEK)
    _done, key = surprises.this_weeks(ann, WEEK)
    assert key
    surprises.remove_hint(ann, key)
    assert surprises.this_weeks(ann, WEEK) == (False, None)
    surprises.draw_surprise(ann, WEEK)
    assert drawn_words(ann) in surprises.hints(ann).values()


def test_nobody_takes_away_a_hint_of_another(ann: Half, bob: Half, hints: set[str]) -> None:
    for key in Hint.objects.values_list("key", flat=True):
        with pytest.raises(Http404):
            surprises.remove_hint(bob, key)


def test_nothing_is_drawn_from_nothing(ann: Half) -> None:
    for draw in (surprises.draw_surprise, play.draw_play):
        with pytest.raises(NotUsable):
            draw(ann, WEEK)
    assert (SurpriseDraw.objects.count(), FunDraw.objects.count()) == (0, 0)


def merge(ann: Half, bob: Half) -> None:
    for one, text in ((ann, "dance in the kitchen"), (bob, "build a den")):
        items.add(one, FUN, "play", text)
        handover.hand_over(one, FUN)


def test_play_is_one_list_of_both_and_one_of_it_a_week(ann: Half, bob: Half) -> None:
    merge(ann, bob)
    assert [line.text for line in play.merged(ann)] == ["build a den", "dance in the kitchen"]
    assert play.merged(ann) == play.merged(bob)
    play.draw_play(ann, WEEK)
    first = play.play_of(bob, WEEK)
    play.draw_play(bob, WEEK)
    assert play.play_of(ann, WEEK) == first
    play.draw_play(bob, WEEK, again=True)
    assert play.play_of(ann, WEEK) not in {None, first}
    play.draw_play(bob, NEXT)
    assert (play.play_of(ann, WEEK), FunDraw.objects.count()) == (None, 1)


def test_a_surprise_is_due_in_a_week_without_one(cast: Cast, ann: Half, bob: Half, hints: set[str]) -> None:
    assert list(surprise_due(NOW)) == [cast.ann]
    surprises.draw_surprise(ann, WEEK)
    assert list(surprise_due(NOW)) == []
    surprises.show_surprise(ann, WEEK)
    assert list(surprise_due(NOW)) == []
    assert list(surprise_due(NOW + timedelta(days=7))) == [cast.ann]
    invitations.leave(cast.bob)
    assert list(surprise_due(NOW + timedelta(days=7))) == []
