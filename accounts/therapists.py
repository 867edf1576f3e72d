"""Becoming a therapist here: somebody applies, an admin decides. Knows no pages."""

from django.db import transaction
from django.utils import timezone

from accounts import audit, pairing
from accounts.audit import Act
from accounts.models import CareLink, TherapistProfile, User
from accounts.refusals import AlreadyInACouple, ForWork
from accounts.signals import say_care_changed

State = TherapistProfile.State


def apply(user: User, *, licence: str, issued_by: str, country: str) -> TherapistProfile:
    """Asks to be approved, again after a refusal.

    Raises `AlreadyInACouple` or `ForWork`: an account has one of a partner, work as a therapist, and work as an admin.
    """
    if user.is_staff:
        raise ForWork
    if pairing.partner_of(user):
        raise AlreadyInACouple
    said = {"licence": licence, "issued_by": issued_by, "country": country}
    waiting = {"state": State.WAITING, "asked_at": timezone.now(), "decided_at": None, "decided_by": None, "reason": ""}
    with transaction.atomic():
        profile = TherapistProfile.objects.select_for_update().filter(user=user).first()
        if profile and profile.approved:
            return profile
        profile, _new = TherapistProfile.objects.update_or_create(user=user, defaults=said | waiting)
        audit.record(user, Act.THERAPIST_APPLIED, about=user)
    return profile


def approve(profile: TherapistProfile, by: User) -> None:
    _decide(profile, by, State.APPROVED, Act.THERAPIST_APPROVED, "")


def refuse(profile: TherapistProfile, by: User, reason: str) -> None:
    """Also takes an approval back; what the therapist has open closes at once."""
    _decide(profile, by, State.REFUSED, Act.THERAPIST_REFUSED, reason)


def profile_of(user: User) -> TherapistProfile | None:
    return TherapistProfile.objects.filter(user=user).first()


def is_therapist(user: User) -> bool:
    """Whether this person may work here: approved, and not deactivated."""
    return user.is_active and TherapistProfile.objects.filter(user=user, state=State.APPROVED).exists()


def _decide(profile: TherapistProfile, by: User, state: TherapistProfile.State, act: Act, reason: str) -> None:
    with transaction.atomic():
        profile.state, profile.decided_by, profile.decided_at, profile.reason = state, by, timezone.now(), reason
        profile.save()
        audit.record(by, act, about=profile.user, reason=reason)
        for link in CareLink.objects.select_related("couple").filter(therapist=profile.user, ended_at=None):
            say_care_changed(link.couple, profile.user)
