"""Answers that somebody gave, by the total that they come to."""

from datetime import date, timedelta

from accounts.models import Couple, User
from dialogue.workbook.checkins import answers
from dialogue.workbook.checkins.scoring import FORMS, Kind

MONDAY = date(2026, 5, 4)
WEEK = timedelta(weeks=1)


def keep(person: User, couple: Couple, total: int, day: date = MONDAY, kind: Kind = Kind.WEEKLY) -> None:
    points = {}
    for item in FORMS[kind].items:
        points[item.number] = min(total, max(points for points, _words in item.answers))
        total -= points[item.number]
    answers.keep(person, couple, kind, points, day)
