"""Merges both lists of play into one, and draws one idea a week for both."""

from datetime import date
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dialogue.domain.validation import NotUsable
from dialogue.workbook.access import Half
from dialogue.workbook.gifts.handover import hold, notify_couple
from dialogue.workbook.gifts.items import Line, opened
from dialogue.workbook.gifts.jars import FUN
from dialogue.workbook.gifts.weeks import drawn
from dialogue.workbook.models import FunDraw, Item


def merged(half: Half) -> list[Line]:
    """What both have given, without whose it was: in the order of the words."""
    rows = Item.objects.select_related("author").filter(couple=half.couple, jar=FUN.slug).exclude(given_at=None)
    return sorted(opened(half, rows), key=lambda line: (line.text.casefold(), line.key))


def draw_play(half: Half, week: date, *, again: bool = False) -> None:
    """Draws what to play this week, once for both; with `again` another one. Raises `NotUsable` when nothing is there.

    Of two who draw at once both get what the first one drew.
    """
    with transaction.atomic():
        hold(half.couple)
        known = FunDraw.objects.filter(couple=half.couple, week=week).select_related("item").first()
        if known and not again:
            return
        rows = Item.objects.filter(couple=half.couple, jar=FUN.slug).exclude(given_at=None)
        found = drawn(list(rows), but=known.item if known else None)
        if found is None:
            raise NotUsable(_("There are no ideas on the list yet. Add one first."))
        FunDraw.objects.update_or_create(couple=half.couple, week=week, defaults={"item": found})
        FunDraw.objects.filter(couple=half.couple, week__lt=week).delete()
        notify_couple(half.couple)


def play_of(half: Half, week: date) -> UUID | None:
    """What chance chose for this week."""
    found = FunDraw.objects.filter(couple=half.couple, week=week).select_related("item").first()
    return found.item.key if found else None
