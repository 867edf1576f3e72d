"""The link of a couple with its therapist, and the consents to it. A therapist may read only while both consent.

Every change locks the people first where a role matters (`accounts.roles`), and then the couple's row. On SQLite the
transaction itself is that lock.
"""

from django.db import transaction
from django.db.models import Count, Q, QuerySet
from django.utils import timezone

from accounts import audit, roles
from accounts.audit import Act
from accounts.couples import invitations
from accounts.errors import NotForYou, OlderText
from accounts.models import CareInvitation, CareLink, Consent, Couple, User
from accounts.models.prepared_statements import Parameter, Select
from accounts.signals import say_care_changed

CONSENT_VERSION = 2  # of the text in templates/accounts/_consent.html; a new version asks everybody anew


LINK = Select(
    lambda: CareLink.objects.select_related("therapist").filter(
        couple=Parameter("couple", Couple._meta.pk),  # noqa: SLF001  Django's documented Model _meta API
        ended_at=None,
    )
)


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
    return LINK.first(couple=couple.pk)


def consent_of(link: CareLink, user: User) -> Consent | None:
    """This partner's standing consent to today's text."""
    return Consent.objects.filter(link=link, user=user, withdrawn_at=None, version=CONSENT_VERSION).first()


def asked_anew_for(user: User) -> User | None:
    """The therapist to whom this partner said yes by an older text, and has not answered today's."""
    seat = invitations.partner_of(user)
    link = link_of(seat.couple) if seat else None
    older = Consent.objects.filter(link=link, user=user, withdrawn_at=None).exclude(version=CONSENT_VERSION)
    return link.therapist if link and older.exists() else None


def begin(couple: Couple, therapist: User, by: User, *, read: int | None) -> CareLink:
    """Makes the link, in the transaction of the caller, who holds the couple's row.

    Gives the consent of `by`, if that is a partner. `read` is the version of the text on the page that was answered: a
    yes to an older one is none to today's. Raises `OlderText` for it.
    """
    link = CareLink.objects.create(couple=couple, therapist=therapist)
    audit.record(by, Act.CARE_LINKED, couple=couple, about=therapist)
    if by != therapist:
        _give(link, by, read)
    _say_changed(link)
    return link


def consent(user: User, link_id: int, *, read: int | None = None) -> None:
    """One partner's yes. Twice is once. `read` as for `begin`.

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
    seat = invitations.partner_of(user)
    if seat is None:
        raise NotForYou
    hold(seat.couple)
    links = CareLink.objects.select_related("couple", "therapist").filter(pk=link_id, ended_at=None)
    link = links.filter(couple=seat.couple, couple__ended_at=None).first()
    if link is None:
        raise NotForYou
    return link


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
    lasting = links.filter(ended_at=None)
    hold(*Couple.objects.filter(care_links__in=lasting))  # of none that ended before: nobody expects their lock here
    for link in lasting.select_related("couple", "therapist").order_by("couple"):
        _end(link, by)
        _say_changed(link)


def hold(*couples: Couple) -> None:
    """Locks these couples until the transaction ends, after the people and before anything else."""
    keys = [couple.pk for couple in couples]
    list(Couple.objects.select_for_update(no_key=True).filter(pk__in=keys).order_by("pk"))


def _say_changed(link: CareLink) -> None:
    say_care_changed(link.couple, link.therapist)
