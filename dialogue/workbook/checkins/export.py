"""Export of check-ins: a person's own answers, for the copy of their data."""

import json
from typing import Any

from accounts.models import User
from dialogue.domain.encryption import texts_of
from dialogue.workbook.models import CheckIn


def copy_for(user: User) -> list[dict[str, Any]]:
    rows = list(CheckIn.objects.filter(author=user).select_related("author"))
    opened = texts_of(user, rows)
    return [
        {"form": row.kind, "first_day": row.first_day, "at": row.at, "points": json.loads(opened[row.key])}
        for row in rows
    ]
