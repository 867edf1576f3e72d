"""What the pages of check-ins show: rows for the tables, and a picture of the same beside each. Reads only."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.formats import date_format
from django.utils.safestring import SafeString

from accounts.models import Couple, User
from dialogue.pages import charts
from dialogue.workbook.checkins.scoring import FORMS, Form, Kind
from dialogue.workbook.checkins.texts import WORDS, FormWords
from dialogue.workbook.checkins.trend import Point, answered, heard_of, trend_of

MOST_HEARD = 10
Rows = Sequence[tuple[str, tuple[int | None, ...]]]


@dataclass(frozen=True, slots=True)
class TrendView:
    """One trend: a day and its numbers in each row, those of each person in a column of their own."""

    rows: Rows
    picture: SafeString | None
    form: Form | None = None
    words: FormWords | None = None
    answered: bool = False

    @property
    def low(self) -> bool:
        """Whether the newest two answers of the first person are both below what the authors call satisfied."""
        newest = [numbers[0] for _day, numbers in self.rows if numbers[0] is not None][-2:]
        return self.form is not None and len(newest) == 2 and max(newest) < self.form.cut_off


def own_trends(person: User, couple: Couple, today: date) -> list[TrendView]:
    """Of both forms, the shorter one first."""
    return [
        _of_form(kind, [trend_of(person, couple, kind, today)], is_answered=answered(person, couple, kind, today))
        for kind in Kind
    ]


def own_heard(person: User, couple: Couple) -> TrendView:
    points = heard_of(person, couple)
    rows = [(date_format(point.day, "M j"), (point.number,)) for point in points]
    return TrendView(rows, _picture(rows, MOST_HEARD))


def trends_of_both(people: Sequence[User], couple: Couple, today: date) -> list[TrendView]:
    """The same for two. Whoever asks has made sure that both said yes to it."""
    return [_of_form(kind, [trend_of(person, couple, kind, today) for person in people]) for kind in Kind]


def _of_form(kind: Kind, trends: list[list[Point]], *, is_answered: bool = False) -> TrendView:
    totals = [{point.day: point.number for point in trend} for trend in trends]
    days = sorted(set().union(*totals))
    written = [date_format(day, WORDS[kind].days) for day in days]
    rows = [(text, tuple(one.get(day) for one in totals)) for text, day in zip(written, days, strict=True)]
    return TrendView(rows, _picture(rows, FORMS[kind].highest), FORMS[kind], WORDS[kind], is_answered)


def _picture(rows: Rows, highest: int) -> SafeString | None:
    """None where there is nothing to compare."""
    if len(rows) < 2:
        return None
    columns = zip(*(numbers for _day, numbers in rows), strict=True)
    return charts.lines([day for day, _numbers in rows], dict(zip("ab", columns, strict=False)), highest=highest)
