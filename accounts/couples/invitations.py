"""Invitations and couples: two people join by a link that works once, and disconnect. Knows no pages and no email.

Every change locks the people first, in the order of their ids, and only then looks: two who press at once go one after
the other. On SQLite the transaction itself is that lock.
"""

from functools import partial

from django.db import IntegrityError, transaction
from django.db.models import Q
from django.utils import timezone

from accounts import audit, roles
from accounts.audit import Act
from accounts.couples import tokens
from accounts.errors import AlreadyInACouple, InvitationOver, NotForYou, OwnInvitation, Refused
from accounts.models import INVITATION_LASTS, CareLink, Couple, Invitation, Partner, SeatUnlock, User
from accounts.roles import EXCLUDED, Role
from accounts.signals import couple_ended, couple_ending, couple_made


def invite(user: User) -> tuple[Invitation, str]:
    """A new invitation and its token, which no table holds. Older open ones of the same person end.

    Raises `AlreadyInACouple`, and `ForWork` for a therapist's or an admin's account.
    """
    token = tokens.mint()
    with transaction.atomic():
        roles.hold(user.pk)
        roles.check_may_become(user, Role.PARTNER)
        end_invitations(user.pk)
        ends_at = timezone.now() + INVITATION_LASTS
        return Invitation.objects.create(inviter=user, token_hash=tokens.hashed(token), ends_at=ends_at), token


def open_invitation(token: str, viewer: User | None) -> Invitation:
    """The invitation, when this viewer (None: signed out) may accept it now; otherwise raises a `Refused`."""
    invitation = _find(token)
    if invitation.used_at or invitation.ends_at <= timezone.now():
        raise InvitationOver
    if viewer and invitation.inviter_id == viewer.pk:
        raise OwnInvitation
    if viewer:
        roles.check_may_become(viewer, Role.PARTNER)
    try:
        roles.check_may_become(invitation.inviter, Role.PARTNER)
    except Refused:  # what the inviter has become since is not for the viewer to know
        raise InvitationOver from None
    return invitation


def accept(user: User, token: str) -> Couple:
    """Makes inviter (seat a) and `user` (seat b) a couple. Raises a `Refused`.

    Of two people who accept at once one is accepted. The same person pressing twice gets the same couple twice.
    """
    inviter_id = _find(token).inviter_id
    try:
        with transaction.atomic():
            roles.hold(inviter_id, user.pk)
            return _made_before(user, token) or _make(open_invitation(token, user), user)
    except IntegrityError:
        # Only what goes around these services gets here; the constraint "one couple at a time" stopped it.
        raise AlreadyInACouple from None


def joined_by(user: User, token: str) -> bool:
    """Whether it was by this link that this person joined the partner they have now. Raises `NotForYou`."""
    return _made_before(user, token) is not None


def leave(user: User) -> None:
    """Ends the couple of this person for both. A person in none stays so; leaving twice is leaving once."""
    seat = partner_of(user)
    if seat is None:
        return
    with transaction.atomic():
        roles.hold(*seat.couple.partners.values_list("user_id", flat=True))
        now = timezone.now()
        if Couple.objects.filter(pk=seat.couple_id, ended_at=None).update(ended_at=now):
            seat.couple.partners.filter(left_at=None).update(left_at=now)
            for link in CareLink.objects.select_related("therapist").filter(couple=seat.couple_id, ended_at=None):
                CareLink.objects.filter(pk=link.pk).update(ended_at=now)
                audit.record(user, Act.CARE_ENDED, couple=seat.couple, about=link.therapist)
            SeatUnlock.objects.filter(person__partners__couple=seat.couple_id, ended_at=None).update(ended_at=now)
            couple_ending.send(sender=Couple, couple=seat.couple)
            transaction.on_commit(partial(couple_ended.send_robust, sender=Couple, couple=seat.couple))


def hold(user: User, *also: int) -> None:
    """Locks this person, their partner and the people in `also`, and then every couple the person belongs to or works
    with, until the transaction ends. All people in one go, in the order of their ids, as everybody locks them.
    """
    seat = partner_of(user)
    roles.hold(user.pk, *also, *(seat.couple.partners.values_list("user_id", flat=True) if seat else ()))
    mine = Partner.objects.filter(user=user, left_at=None).values("couple")
    works_with = CareLink.objects.filter(therapist=user, ended_at=None).values("couple")
    couples = Couple.objects.select_for_update(no_key=True).filter(Q(pk__in=mine) | Q(pk__in=works_with))
    list(couples.order_by("pk"))


def partner_of(user: User) -> Partner | None:
    """This person's own seat in the couple they are in now."""
    return Partner.objects.select_related("couple", "user").filter(user=user, left_at=None).first()


def other_of(partner: Partner) -> Partner:
    """The other seat of the same couple."""
    return Partner.objects.select_related("couple", "user").exclude(pk=partner.pk).get(couple_id=partner.couple_id)


def former_partner_of(user: User) -> Partner | None:
    """The other seat of the couple that this person, who is in none now, was in last."""
    seat = Partner.objects.filter(user=user).exclude(left_at=None).order_by("-left_at").first()
    return other_of(seat) if seat else None


def end_invitations(*user_ids: int) -> None:
    """Their open links end: each has found a partner, or has taken a role that excludes one."""
    Invitation.objects.filter(_open(), inviter__in=user_ids).update(ends_at=timezone.now())


def open_invitation_of(user: User) -> Invitation | None:
    """The one that this person made and nobody has accepted yet."""
    return user.invitations.filter(_open()).first()


def needs_partner(user: User) -> bool:
    """Whether this person could invite somebody now and has not: no partner, no open link, no account for work."""
    return not (roles.roles_of(user) & EXCLUDED[Role.PARTNER].keys()) and open_invitation_of(user) is None


def is_open_of(user: User, token: str) -> bool:
    """Whether this token is of an open invitation that this person made."""
    return user.invitations.filter(_open(), token_hash=tokens.hashed(token)).exists()


def _make(invitation: Invitation, user: User) -> Couple:
    invitation.used_at = timezone.now()
    invitation.save(update_fields=["used_at"])
    end_invitations(invitation.inviter_id, user.pk)
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


def _open() -> Q:
    return Q(used_at=None, ends_at__gt=timezone.now())
