"""Brings a couple and a therapist together, and parts them. A therapist may read only while both partners consent.

Every change locks the people first where a role matters (`accounts.roles`), and then the couple's row. On SQLite the
transaction itself is that lock.
"""

from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from accounts import audit, pairing, roles, tokens
from accounts.audit import Act
from accounts.models import INVITATION_LASTS, CareInvitation, CareLink, Consent, Couple, User
from accounts.refusals import (
    HasTherapist,
    InvitationOver,
    NeedsCouple,
    NeedsTherapist,
    NotForYou,
    OlderText,
    OwnInvitation,
)
from accounts.signals import say_care_changed

CONSENT_VERSION = 2  # of the text in templates/accounts/_consent.html; a new version asks everybody anew


def active_links() -> QuerySet[CareLink]:
    """The links that open something now: both consent to today's text, the couple lasts, the therapist is approved."""
    standing = Q(consents__withdrawn_at=None, consents__version=CONSENT_VERSION, consents__user__is_active=True)
    at_work = roles.therapists_at_work().values("user")
    links = CareLink.objects.filter(ended_at=None, couple__ended_at=None, therapist__in=at_work)
    return links.annotate(agreed=Count("consents", filter=standing, distinct=True)).filter(agreed=2)


def may_read(therapist: User, couple: Couple) -> bool:
    return active_links().filter(therapist=therapist, couple=couple).exists()


def link_of(couple: Couple) -> CareLink | None:
    """The couple's link that has not ended, active or not."""
    return CareLink.objects.select_related("therapist").filter(couple=couple, ended_at=None).first()


def consent_of(link: CareLink, user: User) -> Consent | None:
    """This partner's standing consent to today's text."""
    return Consent.objects.filter(link=link, user=user, withdrawn_at=None, version=CONSENT_VERSION).first()


def asked_anew_for(user: User) -> User | None:
    """The therapist to whom this partner said yes by an older text, and has not answered today's."""
    seat = pairing.partner_of(user)
    link = link_of(seat.couple) if seat else None
    older = Consent.objects.filter(link=link, user=user, withdrawn_at=None).exclude(version=CONSENT_VERSION)
    return link.therapist if link and older.exists() else None


def invite(user: User) -> str:
    """A token of a new link, for the other side to open. Older open ones of the same person end.

    Raises `HasTherapist`, or `NeedsCouple` for anyone who is neither in a couple nor a therapist.
    """
    token, now = tokens.mint(), timezone.now()
    with transaction.atomic():
        roles.hold(user.pk)
        seat = pairing.partner_of(user)
        if seat is None and not roles.is_therapist(user):
            raise NeedsCouple
        if seat and link_of(seat.couple):
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
        seat = pairing.partner_of(viewer)
        if seat is None:
            raise NeedsCouple
        if not roles.may_care_for(found.inviter, seat.couple):
            raise InvitationOver
        couple = seat.couple
    if link_of(couple):
        raise HasTherapist
    return found


def accept(user: User, token: str, *, read: int | None = None) -> CareLink:
    """Makes the link, and gives the consent of the one who accepts, if that is a partner. Raises a `Refused`.

    `read` is the version of the text on the page that was answered: a yes to an older one is none to today's.
    """
    with transaction.atomic():
        roles.hold(open_invitation(token, user).inviter_id, user.pk)
        invitation = open_invitation(token, user)  # again, now that neither side can take another role
        couple = invitation.couple or pairing.partner_of(user).couple  # type: ignore[union-attr]  # checked above
        _hold(couple)
        invitation = open_invitation(token, user)  # again, now that nobody else can change it
        invitation.used_at = timezone.now()
        invitation.save(update_fields=["used_at"])
        therapist = user if invitation.couple else invitation.inviter
        link = CareLink.objects.create(couple=couple, therapist=therapist)
        audit.record(user, Act.CARE_LINKED, couple=couple, about=therapist)
        if user != therapist:
            _give(link, user, read)
        _say_changed(link)
    return link


def consent(user: User, link_id: int, *, read: int | None = None) -> None:
    """One partner's yes. Twice is once. `read` as for `accept`.

    Raises `NotForYou` for a link that is not their couple's, `OlderText` for a yes to an older text.
    """
    with transaction.atomic():
        link = _own_link(user, link_id)
        if consent_of(link, user) is None:
            Consent.objects.filter(link=link, user=user, withdrawn_at=None).update(withdrawn_at=timezone.now())
            _give(link, user, read)
            _say_changed(link)


def withdraw(user: User, link_id: int) -> None:
    """One partner's yes taken back, at once. When nobody's yes is left the link ends. Raises `NotForYou`."""
    with transaction.atomic():
        link = _own_link(user, link_id)
        if Consent.objects.filter(link=link, user=user, withdrawn_at=None).update(withdrawn_at=timezone.now()):
            audit.record(user, Act.CONSENT_WITHDRAWN, couple=link.couple, about=link.therapist)
        if not link.consents.filter(withdrawn_at=None).exists():
            _end(link, user)
        _say_changed(link)


def end(therapist: User, link_id: int) -> None:
    """The therapist parts from the couple. Raises `NotForYou` for another's link."""
    with transaction.atomic():
        if not CareLink.objects.filter(pk=link_id, therapist=therapist).exists():
            raise NotForYou
        _end_these(CareLink.objects.filter(pk=link_id), therapist)


def end_all_of(therapist: User, by: User) -> None:
    """Parts a therapist whom an admin refuses, or whose account closes, from every couple; open invitations end too.

    In the transaction of the caller, who holds the therapist's row. Each couple hears it as when a therapist parts.
    """
    now = timezone.now()
    CareInvitation.objects.filter(inviter=therapist, couple=None, used_at=None, ends_at__gt=now).update(ends_at=now)
    _end_these(CareLink.objects.filter(therapist=therapist), by)


def _own_link(user: User, link_id: int) -> CareLink:
    """The link of this person's couple, locked. Raises `NotForYou`, also when it has just ended."""
    seat = pairing.partner_of(user)
    if seat is None:
        raise NotForYou
    _hold(seat.couple)
    links = CareLink.objects.select_related("couple", "therapist").filter(pk=link_id, ended_at=None)
    link = links.filter(couple=seat.couple, couple__ended_at=None).first()
    if link is None:
        raise NotForYou
    return link


def _stands(invitation: CareInvitation) -> bool:
    """Whether the side that invited can still be joined."""
    if invitation.couple:
        return invitation.couple.ended_at is None and invitation.inviter.is_active
    return roles.is_therapist(invitation.inviter)


def _give(link: CareLink, user: User, read: int | None) -> None:
    if read not in {None, CONSENT_VERSION}:
        raise OlderText
    Consent.objects.create(link=link, user=user, version=CONSENT_VERSION)
    audit.record(user, Act.CONSENT_GIVEN, couple=link.couple, about=link.therapist)


def _end(link: CareLink, by: User) -> None:
    link.ended_at = timezone.now()
    link.save(update_fields=["ended_at"])
    audit.record(by, Act.CARE_ENDED, couple=link.couple, about=link.therapist)


def _end_these(links: QuerySet[CareLink], by: User) -> None:
    """Ends those that still stand when nobody else can change them any more."""
    _hold(*Couple.objects.filter(care_links__in=links))
    for link in links.select_related("couple", "therapist").filter(ended_at=None).order_by("couple"):
        _end(link, by)
        _say_changed(link)


def _hold(*couples: Couple) -> None:
    keys = [couple.pk for couple in couples]
    list(Couple.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk"))


def _say_changed(link: CareLink) -> None:
    say_care_changed(link.couple, link.therapist)
