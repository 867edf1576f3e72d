"""The lines of lists: written, taken away, read by their author and, where the list is shared, the partner."""

import json
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from dialogue.domain.encryption import seal, texts_of
from dialogue.domain.threat_guard import refuse_threat
from dialogue.domain.validation import NotUsable
from dialogue.workbook.access import Half
from dialogue.workbook.gifts.handover import hold, notify_couple, touched
from dialogue.workbook.gifts.jars import MATTERS, Jar, flipped_scale
from dialogue.workbook.models import Item

MOST = 60  # lines of one person in one list
LENGTH = 200


@dataclass(frozen=True, slots=True)
class Line:
    """An item, readable."""

    key: UUID
    part: str
    text: str
    matters: int | None
    given_at: datetime | None

    @property
    def matters_words(self) -> str | Promise:
        return MATTERS[self.matters] if self.matters else ""


def add(half: Half, jar: Jar, part: str, text: str, matters: int | None = None) -> None:
    """Puts a line on one's own list. In an open jar it is given at once; before that it takes one's “ready” back.

    Raises `NotUsable`, and Http404 for a part that the list does not have.
    """
    if part not in jar.parts:
        raise Http404
    if jar.rated and matters not in MATTERS:
        raise NotUsable(_("Not added: choose how much it means to you. Your words are still here."))
    with transaction.atomic():
        hold(half.couple)
        if own_rows(half, jar).filter(**({} if jar.together else {"given_at": None})).count() >= MOST:
            raise NotUsable(_("Not added: this list is full. Delete a line first; your words are still here."))
        row = Item(author=half.me, couple=half.couple, jar=jar.slug, part=part)
        row.given_at = timezone.now() if touched(half, jar) else None
        seal(row, json.dumps([usable(text), flipped_scale(matters) if jar.rated else None], ensure_ascii=False))
        row.save(force_insert=True)
        if row.given_at:
            notify_couple(half.couple)


def remove(half: Half, jar: Jar, key: UUID) -> None:
    """Takes a line of one's own away, given or not. Raises Http404 for one that is not there."""
    with transaction.atomic():
        hold(half.couple)
        row = own_rows(half, jar).filter(key=key).first()
        if row is None:
            raise Http404
        row.delete()
        touched(half, jar)
        if row.given_at:
            notify_couple(half.couple)


def own_lines(half: Half, jar: Jar) -> list[Line]:
    return opened(half, own_rows(half, jar))


def given_lines(half: Half, jar: Jar) -> list[Line]:
    """What the partner has given."""
    return opened(half, given_rows(half, jar))


def opened(half: Half, rows: Iterable[Item]) -> list[Line]:
    """The rows, readable, in their order. Whoever calls it has asked for rows that this person may read."""
    rows = list(rows)
    words = texts_of(half.couple, rows) if rows else {}
    kept = [(row, json.loads(words[row.key])) for row in rows if row.key in words]
    return [Line(row.key, row.part, text, flipped_scale(matters), row.given_at) for row, (text, matters) in kept]


def own_rows(half: Half, jar: Jar) -> QuerySet[Item]:
    return Item.objects.select_related("author").filter(couple=half.couple, author=half.me, jar=jar.slug)


def given_rows(half: Half, jar: Jar) -> QuerySet[Item]:
    given = Item.objects.select_related("author").filter(couple=half.couple, author=half.partner, jar=jar.slug)
    return given.exclude(given_at=None)


def usable(text: str) -> str:
    """One line that can be kept. Raises `NotUsable`."""
    text = " ".join(text.split())
    if not text or len(text) > LENGTH:
        raise NotUsable(_("Not saved: write one short line of up to 200 characters. Your words are still here."))
    refuse_threat(text)
    return text
