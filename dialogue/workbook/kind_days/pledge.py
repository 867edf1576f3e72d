"""Puts a name under the pledge, and takes it off again. Both names are there for both to read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from django.db import transaction
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from dialogue.domain.access import people_of
from dialogue.domain.encryption import seal, texts_of
from dialogue.domain.threat_guard import refuse_threat
from dialogue.domain.validation import NotUsable
from dialogue.pages.text_versions import check_seen
from dialogue.protocol.terms import PARTNERS
from dialogue.workbook.access import Half
from dialogue.workbook.models import Pledge

LENGTH = 200


@dataclass(frozen=True, slots=True)
class Name:
    """A place for a name under the pledge; `at` is None while it is free."""

    person: User
    at: datetime | None = None
    words: str = ""


def sign(half: Half, words: str, seen: str = "") -> None:
    """With a line of one’s own, or without. Signed again, the new line stands. Raises `NotUsable` for a long one.

    `seen` is the version of the line that this one was written over. Raises `ChangedElsewhere` when another one stands.
    """
    if len(words) > LENGTH:
        raise NotUsable(_("Not saved: your line is longer than 200 characters. Your words are still here."))
    refuse_threat(words)
    with transaction.atomic():
        User.objects.select_for_update(no_key=True).get(pk=half.me.pk)  # two tabs go one after the other
        check_seen(seen, own_line(half), words)
        row, _made = Pledge.objects.get_or_create(author=half.me, couple=half.couple, defaults={"sealed": b""})
        seal(row, words)
        row.save()


def own_line(half: Half) -> str:
    return next(name.words for name in names(half) if name.person == half.me)


def take_back(half: Half) -> None:
    Pledge.objects.filter(author=half.me, couple=half.couple).delete()


def names(half: Half) -> list[Name]:
    """The places of both, in the order of their seats."""
    rows = {row.author_id: row for row in Pledge.objects.filter(couple=half.couple).select_related("author")}
    words = texts_of(half.couple, rows.values())
    people = people_of(half.couple)
    return [_name(people[seat], rows.get(people[seat].pk), words) for seat in sorted(PARTNERS)]


def _name(person: User, row: Pledge | None, words: Mapping[UUID, str]) -> Name:
    return Name(person, row.at, words[row.key]) if row else Name(person)
