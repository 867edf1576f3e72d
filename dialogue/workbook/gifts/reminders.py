"""Whom this week still asks to draw a surprise. It only looks; what follows is for the caller."""

from datetime import datetime

from django.db.models import Exists, OuterRef, QuerySet

from accounts.models import Partner, User
from dialogue.workbook.gifts.weeks import week_of
from dialogue.workbook.models import Hint, SurpriseDraw


def surprise_due(now: datetime) -> QuerySet[User]:
    """People in a couple with hints on their list for whom nothing was drawn in this week."""
    seat = Partner.objects.filter(user=OuterRef("pk"), left_at=None)
    hint = Hint.objects.filter(author=OuterRef("pk"), couple__ended_at=None)
    drawn = SurpriseDraw.objects.filter(person=OuterRef("pk"), week=week_of(now), couple__ended_at=None)
    return User.objects.filter(Exists(seat), Exists(hint), ~Exists(drawn), is_active=True).order_by("pk")
