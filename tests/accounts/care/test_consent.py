"""Bringing a couple and a therapist together, and parting them: who may, and what opens when."""

from typing import Any

import pytest
from django.utils import timezone

from accounts import roles
from accounts.audit import Act
from accounts.care import care_invitations, consent, therapists
from accounts.couples import invitations
from accounts.errors import (
    AlreadyInACouple,
    ForWork,
    HasTherapist,
    InvitationOver,
    NeedsCouple,
    NeedsTherapist,
    NotForYou,
    OwnInvitation,
)
from accounts.lifecycle import account_actions
from accounts.models import AuditEntry, CareInvitation, Consent, Couple, TherapistProfile, User
from accounts.signals import care_changed
from tests.cast import Cast, approved, in_care


def test_link_opens_nothing_until_both_consent(cast: Cast) -> None:
    link = care_invitations.accept(cast.ann, care_invitations.invite(approved(cast.tess)))
    assert consent.may_read(cast.tess, cast.couple) is False
    consent.consent(cast.bob, link.pk)
    assert consent.may_read(cast.tess, cast.couple) is True
    assert consent.may_read(cast.tess, cast.other_couple) is False


def test_therapist_who_accepts_gives_nobodys_consent(cast: Cast) -> None:
    link = care_invitations.accept(approved(cast.tess), care_invitations.invite(cast.ann))
    assert Consent.objects.filter(link=link).count() == 0
    for partner in (cast.ann, cast.bob):
        consent.consent(partner, link.pk)
    assert consent.may_read(cast.tess, cast.couple) is True


@pytest.mark.parametrize("who", ["ann", "bob"])
def test_either_partner_withdraws_alone_and_at_once(cast: Cast, who: str) -> None:
    link = in_care(cast)
    consent.withdraw(getattr(cast, who), link.pk)
    assert consent.may_read(cast.tess, cast.couple) is False
    consent.consent(getattr(cast, who), link.pk)
    assert consent.may_read(cast.tess, cast.couple) is True


def test_link_ends_when_nobody_consents_any_more(cast: Cast) -> None:
    link = in_care(cast)
    for partner in (cast.ann, cast.bob):
        consent.withdraw(partner, link.pk)
    assert consent.link_of(cast.couple) is None


