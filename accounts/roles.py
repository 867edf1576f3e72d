"""Which roles exclude which, and the lock under which an account takes one. Every door that gives a role asks here."""

from collections.abc import Mapping
from enum import StrEnum
from itertools import permutations

from django.db.models import Exists, F, OuterRef, QuerySet

from accounts.errors import AccountClosed, AlreadyInACouple, ForWork, NotAnAdmin, Refused
from accounts.models import Couple, Partner, TherapistProfile, User

State = TherapistProfile.State


class Role(StrEnum):
    """What an account is used for."""

    PARTNER = "partner"  # of a couple that has not ended
    THERAPIST = "therapist"  # approved, or waiting for an admin's answer
    REFUSED = "refused"  # asked to be a therapist and was refused, or lost the approval
    ADMIN = "admin"


# For each role, the roles that keep an account from taking it, and what its owner is told. One person may hold two
# accounts, but nobody reads, or decides on accounts, with the same sign-in that a partner at home may know.
EXCLUDED: Mapping[Role, Mapping[Role, type[Refused]]] = {
    Role.PARTNER: {Role.PARTNER: AlreadyInACouple, Role.THERAPIST: ForWork, Role.ADMIN: ForWork},
    Role.THERAPIST: {Role.PARTNER: AlreadyInACouple, Role.ADMIN: ForWork},
    Role.ADMIN: {Role.PARTNER: AlreadyInACouple, Role.THERAPIST: ForWork, Role.REFUSED: ForWork},
}


def hold(*user_ids: int) -> None:
    """Locks these accounts until the transaction ends, in the order of their ids, before anything else is locked.

    Of two requests that give one account two roles, the second one waits here and then sees the first one's rows.
    On SQLite the transaction itself is that lock.
    """
    list(User.objects.select_for_update(no_key=True).filter(pk__in=user_ids).order_by("pk"))


def roles_of(user: User) -> frozenset[Role]:
    """As the database has them now, whatever this object remembers. None for an account that is gone."""
    partner = Exists(Partner.objects.filter(user=OuterRef("pk"), left_at=None))
    rows = User.objects.filter(pk=user.pk).annotate(paired=partner, state=F("therapist__state"))
    row = rows.values("is_staff", "paired", "state").first()
    if row is None:
        return frozenset()
    works = {None: None, State.REFUSED: Role.REFUSED}.get(row["state"], Role.THERAPIST)
    held = (Role.PARTNER if row["paired"] else None, works, Role.ADMIN if row["is_staff"] else None)
    return frozenset(role for role in held if role)


def check_may_become(user: User, wanted: Role) -> None:
    """Raises the `Refused` that says why not. Counts only while `hold` has this account."""
    if not User.objects.filter(pk=user.pk, is_active=True).exists():
        raise AccountClosed
    held = roles_of(user)
    for role, refused in EXCLUDED[wanted].items():
        if role in held:
            raise refused


def check_compatible(user: User) -> None:
    """Raises `ForWork` for an account with two roles that exclude each other, however it came to them."""
    if any(one in EXCLUDED.get(other, {}) for one, other in permutations(roles_of(user), 2)):
        raise ForWork


def check_admin(user: User) -> None:
    """Raises `NotAnAdmin` for somebody who is none any more, or cannot sign in."""
    if not User.objects.filter(pk=user.pk, is_staff=True, is_active=True).exists():
        raise NotAnAdmin


def therapists_at_work() -> QuerySet[TherapistProfile]:
    """Approved, not deactivated, and nothing else beside: what a role excludes opens nothing, even where it stands."""
    partner = Partner.objects.filter(user=OuterRef("user"), left_at=None)
    approved = TherapistProfile.objects.filter(state=State.APPROVED, user__is_active=True, user__is_staff=False)
    return approved.filter(~Exists(partner))


def is_therapist(user: User) -> bool:
    """Whether this person may work here now."""
    return user.is_active and therapists_at_work().filter(user=user).exists()


def may_care_for(user: User, couple: Couple) -> bool:
    """Whether this person may work here, and never was one of these two."""
    return is_therapist(user) and not couple.partners.filter(user=user).exists()
