"""Hands lists over. Two that belong together open at the same moment, or not at all; nobody is told who is ready."""

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Couple
from dialogue.domain import notify
from dialogue.domain.access import NotInTheRoom
from dialogue.domain.validation import NotUsable
from dialogue.workbook.access import Half
from dialogue.workbook.gifts.jars import Jar
from dialogue.workbook.models import Item, Ready


def hand_over(half: Half, jar: Jar) -> None:
    """Says “ready”; with the other’s “ready” both lists are given at once. Of two at once the second one opens both.

    A jar that is not opened together is given by its author alone. Raises `NotUsable` for an empty list.
    """
    with transaction.atomic():
        hold(half.couple)
        if is_open(half.couple, jar):
            return
        rows = _waiting(half.couple, jar)
        if not rows.filter(author=half.me).exists():
            raise NotUsable(_("Add at least one line to your list first."))
        if not jar.together:
            _give(half.couple, rows.filter(author=half.me))
            return
        Ready.objects.get_or_create(couple=half.couple, person=half.me, jar=jar.slug)
        if is_open(half.couple, jar):
            _give(half.couple, rows)


def take_back(half: Half, jar: Jar) -> None:
    """Not ready after all. What both have opened stays open."""
    with transaction.atomic():
        hold(half.couple)
        touched(half, jar)


def touched(half: Half, jar: Jar) -> bool:
    """A list that is edited before the exchange is handed over no longer. Whether the jar is open; holds the lock."""
    if is_open(half.couple, jar):
        return True
    Ready.objects.filter(couple=half.couple, person=half.me, jar=jar.slug).delete()
    return False


def is_ready(half: Half, jar: Jar) -> bool:
    """Whether this person has handed over."""
    return Ready.objects.filter(couple=half.couple, person=half.me, jar=jar.slug).exists()


def is_open(couple: Couple, jar: Jar) -> bool:
    """Whether both have handed over."""
    return jar.together and Ready.objects.filter(couple=couple, jar=jar.slug).count() == 2


def hold(couple: Couple) -> None:
    """The couple’s row is the lock: acts of both go one after the other. Raises `NotInTheRoom` once they parted."""
    if Couple.objects.select_for_update(no_key=True).filter(pk=couple.pk, ended_at=None).first() is None:
        raise NotInTheRoom


def notify_couple(couple: Couple) -> None:
    """Tells the open pages of both that something they share has changed. Never for what is one’s own alone."""
    ids = couple.partners.values_list("user_id", flat=True)
    notify.after_commit(notify.home_changed, *ids)


def _waiting(couple: Couple, jar: Jar) -> QuerySet[Item]:
    return Item.objects.filter(couple=couple, jar=jar.slug, given_at=None)


def _give(couple: Couple, rows: QuerySet[Item]) -> None:
    rows.update(given_at=timezone.now())
    notify_couple(couple)
