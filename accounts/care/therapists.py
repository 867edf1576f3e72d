"""Becoming a therapist here: somebody applies, an admin decides. Knows no pages."""

from django.db import transaction
from django.utils import timezone

from accounts import audit, roles
from accounts.audit import Act
from accounts.care import consent
from accounts.couples import invitations
from accounts.models import TherapistProfile, User
from accounts.roles import Role

State = TherapistProfile.State


def apply(user: User, *, licence: str, issued_by: str, country: str) -> TherapistProfile:
    """Asks to be approved, again after a refusal. Open invitations to become this person's partner end.

    Raises a `Refused` for an account with a role that excludes this one.
    """
    said = {"licence": licence, "issued_by": issued_by, "country": country}
    waiting = {"state": State.WAITING, "asked_at": timezone.now(), "decided_at": None, "decided_by": None, "reason": ""}
    with transaction.atomic():
        roles.hold(user.pk)
        roles.check_may_become(user, Role.THERAPIST)
        profile = profile_of(user)
        if profile and profile.approved:
            return profile
        invitations.end_invitations(user.pk)
        profile, _new = TherapistProfile.objects.update_or_create(user=user, defaults=said | waiting)
        audit.record(user, Act.THERAPIST_APPLIED, about=user)
    return profile


def approve(profile: TherapistProfile, by: User) -> bool:
    """Opens no couple by itself. False when it is approved already. Raises a `Refused` for a role that excludes it."""
    with transaction.atomic():
        roles.hold(profile.user_id, by.pk)
        roles.check_may_become(profile.user, Role.THERAPIST)
        profile.refresh_from_db()
        if profile.approved:
            return False
        invitations.end_invitations(profile.user_id)
        _decide(profile, by, State.APPROVED, Act.THERAPIST_APPROVED, "")
    return True


def refuse(profile: TherapistProfile, by: User, reason: str) -> bool:
    """Also takes an approval back: care ends for each couple, and a later approval brings none of it back."""
    with transaction.atomic():
        roles.hold(profile.user_id, by.pk)
        _decide(profile, by, State.REFUSED, Act.THERAPIST_REFUSED, reason)
    return True


def profile_of(user: User) -> TherapistProfile | None:
    return TherapistProfile.objects.filter(user=user).first()


def _decide(profile: TherapistProfile, by: User, state: TherapistProfile.State, act: Act, reason: str) -> None:
    """What was linked before the decision ends with it, an approval too: rows of older versions may still stand."""
    roles.check_admin(by)
    profile.state, profile.decided_by, profile.decided_at, profile.reason = state, by, timezone.now(), reason
    profile.save(update_fields=["state", "decided_by", "decided_at", "reason"])  # never a new row for an erased person
    consent.end_all_of(profile.user, by)
    audit.record(by, act, about=profile.user, reason=reason)
