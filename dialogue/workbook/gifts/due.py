"""What a day or a week still asks for, by people and couples. It only looks; what follows is for who asks."""

from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone

from accounts.models import Couple, Partner, User
from dialogue.workbook.gifts.jars import CARING, FUN
from dialogue.workbook.gifts.weeks import week_of
from dialogue.workbook.models import FunDraw, Hint, Item, Pick, SurpriseDraw


def surprise_due(now: datetime) -> QuerySet[User]:
    """People in a couple with hints on their list for whom nothing was drawn in this week."""
    seat = Partner.objects.filter(user=OuterRef("pk"), left_at=None)
    hint = Hint.objects.filter(author=OuterRef("pk"), couple__ended_at=None)
    drawn = SurpriseDraw.objects.filter(person=OuterRef("pk"), week=week_of(now), couple__ended_at=None)
    return User.objects.filter(Exists(seat), Exists(hint), ~Exists(drawn), is_active=True).order_by("pk")


def play_due(now: datetime) -> QuerySet[Couple]:
    """Couples whose lists of play are merged and for whom nothing was drawn in this week."""
    given = Item.objects.filter(couple=OuterRef("pk"), jar=FUN.slug).exclude(given_at=None)
    drawn = FunDraw.objects.filter(couple=OuterRef("pk"), week=week_of(now))
    return Couple.objects.filter(Exists(given), ~Exists(drawn), ended_at=None).order_by("pk")


def gift_due(now: datetime) -> QuerySet[User]:
    """People who have something in the caring jar to give, and have chosen nothing for today."""
    given = Item.objects.filter(jar=CARING.slug, couple__partners__user=OuterRef("pk"), couple__ended_at=None)
    offered = given.exclude(given_at=None).exclude(author=OuterRef("pk")).exclude(asides__person=OuterRef("pk"))
    today = Pick.objects.filter(person=OuterRef("pk"), day=timezone.localdate(now))
    return User.objects.filter(Exists(offered), ~Exists(today), is_active=True).order_by("pk")
