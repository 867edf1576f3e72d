"""The vision that hangs on the wall: when it is read, when it is looked at again, and who is due. It sends no mail."""

from datetime import datetime, timedelta
from uuid import UUID

from django.db import transaction
from django.db.models import Exists, OuterRef, QuerySet
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext_lazy as _

from accounts.models import Couple, User
from dialogue.domain.access import NotInTheRoom
from dialogue.domain.encryption import seal, texts_of
from dialogue.hooks import Reminder
from dialogue.workbook.access import Half, half_of
from dialogue.workbook.models import Line, Stage, Vision
from dialogue.workbook.vision.lock import begin
from dialogue.workbook.vision.notify import notify_after_commit

WEEK = timedelta(days=7)
YEAR = timedelta(days=365)


def hanging_of(couple: Couple) -> Vision | None:
    """The version that was kept last."""
    return Vision.objects.filter(couple=couple, stage=Stage.KEPT).order_by("-number").first()


def next_reading(vision: Vision) -> datetime:
    """A week after it was read last, or hung up. Raises ValueError for one that was never kept."""
    last = vision.read_at or vision.kept_at
    if last is None:
        raise ValueError(vision.key)
    return last + WEEK


def next_review(vision: Vision) -> datetime:
    """A year after it was hung up. Raises ValueError for one that was never kept."""
    if vision.kept_at is None:
        raise ValueError(vision.key)
    return vision.kept_at + YEAR


def read_it(half: Half, key: UUID) -> None:
    """The two have read it to each other; either may say so, for both. Raises `NotInTheRoom`."""
    rows = Vision.objects.filter(couple=half.couple, couple__ended_at=None, stage=Stage.KEPT, key=key)
    if not rows.update(read_at=timezone.now()):
        raise NotInTheRoom


def look_again(half: Half) -> None:
    """Begins the next version from the lines of the last one. What is open already stays. Raises `NotInTheRoom`."""
    with transaction.atomic():
        last = hanging_of(half.couple)
        if last is None:
            raise NotInTheRoom
        vision, new = begin(half, Stage.BUILD)
        if new:
            _copy(last, vision)
            notify_after_commit(half.couple)


def begin_afresh(half: Half) -> None:
    """Begins the next version with what each writes alone. Raises `NotInTheRoom`."""
    with transaction.atomic():
        if hanging_of(half.couple) is None:
            raise NotInTheRoom
        begin(half, Stage.ALONE)
        notify_after_commit(half.couple)


def visions_to_read(now: datetime) -> list[User]:
    """Everybody whose week is over since the two read their vision last."""
    return [person for vision in _on_walls() if next_reading(vision) <= now for person in _people(vision)]


def visions_to_review(now: datetime) -> list[User]:
    """Everybody whose vision turned a year old within the last week, once a year, and is not being looked at again."""
    busy = Vision.objects.filter(couple=OuterRef("couple")).exclude(stage=Stage.KEPT)
    rows = _on_walls().exclude(Exists(busy))
    due = [vision for vision in rows if next_review(vision) <= now < next_review(vision) + WEEK]
    return [person for vision in due for person in _people(vision)]


def reminders_for(user: User) -> list[Reminder]:
    """One line at most: a year is over, a week is over, or when it will be."""
    half = half_of(user)
    vision = hanging_of(half.couple) if half else None
    if vision is None:
        return []
    now, reading = timezone.now(), next_reading(vision)
    busy = Vision.objects.filter(couple=vision.couple).exclude(stage=Stage.KEPT)
    if next_review(vision) <= now and not busy.exists():
        return [Reminder(_("Your vision is a year old. Do you want to review it together?"), "vision")]
    if reading <= now:
        return [Reminder(_("Read your vision to each other today"), "vision")]
    day = date_format(timezone.localtime(reading), "l, F j")
    return [Reminder(_("Read your vision to each other again on %(day)s") % {"day": day}, "vision", waits=True)]


def _on_walls() -> QuerySet[Vision]:
    """Of every couple that is one, the version that was kept last."""
    newer = Vision.objects.filter(couple=OuterRef("couple"), stage=Stage.KEPT, number__gt=OuterRef("number"))
    rows = Vision.objects.filter(stage=Stage.KEPT, couple__ended_at=None).exclude(Exists(newer))
    return rows.select_related("couple").order_by("pk")


def _people(vision: Vision) -> list[User]:
    return [partner.user for partner in vision.couple.partners.select_related("user").order_by("seat")]


def _copy(last: Vision, vision: Vision) -> None:
    rows = list(Line.objects.filter(vision=last).select_related("author"))
    words = texts_of(last.couple, rows)
    for row in rows:
        line = Line(vision=vision, couple=vision.couple, author=row.author, shelf=row.shelf, position=row.position)
        seal(line, words[row.key])
        line.save(force_insert=True)
