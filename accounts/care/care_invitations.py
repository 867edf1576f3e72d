"""Invitations that bring a couple and a therapist together, by a link that works once, from either side."""

from django.db import transaction
from django.utils import timezone

from accounts import roles
from accounts.care import consent
from accounts.couples import invitations, tokens
from accounts.errors import HasTherapist, InvitationOver, NeedsCouple, NeedsTherapist, NotForYou, OwnInvitation
from accounts.models import INVITATION_LASTS, CareInvitation, CareLink, User


def invite(user: User) -> str:
    """A token of a new link, for the other side to open. Older open ones of the same person end.

    Raises `HasTherapist`, or `NeedsCouple` for anyone who is neither in a couple nor a therapist.
    """
    token, now = tokens.mint(), timezone.now()
    with transaction.atomic():
        roles.hold(user.pk)
        seat = invitations.partner_of(user)
        if seat is None and not roles.is_therapist(user):
            raise NeedsCouple
        if seat and consent.link_of(seat.couple):
            raise HasTherapist
        if seat:  # a therapist invites many couples at a time
            CareInvitation.objects.filter(inviter=user, used_at=None, ends_at__gt=now).update(ends_at=now)
        CareInvitation.objects.create(
            inviter=user,
            couple=seat.couple if seat else None,
            token_hash=tokens.hashed(token),
            ends_at=now + INVITATION_LASTS,
        )
    return token


def open_invitation(token: str, viewer: User) -> CareInvitation:
    """The invitation, when this viewer may accept it now; otherwise raises a `Refused`."""
    found = CareInvitation.objects.select_related("inviter", "couple").filter(token_hash=tokens.hashed(token)).first()
    if found is None:
        raise NotForYou
    if found.used_at or found.ends_at <= timezone.now() or not _stands(found):
        raise InvitationOver
    if found.inviter_id == viewer.pk:
        raise OwnInvitation
    if found.couple:
        if not roles.may_care_for(viewer, found.couple):
            raise NeedsTherapist
        couple = found.couple
    else:
        seat = invitations.partner_of(viewer)
        if seat is None:
            raise NeedsCouple
        if not roles.may_care_for(found.inviter, seat.couple):
            raise InvitationOver
        couple = seat.couple
    if consent.link_of(couple):
        raise HasTherapist
    return found


def accept(user: User, token: str, *, read: int | None = None) -> CareLink:
    """Makes the link, and gives the consent of the one who accepts, if that is a partner. `read` as for `care.begin`.

    Raises a `Refused`.
    """
    with transaction.atomic():
        roles.hold(open_invitation(token, user).inviter_id, user.pk)
        invitation = open_invitation(token, user)  # again, now that neither side can take another role
        couple = invitation.couple or invitations.partner_of(user).couple  # type: ignore[union-attr]  # checked above
        consent.hold(couple)
        invitation = open_invitation(token, user)  # again, now that nobody else can change it
        invitation.used_at = timezone.now()
        invitation.save(update_fields=["used_at"])
        therapist = user if invitation.couple else invitation.inviter
        return consent.begin(couple, therapist, user, read=read)


def _stands(invitation: CareInvitation) -> bool:
    """Whether the side that invited can still be joined."""
    if invitation.couple:
        return invitation.couple.ended_at is None and invitation.inviter.is_active
    return roles.is_therapist(invitation.inviter)
