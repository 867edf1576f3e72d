"""The offer to share with a new therapist what was shared with an earlier one: once, to each for their own words.

A private act, as every answer about sharing: no notification for the partner, who is asked apart.
"""

from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet
from django.utils import timezone

from accounts import audit
from accounts.audit import Act
from accounts.care import consent
from accounts.models import CareLink, User
from dialogue.domain import notify
from dialogue.domain.access import NotInTheRoom, membership_of
from dialogue.models import Choice


@dataclass(frozen=True, slots=True)
class ShareOffer:
    """To whom, and how many dialogues it is about."""

    link: CareLink
    dialogues: int


def offer_for(user: User) -> ShareOffer | None:
    """What this person is asked now; None before they consent to the new therapist, and once they have answered."""
    link = _new_link(user)
    count = _earlier(user, link).count() if link else 0
    return ShareOffer(link, count) if link and count else None


def answer(user: User, *, yes: bool, asked: int) -> None:
    """Shares them all with the therapist that the card named, or with nobody. Either way it is not asked again.

    Twice is once. Raises `NotInTheRoom` when `asked` is not the care link of now.
    """
    with transaction.atomic():
        link = _new_link(user)
        if link is None or link.pk != asked:
            raise NotInTheRoom
        rows = list(_earlier(user, link).select_for_update(of=("self",)))
        for row in rows:
            row.link, row.shared_at = (link, timezone.now()) if yes else (None, None)
            row.save()
            if yes:
                about, dialogue = link.therapist, row.dialogue_id
                audit.record(user, Act.WORDS_SHARED, couple=link.couple, about=about, dialogue=dialogue)
        if yes and rows:
            notify.after_commit(notify.access_changed, link.therapist_id)


def _new_link(user: User) -> CareLink | None:
    """The care link of this person's couple, once they have said yes to it themselves."""
    seated = membership_of(user)
    link = consent.link_of(seated.couple) if seated else None
    return link if link and consent.consent_of(link, user) else None


def _earlier(user: User, link: CareLink) -> QuerySet[Choice]:
    """Their answers of this couple that an ended care link still holds. What was erased is not there to share."""
    rows = Choice.objects.filter(person=user, dialogue__couple=link.couple_id, dialogue__erased_at=None)
    return rows.filter(link__ended_at__isnull=False).order_by("pk")
