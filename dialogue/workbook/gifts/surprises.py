"""A secret list of what the partner once mentioned, and one surprise a week that the partner sees once it is done."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

from django.db import transaction
from django.db.models import QuerySet
from django.http import Http404
from django.utils.translation import gettext_lazy as _

from dialogue.domain.encryption import seal, texts_of
from dialogue.domain.validation import NotUsable
from dialogue.workbook.access import Half
from dialogue.workbook.gifts.handover import hold, notify_couple
from dialogue.workbook.gifts.items import MOST, usable
from dialogue.workbook.gifts.weeks import drawn
from dialogue.workbook.models import Hint, Noticed, Surprise, SurpriseDraw

SHOWN = 12  # surprises on a page, the newest


@dataclass(frozen=True, slots=True)
class SurpriseView:
    """A surprise that is done, readable, with the thanks for it."""

    key: UUID
    text: str
    mine: bool
    thanks: list[tuple[UUID, str]]


def add_hint(half: Half, words: str) -> None:
    """Keeps something that the partner once mentioned. Raises `NotUsable`."""
    if _hints(half).count() >= MOST:
        raise NotUsable(_("Not added: this list is full. Delete a line first; your words are still here."))
    row = Hint(author=half.me, couple=half.couple)
    with transaction.atomic():
        seal(row, usable(words))
        row.save(force_insert=True)


def remove_hint(half: Half, key: UUID) -> None:
    """Raises Http404 for one that is not there."""
    if not _hints(half).filter(key=key).delete()[0]:
        raise Http404


def hints(half: Half) -> dict[UUID, str]:
    """This person's own, by key."""
    return texts_of(half.me, _hints(half))


def draw_surprise(half: Half, week: date, *, again: bool = False) -> None:
    """Draws this week's surprise, once; with `again` another one. What is done stays done."""
    with transaction.atomic():
        hold(half.couple)
        known = _draws(half).filter(week=week).first()
        if known and (known.done or (known.hint and not again)):
            return
        found = drawn(list(_hints(half)), but=known.hint if known else None)
        if found is None:
            raise NotUsable(_("Your list is empty. First write down something your partner mentioned."))
        _draws(half).update_or_create(couple=half.couple, person=half.me, week=week, defaults={"hint": found})
        _draws(half).filter(week__lt=week).delete()


def this_weeks(half: Half, week: date) -> tuple[bool, UUID | None]:
    """Whether this week's surprise is done, and the key of the hint that waits to be."""
    found = _draws(half).filter(week=week).select_related("hint").first()
    return (found.done, found.hint.key if found.hint else None) if found else (False, None)


def show_surprise(half: Half, week: date) -> None:
    """It is done: the partner may see it from now on, and it leaves the secret list. Raises Http404 without one."""
    with transaction.atomic():
        hold(half.couple)
        known = _draws(half).filter(week=week, done=False).select_related("hint__author").first()
        if known is None or known.hint is None:
            raise Http404
        row = Surprise(author=half.me, couple=half.couple)
        seal(row, texts_of(half.me, [known.hint])[known.hint.key])
        row.save(force_insert=True)
        hint, known.hint, known.done = known.hint, None, True
        known.save(update_fields=["hint", "done"])
        hint.delete()
        notify_couple(half.couple)


def surprises(half: Half) -> list[SurpriseView]:
    """What both have done and shown, the newest first."""
    rows = list(Surprise.objects.select_related("author").filter(couple=half.couple).order_by("-at", "-pk")[:SHOWN])
    thanks = list(Noticed.objects.select_related("author", "surprise").filter(surprise__in=rows))
    words = texts_of(half.couple, rows) | texts_of(half.couple, thanks) if rows else {}
    return [
        SurpriseView(
            row.key,
            words[row.key],
            row.author == half.me,
            [(one.key, words[one.key]) for one in thanks if one.surprise == row and one.key in words],
        )
        for row in rows
        if row.key in words
    ]


def _hints(half: Half) -> QuerySet[Hint]:
    return Hint.objects.select_related("author").filter(author=half.me, couple=half.couple)


def _draws(half: Half) -> QuerySet[SurpriseDraw]:
    return SurpriseDraw.objects.filter(person=half.me, couple=half.couple)
