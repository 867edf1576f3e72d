"""Two people become a couple by a link that works once, and stop being one when either leaves."""

import hashlib
from datetime import timedelta
from threading import Barrier, Thread

import pytest
from django.db import connection
from django.utils import timezone

from accounts import roles
from accounts.couples import invitations
from accounts.errors import AlreadyInACouple, InvitationOver, NotForYou, OwnInvitation, Refused
from accounts.models import INVITATION_LASTS, Couple, Invitation, Partner, User
from accounts.signals import couple_ended, couple_made
from tests.cast import Cast


def seats(couple: Couple) -> dict[str, str]:
    return {partner.seat: partner.user.name for partner in couple.partners.all()}


def test_only_the_hash_of_a_token_is_kept(fay: User) -> None:
    invitation, token = invitations.invite(fay)
    assert invitation.token_hash == hashlib.sha256(token.encode()).hexdigest()
    assert len(token) == 43  # 32 bytes


def test_an_invitation_lasts_three_days(fay: User) -> None:
    before = timezone.now()
    invitation, _token = invitations.invite(fay)
    assert before + INVITATION_LASTS <= invitation.ends_at <= timezone.now() + INVITATION_LASTS


def test_a_new_invitation_ends_the_older_one(fay: User, gus: User) -> None:
    _old, old_token = invitations.invite(fay)
    _new, new_token = invitations.invite(fay)
    with pytest.raises(InvitationOver):
        invitations.accept(gus, old_token)
    assert seats(invitations.accept(gus, new_token)) == {"a": "Fay", "b": "Gus"}


def test_a_new_invitation_leaves_those_of_others_open(fay: User, gus: User) -> None:
    invitation, token = invitations.invite(fay)
    invitations.invite(gus)
    assert invitations.open_invitation(token, gus) == invitation


def test_inviting_partner_has_seat_a_and_accepting_partner_seat_b(fay: User, gus: User) -> None:
    couple = invitations.accept(gus, invitations.invite(fay)[1])
    assert seats(couple) == {"a": "Fay", "b": "Gus"}
    seat = invitations.partner_of(gus)
    assert seat is not None
    assert invitations.other_of(seat).user == fay


def test_looking_at_an_invitation_does_not_use_it_up(fay: User, gus: User) -> None:
    invitation, token = invitations.invite(fay)
    assert invitations.open_invitation(token, None) == invitation
    assert invitations.open_invitation(token, gus) == invitation
    assert Couple.objects.count() == 0


def test_pressing_twice_gives_the_same_couple_twice(fay: User, gus: User) -> None:
    token = invitations.invite(fay)[1]
    assert invitations.accept(gus, token) == invitations.accept(gus, token)
    assert Couple.objects.count() == 1


def test_a_used_link_is_over_for_everybody_else(fay: User, gus: User, cast: Cast) -> None:
    token = invitations.invite(fay)[1]
    invitations.accept(gus, token)
    with pytest.raises(InvitationOver):
        invitations.accept(cast.eve, token)


def test_an_old_link_is_over(fay: User, gus: User) -> None:
    invitation, token = invitations.invite(fay)
    Invitation.objects.filter(pk=invitation.pk).update(ends_at=timezone.now() - timedelta(seconds=1))
    with pytest.raises(InvitationOver):
        invitations.accept(gus, token)


def test_the_link_of_somebody_deactivated_is_over(fay: User, gus: User) -> None:
    token = invitations.invite(fay)[1]
    User.objects.filter(pk=fay.pk).update(is_active=False)
    with pytest.raises(InvitationOver):
        invitations.accept(gus, token)


def test_the_link_of_somebody_who_found_a_partner_is_over(fay: User, gus: User, cast: Cast) -> None:
    token = invitations.invite(fay)[1]
    invitations.accept(fay, invitations.invite(gus)[1])
    with pytest.raises(InvitationOver):
        invitations.accept(cast.eve, token)


def test_a_token_nobody_made_is_refused(gus: User) -> None:
    with pytest.raises(NotForYou):
        invitations.accept(gus, "A" * 43)


def test_nobody_accepts_an_own_invitation(fay: User) -> None:
    token = invitations.invite(fay)[1]
    with pytest.raises(OwnInvitation):
        invitations.accept(fay, token)


def test_person_with_a_partner_cannot_accept(fay: User, cast: Cast) -> None:
    token = invitations.invite(fay)[1]
    with pytest.raises(AlreadyInACouple):
        invitations.accept(cast.ann, token)


def test_person_with_a_partner_cannot_invite(cast: Cast) -> None:
    with pytest.raises(AlreadyInACouple):
        invitations.invite(cast.ann)


def test_accepting_ends_the_open_invitations_of_both(fay: User, gus: User) -> None:
    invitations.invite(gus)
    invitations.accept(gus, invitations.invite(fay)[1])
    assert [invitations.open_invitation_of(person) for person in (fay, gus)] == [None, None]


