"""What both let each other see of what is alike. It takes the yes of both, and a no of one ends it for both at once."""

import json

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from dialogue.domain.encryption import seal, texts_of
from dialogue.domain.validation import NotUsable
from dialogue.workbook.access import Half, half_of
from dialogue.workbook.gifts.handover import hold, notify_couple
from dialogue.workbook.imago.answers import forget, written_by
from dialogue.workbook.imago.trait_matches import TraitMatch, overlap_in
from dialogue.workbook.models import Shown


def consent(half: Half, chosen: list[str]) -> None:
    """Says yes to these pairs, by their numbers; a copy of them is kept for both, and nothing else of the profile.

    The other is not told before both have said yes. Raises `NotUsable` when nothing was chosen.
    """
    pairs = overlap_in(written_by(half.me)).pairs
    kept = [pair for number, pair in enumerate(pairs) if str(number) in chosen]
    if not kept:
        raise NotUsable(_("Choose at least one pair first."))
    with transaction.atomic():
        hold(half.couple)
        row = Shown(author=half.me, couple=half.couple)
        seal(row, json.dumps([[p.then, p.now, p.good, p.drew] for p in kept], ensure_ascii=False))
        _own(half).delete()
        row.save(force_insert=True)
        if _both(half):
            notify_couple(half.couple)


def withdraw(half: Half) -> None:
    """Takes the yes back. What both saw is gone for both, and takes a new yes of both. Without a yes it is nothing."""
    with transaction.atomic():
        hold(half.couple)
        if _both(half):
            Shown.objects.filter(couple=half.couple).delete()
            notify_couple(half.couple)
        else:
            _own(half).delete()


def forget_everything(user: User) -> None:
    """Deletes the profile, and every copy of what is alike, in this couple and in those of before."""
    with transaction.atomic():
        forget(user)
        half = half_of(user)
        if half:
            withdraw(half)
        Shown.objects.filter(author=user).delete()


def has_consented(half: Half) -> bool:
    return _own(half).exists()


def map_of_both(half: Half) -> list[tuple[str, list[TraitMatch]]]:
    """By name, what each shows; empty without the yes of both."""
    rows = list(Shown.objects.select_related("author").filter(couple=half.couple).order_by("pk"))
    words = texts_of(half.couple, rows)
    if len(words) < 2:
        return []
    mine_first = sorted(rows, key=lambda row: row.author != half.me)
    return [(row.author.name, [TraitMatch(*pair) for pair in json.loads(words[row.key])]) for row in mine_first]


def _own(half: Half) -> QuerySet[Shown]:
    return Shown.objects.filter(couple=half.couple, author=half.me)


def _both(half: Half) -> bool:
    return Shown.objects.filter(couple=half.couple).count() == 2
