"""Keeps what somebody answered, for themselves: no notification, no trace that the partner could see."""

import json
from collections.abc import Mapping
from datetime import date

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.models import Couple, User
from dialogue.domain.encryption import seal
from dialogue.domain.validation import NotUsable
from dialogue.workbook.checkins.periods import first_day
from dialogue.workbook.checkins.scoring import FORMS, Kind
from dialogue.workbook.models import CheckIn

Points = Mapping[int, int]  # by the number of the question


def keep(person: User, couple: Couple, kind: Kind, points: Points, today: date) -> None:
    """The answers for the week or month that today is in, over those of before. Raises `NotUsable` for half of them.

    The sixteen questions hold the four: whoever answered those has answered these too, and is not asked them again.
    """
    check(kind, points)
    with transaction.atomic():
        for one in {kind, Kind.WEEKLY}:
            _keep(person, couple, one, {number: points[number] for number in FORMS[one].numbers}, today)


def check(kind: Kind, points: Points) -> None:
    """Raises `NotUsable` when a question has no answer of its own."""
    items = FORMS[kind].items
    if {item.number for item in items} != points.keys():
        raise NotUsable(_("Not saved: some questions have no answer yet. Your other answers are still here."))
    if any(points[item.number] not in dict(item.answers) for item in items):
        raise NotUsable(_("Not saved: one answer doesn’t belong to its question. Please choose again."))


def _keep(person: User, couple: Couple, kind: Kind, points: Points, today: date) -> None:
    day = first_day(kind, today)
    row, _made = CheckIn.objects.get_or_create(
        author=person, couple=couple, kind=kind, first_day=day, defaults={"sealed": b""}
    )
    row.at = timezone.now()
    seal(row, json.dumps(dict(points)))
    row.save()