def test_a_second_couple_from_elsewhere_is_a_plain_refusal(
    fay: User, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    token = invitations.invite(fay)[1]
    monkeypatch.setattr(roles, "check_may_become", lambda _user, _role: None)
    with pytest.raises(AlreadyInACouple):
        invitations.accept(cast.ann, token)
    assert Partner.objects.filter(user=fay).count() == 0


def test_leaving_ends_the_couple_for_both(cast: Cast) -> None:
    invitations.leave(cast.bob)
    assert [invitations.partner_of(person) for person in (cast.ann, cast.bob)] == [None, None]
    cast.couple.refresh_from_db()
    assert {partner.left_at for partner in cast.couple.partners.all()} == {cast.couple.ended_at}


def test_leaving_leaves_other_couples_alone(cast: Cast) -> None:
    invitations.leave(cast.bob)
    assert invitations.partner_of(cast.carl) == cast.other_couple.partners.get(user=cast.carl)


def test_leaving_twice_is_leaving_once(cast: Cast) -> None:
    invitations.leave(cast.bob)
    cast.couple.refresh_from_db()
    ended_at = cast.couple.ended_at
    invitations.leave(cast.bob)
    invitations.leave(cast.ann)
    cast.couple.refresh_from_db()
    assert cast.couple.ended_at == ended_at


def test_person_who_disconnected_can_find_a_partner_again(cast: Cast, gus: User) -> None:
    invitations.leave(cast.ann)
    assert seats(invitations.accept(gus, invitations.invite(cast.ann)[1])) == {"a": "Ann", "b": "Gus"}


def test_a_used_link_does_not_bring_back_who_has_left(fay: User, gus: User) -> None:
    token = invitations.invite(fay)[1]
    invitations.accept(gus, token)
    invitations.leave(gus)
    with pytest.raises(InvitationOver):
        invitations.accept(gus, token)


@pytest.mark.django_db(transaction=True)
def test_others_are_told_after_the_commit(cast: Cast, fay: User, gus: User) -> None:
    received: list[tuple[str, Couple, bool]] = []

    def made(couple: Couple, **_kwargs: object) -> None:
        received.append(("made", couple, connection.in_atomic_block))

    def ended(couple: Couple, **_kwargs: object) -> None:
        received.append(("ended", couple, connection.in_atomic_block))

    couple_made.connect(made)
    couple_ended.connect(ended)
    try:
        couple = invitations.accept(gus, invitations.invite(fay)[1])
        invitations.leave(cast.ann)
        invitations.leave(cast.bob)
    finally:
        couple_made.disconnect(made)
        couple_ended.disconnect(ended)
    assert received == [("made", couple, False), ("ended", cast.couple, False)]


def at_once(*accepts: tuple[User, str]) -> list[str]:
    """Accepts from a thread each, all let go at the same moment. What became of each, in alphabetical order."""
    ready, outcomes = Barrier(len(accepts)), []

    def accept(user: User, token: str) -> None:
        ready.wait()
        try:
            invitations.accept(user, token)
            outcomes.append("accepted")
        except Refused as refused:
            outcomes.append(type(refused).__name__)
        finally:
            connection.close()

    threads = [Thread(target=accept, args=each) for each in accepts]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    return sorted(outcomes)


@pytest.mark.django_db(transaction=True)
def test_one_of_two_people_who_accept_a_link_at_once_is_accepted(fay: User, gus: User, cast: Cast) -> None:
    token = invitations.invite(fay)[1]
    assert at_once((gus, token), (cast.eve, token)) == ["InvitationOver", "accepted"]
    assert Partner.objects.filter(user=fay).count() == 1


@pytest.mark.django_db(transaction=True)
def test_person_who_accepts_two_links_at_once_gets_one_partner(fay: User, gus: User, cast: Cast) -> None:
    tokens = [invitations.invite(person)[1] for person in (fay, cast.eve)]
    assert at_once(*((gus, token) for token in tokens)) == ["AlreadyInACouple", "accepted"]
    assert Partner.objects.filter(user=gus).count() == 1


@pytest.mark.django_db(transaction=True)
def test_two_who_accept_each_other_at_once_are_one_couple(fay: User, gus: User) -> None:
    from_fay, from_gus = (invitations.invite(person)[1] for person in (fay, gus))
    assert at_once((gus, from_fay), (fay, from_gus)) == ["InvitationOver", "accepted"]
    assert Couple.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_a_double_press_at_once_is_one_couple(fay: User, gus: User) -> None:
    token = invitations.invite(fay)[1]
    assert at_once((gus, token), (gus, token)) == ["accepted", "accepted"]
    assert Couple.objects.count() == 1
