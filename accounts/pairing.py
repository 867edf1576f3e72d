"""Makes two people a couple, by a link that works once, and ends it. Knows no pages and no mail.

Every change locks the people first, in the order of their ids, and only then looks: two who press at once go one after
the other. On SQLite the transaction itself is that lock.
"""

from functools import partial

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from accounts import tokens
from accounts.models import INVITATION_LASTS, CareLink, Couple, Invitation, Partner, TherapistProfile, User
from accounts.refusals import AlreadyInACouple, ForWork, InvitationOver, NotForYou, OwnInvitation
from accounts.signals import couple_ended, couple_ending, couple_made


def invite(user: User) -> tuple[Invitation, str]:
    """A new invitation and its token, which is kept nowhere. Older open ones of the same person end.

    Raises `AlreadyInACouple`, and `ForWork` for a therapist's or an admin's account.
    """
    token = tokens.mint()
    with transaction.atomic():
        _hold(user.pk)
        _check_free(user)
        _end_invitations(user.pk)
        ends_at = timezone.now() + INVITATION_LASTS
        return Invitation.objects.create(inviter=user, token_hash=tokens.hashed(token), ends_at=ends_at), token


def open_invitation(token: str, viewer: User | None) -> Invitation:
    """The invitation, when this viewer (None: signed out) may accept it now; otherwise raises a `Refused`."""
    invitation = _find(token)
    if invitation.used_at or invitation.ends_at <= timezone.now() or not invitation.inviter.is_active:
        raise InvitationOver
    if viewer and invitation.inviter_id == viewer.pk:
        raise OwnInvitation
    if viewer:
        _check_free(viewer)
    if partner_of(invitation.inviter):
        raise InvitationOver
    return invitation


def accept(user: User, token: str) -> Couple:
    """Makes inviter (seat a) and `user` (seat b) a couple. Raises a `Refused`.

    Of two people who accept at once one is accepted. The same person pressing twice gets the same couple twice.
    """
    inviter_id = _find(token).inviter_id
    try:
        with transaction.atomic():
            _hold(inviter_id, user.pk)
            return _made_before(user, token) or _make(open_invitation(token, user), user)
    except IntegrityError:
        # Only what goes around these services gets here; the constraint "one couple at a time" stopped it.
        raise AlreadyInACouple from None


def leave(user: User) -> None:
    """Ends the couple of this person for both. Who is in none stays so; leaving twice is leaving once."""
    seat = partner_of(user)
    if seat is None:
        return
    with transaction.atomic():
        _hold(*seat.couple.partners.values_list("user_id", flat=True))
        now = timezone.now()
        if Couple.objects.filter(pk=seat.couple_id, ended_at=None).update(ended_at=now):
            seat.couple.partners.filter(left_at=None).update(left_at=now)
            CareLink.objects.filter(couple=seat.couple_id, ended_at=None).update(ended_at=now)
            couple_ending.send(sender=Couple, couple=seat.couple)
            transaction.on_commit(partial(couple_ended.send_robust, sender=Couple, couple=seat.couple))


def partner_of(user: User) -> Partner | None:
    """This person's own seat in the couple they are in now."""
    return Partner.objects.select_related("couple", "user").filter(user=user, left_at=None).first()


def other_of(partner: Partner) -> Partner:
    """The other seat of the same couple."""
    return Partner.objects.select_related("couple", "user").exclude(pk=partner.pk).get(couple_id=partner.couple_id)


def has_open_invitation(user: User) -> bool:
    return user.invitations.filter(_open()).exists()


def is_open_of(user: User, token: str) -> bool:
    """Whether this token is of an open invitation that this person made."""
    return user.invitations.filter(_open(), token_hash=tokens.hashed(token)).exists()


def _check_free(user: User) -> None:
    if partner_of(user):
        raise AlreadyInACouple
    works = TherapistProfile.objects.filter(user=user).exclude(state=TherapistProfile.State.REFUSED).exists()
    if works or user.is_staff:
        raise ForWork


def _make(invitation: Invitation, user: User) -> Couple:
    invitation.used_at = timezone.now()
    invitation.save(update_fields=["used_at"])
    _end_invitations(invitation.inviter_id, user.pk)
    couple = Couple.objects.create()
    Partner.objects.create(couple=couple, user=invitation.inviter, seat="a")
    Partner.objects.create(couple=couple, user=user, seat="b")
    transaction.on_commit(partial(couple_made.send_robust, sender=Couple, couple=couple))
    return couple


def _made_before(user: User, token: str) -> Couple | None:
    """The couple that this very invitation made with this person, while it lasts."""
    invitation, seat = _find(token), partner_of(user)
    if seat and seat.seat == "b" and invitation.used_at and other_of(seat).user_id == invitation.inviter_id:
        return seat.couple
    return None


def _find(token: str) -> Invitation:
    invitation = Invitation.objects.select_related("inviter").filter(token_hash=tokens.hashed(token)).first()
    if invitation is None:
        raise NotForYou
    return invitation


def _hold(*user_ids: int) -> None:
    list(User.objects.select_for_update(no_key=True).filter(pk__in=user_ids).order_by("pk"))


def _open() -> Q:
    return Q(used_at=None, ends_at__gt=timezone.now())


def _end_invitations(*user_ids: int) -> None:
    Invitation.objects.filter(_open(), inviter__in=user_ids).update(ends_at=timezone.now())
