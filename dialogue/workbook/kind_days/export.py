"""Export of the pledge and the calendar: a person's own part, for the copy of their data."""

from typing import Any, TypeVar

from accounts.models import User
from dialogue.domain.encryption import texts_of
from dialogue.workbook.models import Day, Pledge

Row = TypeVar("Row", Day, Pledge)
MARKS = {"+": "smile", "-": "ouch"}


def pledge(user: User) -> list[dict[str, Any]]:
    return [{"at": row.at, "words": words} for row, words in _opened(Pledge, user)]


def calendar(user: User) -> list[dict[str, Any]]:
    return [{"day": row.day, "mark": MARKS[words]} for row, words in _opened(Day, user)]


def _opened(model: type[Row], user: User) -> list[tuple[Row, str]]:
    """Of every couple that the person was in."""
    rows = list(model._default_manager.filter(author=user).select_related("author", "couple"))  # noqa: SLF001  generic
    return [(row, texts_of(row.couple, [row])[row.key]) for row in rows]
