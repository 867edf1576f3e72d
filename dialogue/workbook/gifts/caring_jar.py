"""The open caring jar, day by day: not now, today's gift, thanks. What is picked or set aside is one's own alone."""

from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Q
from django.http import Http404
from django.utils import timezone

from dialogue.domain.encryption import seal, texts_of
from dialogue.workbook.access import Half
from dialogue.workbook.gifts.handover import notify_couple
from dialogue.workbook.gifts.items import given_rows, opened, own_rows, usable
from dialogue.workbook.gifts.jars import CARING
from dialogue.workbook.models import Aside, Item, Noticed, Pick, Surprise

LATELY = timedelta(days=14)


@dataclass(frozen=True, slots=True)
class Thanks:
    """That something was noticed, readable: what it was, and a word about it."""

    key: UUID
    what: str
    words: str
    mine: bool
    at: datetime


def set_aside(half: Half, key: UUID) -> None:
    """Not now: it is offered no more, without a word to anybody. Twice is once."""
    item = _given(half, key)
    Aside.objects.get_or_create(item=item, person=half.me)
    Pick.objects.filter(person=half.me, item=item).delete()


def offer_again(half: Half, key: UUID) -> None:
    Aside.objects.filter(item=_given(half, key), person=half.me).delete()


def aside_keys(half: Half) -> set[UUID]:
    """What this person has set aside."""
    return set(Aside.objects.filter(person=half.me, item__couple=half.couple).values_list("item__key", flat=True))


def pick(half: Half, key: UUID, today: date) -> None:
    """Chooses what to give today, for oneself; the choice of before goes. Raises Http404 for what is set aside."""
    item = _given(half, key)
    if item.asides.filter(person=half.me).exists():
        raise Http404
    Pick.objects.update_or_create(person=half.me, defaults={"item": item, "day": today})


def put_back(half: Half) -> None:
    """Nothing is chosen for today any more."""
    Pick.objects.filter(person=half.me).delete()


def picked(half: Half, today: date) -> UUID | None:
    """What this person means to give today."""
    found = Pick.objects.filter(person=half.me, day=today, item__couple=half.couple).select_related("item").first()
    return found.item.key if found else None


def thank_for_item(half: Half, key: UUID, words: str) -> None:
    """For something on one's own list that was given. Raises Http404, `NotUsable`."""
    item = own_rows(half, CARING).exclude(given_at=None).filter(key=key).first()
    if item is None:
        raise Http404
    _keep(half, Noticed(author=half.me, couple=half.couple, item=item), words)


def thank_for_surprise(half: Half, key: UUID, words: str) -> None:
    """For a surprise that the partner has shown. Raises Http404, `NotUsable`."""
    surprise = Surprise.objects.filter(couple=half.couple, author=half.partner, key=key).first()
    if surprise is None:
        raise Http404
    _keep(half, Noticed(author=half.me, couple=half.couple, surprise=surprise), words)


def unthank(half: Half, key: UUID) -> None:
    """Takes back one's own thanks. Raises Http404."""
    with transaction.atomic():
        if not Noticed.objects.filter(couple=half.couple, author=half.me, key=key).delete()[0]:
            raise Http404
        notify_couple(half.couple)


def thanks_lately(half: Half) -> list[Thanks]:
    """For items of both, of the last two weeks, the newest first. Older ones are kept for their authors."""
    since = timezone.now() - LATELY
    rows = list(
        Noticed.objects.select_related("author", "item__author")
        .filter(Q(item__author=half.me) | Q(item__author=half.partner), couple=half.couple, at__gte=since)
        .order_by("-at", "-pk")
    )
    words = texts_of(half.couple, rows)
    what = {line.key: line.text for line in opened(half, {row.item for row in rows if row.item})}
    return [
        Thanks(row.key, what[row.item.key], words[row.key], row.author == half.me, row.at)
        for row in rows
        if row.item and row.item.key in what and row.key in words
    ]


def _given(half: Half, key: UUID) -> Item:
    item = given_rows(half, CARING).filter(key=key).first()
    if item is None:
        raise Http404
    return item


def _keep(half: Half, row: Noticed, words: str) -> None:
    """A thank-you may come without words."""
    words = usable(words) if words.strip() else ""
    with transaction.atomic():
        seal(row, words)
        row.save(force_insert=True)
        notify_couple(half.couple)
