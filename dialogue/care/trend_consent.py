"""Whether the therapist may see the totals of a couple's check-ins: it takes each one's own yes, to this therapist.

A private act, without a notification for the partner, who cannot tell a yes from a no until the therapist reads.
"""

from collections.abc import Iterable
from datetime import datetime

from django.db import transaction
from django.db.models import Count

from accounts import audit
from accounts.audit import Act
from accounts.care import consent
from accounts.models import CareLink, User
from dialogue.care import reading_log
from dialogue.domain import notify
from dialogue.domain.access import NotInTheRoom, membership_of
from dialogue.models import TrendShare


def says_yes(person: User, link: CareLink) -> bool:
    return TrendShare.objects.filter(link=link, person=person).exists()


def both_say_yes(link: CareLink) -> bool:
    """Whether each of the two said yes to this therapist, and is still here. Nothing is opened before this is asked."""
    return link.pk in agreed_among([link])


def agreed_among(links: Iterable[CareLink]) -> set[int]:
    """Those of the links where both said yes, by key. One query for any number."""
    said = TrendShare.objects.filter(link__in=links, person__is_active=True, person__erased_at=None)
    agreed = said.values("link").annotate(people=Count("pk")).filter(people=2)
    return set(agreed.values_list("link", flat=True))


def answer(person: User, *, yes: bool, asked: int | None = None) -> None:
    """Keeps the answer, effective at once; twice is once. Raises `NotInTheRoom` for anyone without a therapist to tell.

    `asked` is the care link that the form named; a yes to a therapist who has gone since is a yes to nobody.
    """
    with transaction.atomic():
        seated = membership_of(person)
        link = consent.link_of(seated.couple) if seated else None
        if link is None:
            raise NotInTheRoom
        if yes and asked not in {None, link.pk}:
            return
        if yes:
            _row, changed = TrendShare.objects.get_or_create(link=link, person=person)
        else:
            changed = TrendShare.objects.filter(link=link, person=person).delete()[0] > 0
        if changed:
            act = Act.CHECKINS_SHARED if yes else Act.CHECKINS_WITHDRAWN
            audit.record(person, act, couple=link.couple, about=link.therapist)
            notify.after_commit(notify.access_changed, link.therapist_id)


def note_reading(therapist: User, link: CareLink, newest: datetime | None) -> None:
    """Writes the reading into the trail, for both partners to see. `newest` is when the newest answer was given."""
    reading_log.record_reading(therapist, Act.TREND_READ, link.couple, newest=newest)
