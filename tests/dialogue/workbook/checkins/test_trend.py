"""Totals over time: a week without an answer stays a gap, in the table and in the picture."""

import re
from datetime import timedelta

import pytest

from accounts.lifecycle import erasure
from accounts.models import User
from dialogue.domain import private_notes
from dialogue.domain.validation import NotUsable
from dialogue.pages import charts
from dialogue.workbook.checkins import answers, pages
from dialogue.workbook.checkins.export import copy_for
from dialogue.workbook.checkins.reminders import due_for
from dialogue.workbook.checkins.scoring import Kind
from dialogue.workbook.checkins.trend import heard_of, trend_of
from dialogue.workbook.models import CheckIn
from tests.cast import Cast
from tests.dialogue.workbook.checkins.answers import MONDAY, WEEK, keep
from tests.stage import AT_THE_END, Stage


def totals(cast: Cast, person: User, kind: Kind = Kind.WEEKLY, later: timedelta = timedelta()) -> list[int | None]:
    return [point.number for point in trend_of(person, cast.couple, kind, MONDAY + later)]


def test_a_missing_week_stays_a_gap(cast: Cast) -> None:
    for weeks, total in ((0, 11), (1, 12), (3, 9)):
        keep(cast.ann, cast.couple, total, MONDAY + weeks * WEEK)
    assert totals(cast, cast.ann, later=3 * WEEK) == [11, 12, None, 9]


def test_the_present_week_is_no_gap_before_it_is_over(cast: Cast) -> None:
    keep(cast.ann, cast.couple, 11)
    assert (totals(cast, cast.ann, later=WEEK), totals(cast, cast.ann, later=2 * WEEK)) == ([11], [11, None])


def test_a_second_answer_in_a_week_takes_the_place_of_the_first(cast: Cast) -> None:
    keep(cast.ann, cast.couple, 11)
    keep(cast.ann, cast.couple, 15, MONDAY + timedelta(days=6))
    assert (totals(cast, cast.ann, later=timedelta(days=6)), CheckIn.objects.count()) == ([15], 1)


def test_the_sixteen_questions_answer_the_four_too(cast: Cast) -> None:
    keep(cast.ann, cast.couple, 81, kind=Kind.MONTHLY)
    assert (totals(cast, cast.ann), totals(cast, cast.ann, Kind.MONTHLY)) == ([21], [81])
    assert [due_for(person, cast.couple, MONDAY) for person in (cast.ann, cast.bob)] == [None, Kind.MONTHLY]


@pytest.mark.parametrize(
    "points", [{}, {1: 3, 12: 3, 19: 3}, {1: 7, 12: 3, 19: 3, 22: 3}, {1: 3, 12: -1, 19: 3, 22: 3}]
)
def test_half_of_the_answers_are_not_kept(cast: Cast, points: dict[int, int]) -> None:
    with pytest.raises(NotUsable):
        answers.keep(cast.ann, cast.couple, Kind.WEEKLY, points, MONDAY)
    assert CheckIn.objects.count() == 0


def test_a_line_is_never_drawn_through_a_gap() -> None:
    picture = charts.lines(list("abcdef"), {"a": [1, 2, None, 4, 5, None]}, highest=21)
    drawn = re.findall(r'<path d="(M[^"]*)" class="line reactive', picture)
    assert [len(path.split()) for path in drawn] == [4, 4]  # two pieces, each from one point to the next
    assert picture.count("<circle") == 4


def test_a_gap_stands_in_the_table(cast: Cast) -> None:
    for weeks in (0, 2):
        keep(cast.ann, cast.couple, 11, MONDAY + weeks * WEEK)
    rows = pages.own_trends(cast.ann, cast.couple, MONDAY + 2 * WEEK)[0].rows
    assert rows == [("May 4", (11,)), ("May 11", (None,)), ("May 18", (11,))]


def test_how_heard_one_felt_is_shown_by_dialogue(cast: Cast) -> None:
    for level in (8, None, 3):
        stage = Stage(cast)
        stage.play(AT_THE_END)
        if level is not None:
            private_notes.note_heard(cast.ann, stage.id, level)
        stage.play("ann ready\nbob ready")
    assert [point.number for point in heard_of(cast.ann, cast.couple)] == [8, None, 3]
    assert heard_of(cast.bob, cast.couple) == []


def test_a_copy_holds_one_s_own_answers_only(cast: Cast) -> None:
    keep(cast.ann, cast.couple, 11)
    keep(cast.bob, cast.couple, 4)
    (mine,) = copy_for(cast.ann)
    assert (mine["form"], mine["first_day"], mine["points"]) == ("csi4", MONDAY, {"1": 6, "12": 5, "19": 0, "22": 0})


def test_erased_answers_are_gone(cast: Cast) -> None:
    for person in (cast.ann, cast.bob):
        keep(person, cast.couple, 11)
    erasure.erase(cast.ann)
    assert list(CheckIn.objects.values_list("author", flat=True)) == [cast.bob.pk]