def test_consent_to_an_older_text_opens_nothing(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    link = in_care(cast)
    monkeypatch.setattr(consent, "CONSENT_VERSION", consent.CONSENT_VERSION + 1)
    assert consent.may_read(cast.tess, cast.couple) is False
    for partner in (cast.ann, cast.bob):
        consent.consent(partner, link.pk)
    assert consent.may_read(cast.tess, cast.couple) is True


def test_nothing_opens_for_a_therapist_who_is_deactivated(cast: Cast) -> None:
    in_care(cast)
    User.objects.filter(pk=cast.tess.pk).update(is_active=False)
    assert consent.may_read(cast.tess, cast.couple) is False


@pytest.mark.parametrize("door", ["refused", "deactivated"])
def test_a_therapist_shut_out_and_let_in_again_reads_no_couple_of_before(cast: Cast, door: str) -> None:
    link, from_before = in_care(cast), care_invitations.invite(cast.tess)
    if door == "refused":
        therapists.refuse(cast.tess.therapist, cast.ada, "Licence ended.")
        therapists.approve(cast.tess.therapist, cast.ada)
    else:
        account_actions.deactivate(cast.tess, cast.ada)
        account_actions.reactivate(cast.tess, cast.ada)
    assert roles.is_therapist(cast.tess) is True
    assert consent.may_read(cast.tess, cast.couple) is False
    assert consent.link_of(cast.couple) is None
    with pytest.raises(NotForYou):
        consent.consent(cast.ann, link.pk)
    with pytest.raises(InvitationOver):
        care_invitations.accept(cast.carl, from_before)
    (entry,) = AuditEntry.objects.filter(act=Act.CARE_ENDED)
    assert (entry.actor, entry.couple, entry.about) == (cast.ada, cast.couple, cast.tess)


def test_a_refusal_tells_the_couple_as_when_a_therapist_parts(
    cast: Cast, django_capture_on_commit_callbacks: Any
) -> None:
    in_care(cast)
    received: list[tuple[Couple, User]] = []

    def hear(couple: Couple, therapist: User, **_kwargs: object) -> None:
        received.append((couple, therapist))

    care_changed.connect(hear)
    try:
        with django_capture_on_commit_callbacks(execute=True):
            therapists.refuse(cast.tess.therapist, cast.ada, "Licence ended.")
    finally:
        care_changed.disconnect(hear)
    assert received == [(cast.couple, cast.tess)]


def test_a_link_that_an_older_version_left_open_ends_with_the_next_approval(cast: Cast) -> None:
    in_care(cast)
    TherapistProfile.objects.update(state=TherapistProfile.State.REFUSED)  # as a refusal once was
    therapists.approve(cast.tess.therapist, cast.ada)
    assert consent.may_read(cast.tess, cast.couple) is False


def test_nothing_opens_when_the_couple_has_ended(cast: Cast) -> None:
    in_care(cast)
    invitations.leave(cast.bob)
    assert consent.may_read(cast.tess, cast.couple) is False
    assert consent.link_of(cast.couple) is None


def test_therapist_parts_from_a_couple(cast: Cast) -> None:
    link = in_care(cast)
    with pytest.raises(NotForYou):
        consent.end(cast.eve, link.pk)
    consent.end(cast.tess, link.pk)
    assert consent.may_read(cast.tess, cast.couple) is False


def test_no_partner_touches_the_link_of_another_couple(cast: Cast) -> None:
    link = in_care(cast)
    for deed in (consent.consent, consent.withdraw):
        with pytest.raises(NotForYou):
            deed(cast.carl, link.pk)
    assert consent.may_read(cast.tess, cast.couple) is True


def test_each_link_is_refused_to_anyone_it_is_not_for(cast: Cast) -> None:
    approved(cast.tess)
    from_tess, from_ann = care_invitations.invite(cast.tess), care_invitations.invite(cast.ann)
    refusals = [
        (cast.tess, from_tess, OwnInvitation),
        (cast.eve, from_tess, NeedsCouple),
        (cast.bob, from_ann, NeedsTherapist),
        (cast.eve, "nobody-made-this", NotForYou),
    ]
    for person, token, refused in refusals:
        with pytest.raises(refused):
            care_invitations.accept(person, token)
    care_invitations.accept(cast.bob, from_tess)
    with pytest.raises(InvitationOver):
        care_invitations.accept(cast.carl, from_tess)
    with pytest.raises(HasTherapist):
        care_invitations.accept(cast.tess, from_ann)
    with pytest.raises(HasTherapist):
        care_invitations.invite(cast.ann)
    with pytest.raises(NeedsCouple):
        care_invitations.invite(cast.eve)


def test_link_ends_after_its_time(cast: Cast) -> None:
    token = care_invitations.invite(approved(cast.tess))
    CareInvitation.objects.update(ends_at=timezone.now())
    with pytest.raises(InvitationOver):
        care_invitations.accept(cast.ann, token)


def test_work_account_has_no_partner(cast: Cast) -> None:
    with pytest.raises(ForWork):
        invitations.invite(approved(cast.tess))
    with pytest.raises(AlreadyInACouple):
        therapists.apply(cast.ann, licence="1", issued_by="x", country="y")


def test_care_that_ends_with_the_couple_is_in_the_trail(cast: Cast) -> None:
    in_care(cast)
    invitations.leave(cast.bob)
    last = AuditEntry.objects.first()
    assert last is not None
    assert (last.act, last.actor, last.couple, last.about) == (Act.CARE_ENDED, cast.bob, cast.couple, cast.tess)


def test_every_act_of_care_is_in_the_trail(cast: Cast) -> None:
    link = in_care(cast)
    consent.withdraw(cast.bob, link.pk)
    acts = list(AuditEntry.objects.order_by("number").values_list("act", "actor__name"))
    assert acts == [
        (Act.THERAPIST_APPLIED, "Tess"),
        (Act.THERAPIST_APPROVED, "Ada"),
        (Act.CARE_LINKED, "Ann"),
        (Act.CONSENT_GIVEN, "Ann"),
        (Act.CONSENT_GIVEN, "Bob"),
        (Act.CONSENT_WITHDRAWN, "Bob"),
    ]
