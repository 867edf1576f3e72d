"""One account, one role: at every door, in every order."""

from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field

import pytest
from django.db import transaction
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from accounts import roles
from accounts.care import care_invitations, consent, therapists
from accounts.couples import invitations
from accounts.errors import AccountClosed, AlreadyInACouple, ForWork, InvitationOver, NeedsTherapist, Refused
from accounts.lifecycle import account_actions
from accounts.models import CareLink, Partner, TherapistProfile, User
from accounts.roles import Role
from tests.cast import Cast, approved, pair

LICENCE = {"licence": "PT 1203", "issued_by": "Board of Psychology", "country": "Utah"}
NAMES = ("eve", "fay", "gus", "tess")


def refused_with_a_partner(cast: Cast) -> TherapistProfile:
    """Tess was refused, and then found Eve."""
    profile = therapists.apply(cast.tess, **LICENCE)
    therapists.refuse(profile, cast.ada, "The number is not in the register.")
    invitations.accept(cast.tess, invitations.invite(cast.eve)[1])
    return profile


def test_a_therapist_is_not_approved_who_has_found_a_partner(cast: Cast) -> None:
    profile = refused_with_a_partner(cast)
    with pytest.raises(AlreadyInACouple):
        therapists.approve(profile, cast.ada)
    assert roles.roles_of(cast.tess) == {Role.PARTNER, Role.REFUSED}


def test_nobody_works_for_their_own_couple_even_where_rows_of_before_say_so(cast: Cast) -> None:
    profile = refused_with_a_partner(cast)
    TherapistProfile.objects.filter(pk=profile.pk).update(state=TherapistProfile.State.APPROVED)
    assert roles.is_therapist(cast.tess) is False
    with pytest.raises(NeedsTherapist):
        care_invitations.accept(cast.tess, care_invitations.invite(cast.eve))
    link = CareLink.objects.create(couple=invitations.partner_of(cast.eve).couple, therapist=cast.tess)  # type: ignore[union-attr]
    for partner in (cast.eve, cast.tess):
        consent.consent(partner, link.pk)
    assert consent.may_read(cast.tess, link.couple) is False


def test_an_older_invitation_brings_no_partner_to_an_admin_or_therapist(cast: Cast, fay: User, gus: User) -> None:
    to_admin, to_therapist = (invitations.invite(person)[1] for person in (cast.eve, cast.tess))
    account_actions.make_admin(cast.eve, cast.ada)
    approved(cast.tess)
    for guest, token in ((fay, to_admin), (gus, to_therapist)):
        with pytest.raises(InvitationOver):
            invitations.open_invitation(token, None)
        with pytest.raises(InvitationOver):
            invitations.accept(guest, token)
    assert Partner.objects.filter(user__in=(cast.eve, cast.tess)).count() == 0


def test_an_invitation_of_before_stays_over_when_the_role_is_gone(cast: Cast, fay: User) -> None:
    token = invitations.invite(cast.eve)[1]
    account_actions.make_admin(cast.eve, cast.ada)
    account_actions.unmake_admin(cast.eve, cast.ada)
    with pytest.raises(InvitationOver):
        invitations.accept(fay, token)


def test_a_request_with_an_older_look_at_the_account_is_judged_by_the_row(cast: Cast, fay: User) -> None:
    eve_before = User.objects.get(pk=cast.eve.pk)
    token = invitations.invite(fay)[1]
    account_actions.make_admin(cast.eve, cast.ada)
    for door in (lambda: invitations.invite(eve_before), lambda: invitations.accept(eve_before, token)):
        with pytest.raises(ForWork):
            door()
    with pytest.raises(ForWork):
        therapists.apply(eve_before, **LICENCE)


def test_no_role_is_taken_by_an_account_that_was_closed_meanwhile(cast: Cast, fay: User) -> None:
    eve_before = User.objects.get(pk=cast.eve.pk)
    token = invitations.invite(fay)[1]
    account_actions.deactivate(cast.eve, cast.ada)
    doors: tuple[Callable[[], object], ...] = (
        lambda: invitations.invite(eve_before),
        lambda: invitations.accept(eve_before, token),
        lambda: therapists.apply(eve_before, **LICENCE),
        lambda: account_actions.make_admin(eve_before, cast.ada),
    )
    for door in doors:
        with pytest.raises(AccountClosed):
            door()


def test_an_account_with_two_roles_is_not_opened_again(cast: Cast) -> None:
    User.objects.filter(pk=cast.ann.pk).update(is_staff=True, is_active=False)  # an older version let this happen
    with pytest.raises(ForWork):
        account_actions.reactivate(cast.ann, cast.ada)


def test_one_of_two_admins_who_deactivate_each_other_stays(cast: Cast) -> None:
    account_actions.make_admin(cast.eve, cast.ada)
    ada_before = User.objects.get(pk=cast.ada.pk)
    assert account_actions.unmake_admin(cast.ada, cast.eve) is True
    for act in (account_actions.unmake_admin, account_actions.deactivate):
        with pytest.raises(Refused):
            act(cast.eve, ada_before)
    assert list(User.objects.filter(is_staff=True, is_active=True)) == [cast.eve]


