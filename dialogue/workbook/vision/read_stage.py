"""What both do with the sentences they see: adopt one, mark two as the same idea, say that all is read."""

from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from dialogue.workbook.access import Half
from dialogue.workbook.models import Sentence, Stage, Vision
from dialogue.workbook.vision.lock import ChangedMeanwhile, NotHere, both_ready, change, hold, show


def adopt(half: Half, key: UUID, *, adopted: bool) -> None:
    """One wants the partner's sentence too, or not any more.

    Raises `NotHere` also for an own one, `TooLate` or `NotInTheRoom`.
    """
    with transaction.atomic():
        vision = hold(half, Stage.READ)
        rows = Sentence.objects.filter(vision=vision, key=key).exclude(author=half.me)
        if not rows.update(adopted=adopted):
            raise NotHere
        show(vision)


def mark_same(half: Half, key: UUID, other: UUID) -> None:
    """Two sentences are one idea, in the words of the second one. Whatever was joined to the first comes along.

    Raises `NotHere`, `TooLate` or `NotInTheRoom`.
    """
    with transaction.atomic():
        vision = hold(half, Stage.READ)
        one, head = _head(vision, key), _head(vision, other)
        if one != head:
            Sentence.objects.filter(vision=vision, same_as=one).update(same_as=head)
            Sentence.objects.filter(pk=one.pk).update(same_as=head)
            change(vision)


def mark_apart(half: Half, key: UUID) -> None:
    """A sentence stands for itself again. Raises `NotHere`, `TooLate` or `NotInTheRoom`."""
    with transaction.atomic():
        vision = hold(half, Stage.READ)
        if not Sentence.objects.filter(vision=vision, key=key).update(same_as=None):
            raise NotHere
        change(vision)


def say_ready(half: Half, seq: int) -> None:
    """One has looked through it all; with the second both go on to weigh it, each alone.

    Raises `ChangedMeanwhile` when that was said of another page than there is now, `TooLate` or `NotInTheRoom`.
    """
    with transaction.atomic():
        vision = hold(half, Stage.READ)
        check_seen(vision, seq)
        if both_ready(vision, half):
            vision.stage = Stage.RANK
            change(vision)
        else:
            show(vision)


def check_seen(vision: Vision, seq: int) -> None:
    """Raises `ChangedMeanwhile` when somebody looked at another state than there is now."""
    if seq != vision.seq:
        raise ChangedMeanwhile(_("Something changed just before you pressed. Check the page, then press again."))


def _head(vision: Vision, key: UUID) -> Sentence:
    sentence = Sentence.objects.select_related("same_as").filter(vision=vision, key=key).first()
    if sentence is None:
        raise NotHere
    return sentence.same_as or sentence
