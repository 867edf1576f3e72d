"""Versions of a vision to read: those that were kept, and what one wrote oneself once a couple has ended."""

from uuid import UUID

from django.db.models import Exists, OuterRef, Q, QuerySet

from accounts.models import User
from dialogue.domain.access import NotInTheRoom, people_of
from dialogue.domain.encryption import texts_of
from dialogue.protocol.terms import Seat
from dialogue.workbook.models import Line, Sentence, Stage, Vision
from dialogue.workbook.vision.queries import LineView, laid


def versions_of(user: User) -> QuerySet[Vision]:
    """Every version that this person can read, the newest first, of earlier couples too."""
    mine = Exists(Sentence.objects.filter(vision=OuterRef("pk"), author=user))
    readable = Q(stage=Stage.KEPT) | Q(mine, couple__ended_at__isnull=False)
    rows = Vision.objects.filter(couple__partners__user=user, couple__partners__user__is_active=True)
    return rows.filter(readable).select_related("couple").order_by("-pk")


def version_for(user: User, key: UUID) -> Vision:
    """One of them. Raises `NotInTheRoom`."""
    vision = versions_of(user).filter(key=key).first()
    if vision is None:
        raise NotInTheRoom
    return vision


def lines_to_read(user: User, vision: Vision) -> list[LineView]:
    """When the couple has ended each reads their own words; the rest is withheld."""
    rows = list(Line.objects.filter(vision=vision).select_related("author"))
    apart = vision.couple.ended_at is not None
    words = texts_of(vision.couple, [row for row in rows if not apart or row.author == user])
    return [laid(user, row, words.get(row.key)) for row in rows]


def names_in(vision: Vision) -> list[str]:
    people = people_of(vision.couple)
    return [people[seat].name for seat in (Seat.A, Seat.B)]