@dataclass
class Run:
    """One order of acts by a few people; Ada decides."""

    people: dict[str, User]
    ada: User
    links: list[tuple[str, str]] = field(default_factory=list)  # whether to a partner or to care, and the token
    ended: set[int] = field(default_factory=set)

    def act(self, name: str, person: User, number: int) -> None:
        """Refused, or done. A link is opened by the number that it has among those made so far."""
        kind, token = self.links[number % len(self.links)] if self.links else ("partner", "")
        opens: dict[str, Callable[[User, str], object]] = {
            "partner": invitations.accept,
            "care": care_invitations.accept,
        }
        standing_link = CareLink.objects.filter(ended_at=None).first()
        acts: dict[str, Callable[[], object]] = {
            "invite": lambda: self.links.append(("partner", invitations.invite(person)[1])),
            "invite_care": lambda: self.links.append(("care", care_invitations.invite(person))),
            "open": lambda: opens[kind](person, token),
            "consent": lambda: consent.consent(person, standing_link.pk if standing_link else 0),
            "leave": lambda: invitations.leave(person),
            "apply": lambda: therapists.apply(person, **LICENCE),
            "approve": lambda: therapists.approve(TherapistProfile.objects.get(user=person), self.ada),
            "refuse": lambda: therapists.refuse(TherapistProfile.objects.get(user=person), self.ada, "For a reason."),
            "make_admin": lambda: account_actions.make_admin(person, self.ada),
            "unmake_admin": lambda: account_actions.unmake_admin(person, self.ada),
            "deactivate": lambda: account_actions.deactivate(person, self.ada),
            "reactivate": lambda: account_actions.reactivate(person, self.ada),
        }
        with suppress(Refused, TherapistProfile.DoesNotExist):
            acts[name]()

    def check(self) -> None:
        """Asked of the rows themselves, not of `accounts.roles`."""
        at_home = set(Partner.objects.filter(left_at=None).values_list("user", flat=True))
        profiles = TherapistProfile.objects.exclude(state=TherapistProfile.State.REFUSED)
        at_work = set(profiles.values_list("user", flat=True))
        admins = set(User.objects.filter(is_staff=True).values_list("pk", flat=True))
        assert at_home & at_work == at_home & admins == at_work & admins == set()
        approved_now = set(profiles.filter(state="approved", user__is_active=True).values_list("user", flat=True))
        for link in CareLink.objects.filter(ended_at=None):
            assert link.therapist_id in approved_now
            assert link.pk not in self.ended
            assert not link.couple.partners.filter(user=link.therapist_id).exists()
        self.ended |= set(CareLink.objects.exclude(ended_at=None).values_list("pk", flat=True))


ACTS = (
    *("invite", "invite_care", "open", "open", "open", "consent", "leave", "apply", "approve"),
    *("refuse", "make_admin", "unmake_admin", "deactivate", "reactivate"),
)
ORDERS = st.lists(st.tuples(st.sampled_from(ACTS), st.sampled_from(NAMES), st.integers(0, 7)), min_size=4, max_size=24)
A_PAIR = [("invite", "fay", 0), ("open", "gus", 0)]
A_THERAPIST = [("apply", "tess", 0), ("approve", "tess", 0)]


@settings(max_examples=60, deadline=None, derandomize=True, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(order=ORDERS)
@example(order=[("invite", "tess", 0), *A_THERAPIST, ("open", "eve", 0)])
@example(order=[("invite", "tess", 0), ("make_admin", "tess", 0), ("open", "eve", 0)])
@example(order=[*A_THERAPIST, ("refuse", "tess", 0), ("invite", "eve", 0), ("open", "tess", 0), ("approve", "tess", 0)])
@example(
    order=[
        *A_THERAPIST, *A_PAIR, ("invite_care", "fay", 0), ("open", "tess", 1), ("consent", "gus", 0),
        ("refuse", "tess", 0), ("approve", "tess", 0),
    ]
)  # fmt: skip
@example(order=[*A_THERAPIST, ("invite_care", "tess", 0), ("refuse", "tess", 0), ("invite", "tess", 0)])
def test_no_order_of_acts_gives_an_account_two_roles(cast: Cast, order: list[tuple[str, str, int]]) -> None:
    with transaction.atomic():
        newcomers = {name: User(email=f"{name}@example.org", name=name.title()) for name in ("fay", "gus")}
        for newcomer in newcomers.values():
            newcomer.save()
        run = Run({**newcomers, "eve": cast.eve, "tess": cast.tess}, cast.ada)
        for name, who, number in order:
            with transaction.atomic():
                run.act(name, run.people[who], number)
            run.check()
        transaction.set_rollback(True)


def test_a_former_partner_s_account_may_take_another_role(cast: Cast, fay: User) -> None:
    pair(fay, cast.eve)
    invitations.leave(fay)
    assert roles.roles_of(fay) == frozenset()
    assert roles.is_therapist(approved(fay)) is True
