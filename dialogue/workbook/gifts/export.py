"""Export of gifts: what a person wrote themselves, in every couple they were in."""

import json
from itertools import groupby
from operator import attrgetter
from typing import Any, TypeVar
from uuid import UUID

from django.db.models import QuerySet

from accounts.models import User
from dialogue.domain.encryption import texts_of
from dialogue.workbook.gifts.jars import CARING, FUN, PRAISE, Jar, flipped_scale
from dialogue.workbook.models import Hint, Item, Noticed, Surprise

Row = TypeVar("Row", Item, Noticed, Surprise)


def caring(user: User) -> dict[str, Any]:
    thanks = Noticed.objects.filter(author=user, item__isnull=False)
    return {"list": _lines(user, CARING), "thanks": [{"at": row.at, "text": text} for row, text in _own(thanks)]}


def fun(user: User) -> dict[str, Any]:
    return {"list": _lines(user, FUN)}


def praise(user: User) -> dict[str, Any]:
    return {"list": _lines(user, PRAISE)}


def surprises(user: User) -> dict[str, Any]:
    hints = Hint.objects.filter(author=user).select_related("author")
    thanks = Noticed.objects.filter(author=user, item__isnull=True)
    done = Surprise.objects.filter(author=user)
    return {
        "hints": list(texts_of(user, hints).values()),
        "shown": [{"at": row.at, "text": text} for row, text in _own(done)],
        "thanks": [{"at": row.at, "text": text} for row, text in _own(thanks)],
    }


def _lines(user: User, jar: Jar) -> list[dict[str, Any]]:
    opened = _own(Item.objects.filter(author=user, jar=jar.slug))
    lines = [(row, *json.loads(words)) for row, words in opened]
    return [
        {"part": row.part, "text": text, "matters": flipped_scale(matters), "at": row.at, "given_at": row.given_at}
        for row, text, matters in lines
    ]


def _own(rows: QuerySet[Row]) -> list[tuple[Row, str]]:
    """Rows with their words; each couple has keys of its own."""
    kept = list(rows.select_related("author", "couple").order_by("couple", "at", "pk"))
    words: dict[UUID, str] = {}
    for couple, of_couple in groupby(kept, key=attrgetter("couple")):
        words |= texts_of(couple, of_couple)
    return [(row, words[row.key]) for row in kept]
