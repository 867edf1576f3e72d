"""A couple's open vision, held by a lock while somebody does something with it. Every change begins here."""

from django.utils.translation import gettext_lazy as _

from accounts.models import Couple
from dialogue.domain.access import NotInTheRoom
from dialogue.domain.threat_guard import refuse_threat
from dialogue.domain.validation import NotUsable
from dialogue.protocol.terms import PARTNERS
from dialogue.workbook.access import Half
from dialogue.workbook.models import Stage, Vision
from dialogue.workbook.vision.notify import notify_after_commit

SENTENCE_LENGTH = 160
MOST = 20  # lines of a vision; a page that one would hang up holds no more


class TooLate(NotUsable):
    """The two are somewhere else by now."""

    def __init__(self) -> None:
        super().__init__(_("This page was out of date. Here is where you two are now."))


class NotHere(NotUsable):
    """There is no such sentence for this person: it was taken out, or it never was theirs to see."""

    def __init__(self) -> None:
        super().__init__(_("That sentence isn’t here anymore."))


class ChangedMeanwhile(NotUsable):
    """The other one was a moment earlier."""


def hold(half: Half, stage: Stage) -> Vision:
    """The open vision, while it is in this stage, locked until the transaction ends.

    The very first one begins with whatever is written first. Raises `NotInTheRoom` when the couple has ended,
    `TooLate` when the two are elsewhere. On SQLite the transaction is the lock.
    """
    _hold_couple(half)
    vision = _open(half)
    if vision is None and not Vision.objects.filter(couple=half.couple).exists():
        vision = Vision.objects.create(couple=half.couple, number=1)
    if vision is None or vision.stage != stage:
        raise TooLate
    return vision


def begin(half: Half, stage: Stage) -> tuple[Vision, bool]:
    """The next version, in this stage, locked, and whether it is new: of two who begin at once one is first."""
    _hold_couple(half)
    if vision := _open(half):
        return vision, False
    number = Vision.objects.filter(couple=half.couple).count() + 1
    return Vision.objects.create(couple=half.couple, number=number, stage=stage), True


def take_back(vision: Vision, half: Half) -> None:
    """One's own "ready", because something of one's own changed. The other one cannot tell."""
    vision.ready = vision.ready.replace(half.seat.value, "")
    vision.save(update_fields=["ready"])


def change(vision: Vision) -> None:
    """Something changed that both have to look at: it takes every "ready" back."""
    vision.ready, vision.seq = "", vision.seq + 1
    show(vision)


def show(vision: Vision) -> None:
    """Saves it, and notifies both."""
    vision.save()
    notify_after_commit(vision.couple)


def both_ready(vision: Vision, half: Half) -> bool:
    """Adds this one's "ready", and says whether that makes two. Saving is left to the caller."""
    vision.ready = "".join(sorted({*vision.ready, half.seat.value}))
    return set(vision.ready) == {seat.value for seat in PARTNERS}


def usable(words: str) -> str:
    """One line of words, as it is kept. Raises `NotUsable`."""
    words = " ".join(words.split())
    if not words:
        raise NotUsable(_("Write a few words first. Take your time."))
    if len(words) > SENTENCE_LENGTH:
        raise NotUsable(_("Not saved: that sentence is longer than 160 characters. Your words are still here."))
    refuse_threat(words)
    return words


def _hold_couple(half: Half) -> None:
    """The couple's row comes first, so that two who begin at once get the same vision."""
    rows = Couple.objects.select_for_update(no_key=True).filter(pk=half.couple.pk, ended_at=None)
    if rows.first() is None:
        raise NotInTheRoom


def _open(half: Half) -> Vision | None:
    rows = Vision.objects.select_for_update(no_key=True).filter(couple=half.couple)
    return rows.exclude(stage=Stage.KEPT).first()
