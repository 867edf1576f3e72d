"""A mark of what somebody sees of what both share, so that an open page knows when to look again. It holds no words."""

import hashlib
from typing import Any

from django.db.models import Q, QuerySet

from accounts.models import User
from dialogue.workbook.access import Half, half_of
from dialogue.workbook.models import FunDraw, Item, Noticed, Ready, Shown, Surprise


def mark_for(user: User) -> str:
    """The mark, or "" for a person without a partner."""
    half = half_of(user)
    return mark_of(half) if half else ""


def mark_of(half: Half) -> str:
    """Nothing of the partner's that is not given is in it: it stays the same whatever the other does alone."""
    seen = [sorted(rows) for rows in _seen(half)]
    return hashlib.sha256(repr((half.couple.pk, seen)).encode()).hexdigest()[:32]


def _seen(half: Half) -> list[QuerySet[Any, Any]]:
    mine, couple = Q(author=half.me), Q(couple=half.couple)
    return [
        Item.objects.filter(couple, mine | Q(given_at__isnull=False)).values_list("pk", "given_at"),
        Ready.objects.filter(couple, person=half.me).values_list("jar"),
        Noticed.objects.filter(couple).values_list("pk"),
        Surprise.objects.filter(couple).values_list("pk"),
        FunDraw.objects.filter(couple).values_list("week", "item"),
        _shown(Shown.objects.filter(couple), half).values_list("pk"),
    ]


def _shown(rows: QuerySet[Shown], half: Half) -> QuerySet[Shown]:
    """The partner's counts once there is one of each."""
    return rows if rows.count() == 2 else rows.filter(author=half.me)
