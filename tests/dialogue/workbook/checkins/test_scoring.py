"""Totals against examples that were worked out by hand, and against the published maxima."""

import pytest

from dialogue.workbook.checkins.scoring import FORMS, Kind


def chosen(kind: Kind, places: list[int]) -> int:
    """The total of a person who takes, in each question, the answer at this place of the printed row."""
    items = FORMS[kind].items
    return sum(item.answers[place][0] for item, place in zip(items, places, strict=True))


@pytest.mark.parametrize(("kind", "published"), [(Kind.WEEKLY, 21), (Kind.MONTHLY, 81)])
def test_the_highest_total_is_the_published_one(kind: Kind, published: int) -> None:
    best = sum(max(points for points, _words in item.answers) for item in FORMS[kind].items)
    assert (best, FORMS[kind].highest) == (published, published)


@pytest.mark.parametrize("kind", list(Kind))
def test_the_lowest_total_is_nothing(kind: Kind) -> None:
    assert sum(min(points for points, _words in item.answers) for item in FORMS[kind].items) == 0


def test_four_answers_by_hand() -> None:
    # Happy (3), mostly true (3), somewhat (2), mostly (3)
    assert chosen(Kind.WEEKLY, [3, 3, 2, 3]) == 11
    # Extremely happy (5), completely true (5), completely (5), almost completely (4)
    assert chosen(Kind.WEEKLY, [5, 5, 5, 4]) == 19


def test_sixteen_answers_by_hand() -> None:
    # The first of each row: extremely unhappy 0, all the time 5, not at all true 4 x 0, not at all 4 x 0;
    # interesting 5, bad 0, full 5, sturdy 5, discouraging 0, enjoyable 5.
    assert chosen(Kind.MONTHLY, [0] * 16) == 25
    # The last of each row: perfect 6, never 0, completely true 4 x 5, completely 4 x 5;
    # boring 0, good 5, empty 0, fragile 0, hopeful 5, miserable 0.
    assert chosen(Kind.MONTHLY, [6, *[5] * 15]) == 56


def test_questions_of_the_week_are_among_those_of_the_month() -> None:
    week, month = (FORMS[kind].items for kind in (Kind.WEEKLY, Kind.MONTHLY))
    assert (len(week), len(month), [item for item in month if item in week]) == (4, 16, list(week))


def test_each_answer_of_a_question_has_points_of_its_own() -> None:
    found = [len({points for points, _words in item.answers}) for item in FORMS[Kind.MONTHLY].items]
    assert found == [7, *[6] * 15]


def test_cut_offs_are_the_published_ones() -> None:
    assert [FORMS[kind].cut_off for kind in Kind] == [13.5, 51.5]
