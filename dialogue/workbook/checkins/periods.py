"""Weeks and months, as the first day of each. The day comes in; no clock is read here."""

from datetime import date, timedelta

from dialogue.workbook.checkins.scoring import Kind

SHOWN = {Kind.WEEKLY: 13, Kind.MONTHLY: 12}  # a quarter, a year


def first_day(kind: Kind, day: date) -> date:
    """The Monday of the week, or the first of the month, that a day is in."""
    return day - timedelta(days=day.weekday()) if kind is Kind.WEEKLY else day.replace(day=1)


def newest(kind: Kind, today: date) -> list[date]:
    """The first days of the last `SHOWN` weeks or months, the oldest first; that of today is the last."""
    days = [first_day(kind, today)]
    while len(days) < SHOWN[kind]:
        days.append(first_day(kind, days[-1] - timedelta(days=1)))
    return days[::-1]
