"""The week that a day belongs to, and chance. What is drawn is stored by the caller, and never drawn twice."""

import secrets
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import TypeVar

from django.utils import timezone

Row = TypeVar("Row")


def week_of(now: datetime) -> date:
    """The Monday of the week, in the reader's time zone."""
    today = timezone.localdate(now)
    return today - timedelta(days=today.weekday())


def drawn(rows: Sequence[Row], *, but: Row | None = None) -> Row | None:
    """One of the rows by chance; another one than `but` where there is another. None when there is none."""
    others = [row for row in rows if row != but] or list(rows)
    return secrets.choice(others) if others else None
