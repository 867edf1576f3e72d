"""Actions of an admin on an account, each in the audit trail. It never touches what anybody wrote."""

from functools import partial

from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.db import transaction
from django.db.models import Q
from django.http import HttpRequest

from accounts import audit, roles
from accounts.audit import Act
from accounts.auth.devices import end_sessions
from accounts.care import consent
from accounts.couples import invitations
from accounts.models import CareLink, User
from accounts.roles import Role
from accounts.signals import person_shown_out, say_care_changed


def deactivate(user: User, by: User) -> bool:
    """Nobody signs in to it any more; what is open of it closes. False for oneself: an admin always stays.

    Care by a therapist ends with it, so that an account that opens again later opens no couple.
    """
    with transaction.atomic():
        _hold(user, by)
        if user == by or not user.is_active:
            return False
        _switch(user, on=False)
        consent.end_all_of(user, by)
        audit.record(by, Act.ACCOUNT_DEACTIVATED, about=user)
        _show_out(user)
    return True


def reactivate(user: User, by: User) -> bool:
    """The account opens again. False for one that is open, or was erased. Raises `ForWork` for one with two roles."""
    with transaction.atomic():
        _hold(user, by)
        if user.is_active or user.erased_at:
            return False
        roles.check_compatible(user)
        _switch(user, on=True)
        audit.record(by, Act.ACCOUNT_REACTIVATED, about=user)
    return True


def sign_out(user: User, by: User) -> bool:
    """Ends every session of this person, on all their devices."""
    with transaction.atomic():
        audit.record(by, Act.SESSIONS_ENDED, about=user)
        _show_out(user)
    return True


def send_verification(request: HttpRequest, user: User, by: User) -> bool:
    """Sends the link that proves an address again. False when every address of theirs is proved."""
    waiting = list(EmailAddress.objects.filter(user=user, verified=False))
    for address in waiting:
        address.send_confirmation(request)
    if waiting:
        audit.record(by, Act.VERIFICATION_SENT, about=user)
    return bool(waiting)


def reset_second_factor(user: User, by: User | None, reason: str) -> bool:
    """For somebody who lost theirs: their password still stands, they are signed out and told so. False without one.

    By nobody where it is done from the command line.
    """
    with transaction.atomic():
        if not Authenticator.objects.filter(user=user).delete()[0]:
            return False
        audit.record(by, Act.SECOND_FACTOR_RESET, about=user, reason=reason)
        transaction.on_commit(partial(get_adapter().send_notification_mail, "mfa/email/totp_deactivated", user))
        _show_out(user)
    return True


def make_admin(user: User, by: User) -> bool:
    """Lets somebody open the admin site. Their open invitations end.

    False for an admin. Raises a `Refused` for a role that excludes this one.
    """
    with transaction.atomic():
        _hold(user, by)
        if user.is_staff:
            return False
        roles.check_may_become(user, Role.ADMIN)
        invitations.end_invitations(user.pk)
        _set_staff(user, by, Act.ADMIN_MADE, on=True)
    return True


def unmake_admin(user: User, by: User) -> bool:
    """Takes that away. False for oneself."""
    with transaction.atomic():
        _hold(user, by)
        if user == by or not user.is_staff:
            return False
        _set_staff(user, by, Act.ADMIN_UNMADE, on=False)
    return True


def _hold(user: User, by: User) -> None:
    """Both as they are now. Of two admins who shut each other out at once, the second one gets `NotAnAdmin`."""
    roles.hold(user.pk, by.pk)
    roles.check_admin(by)
    user.refresh_from_db(fields=["is_active", "is_staff", "erased_at"])


def _set_staff(user: User, by: User, act: Act, *, on: bool) -> None:
    user.is_staff, user.is_superuser = on, False
    user.save(update_fields=["is_staff", "is_superuser"])
    audit.record(by, act, about=user)


def _switch(user: User, *, on: bool) -> None:
    user.is_active = on
    user.save(update_fields=["is_active"])


def _show_out(user: User) -> None:
    """Sessions end; sockets look again, those of a therapist too who could read with this person's consent."""
    end_sessions(user)
    transaction.on_commit(partial(person_shown_out.send_robust, sender=User, user=user))
    theirs = Q(couple__partners__user=user, couple__partners__left_at=None) | Q(therapist=user)
    links = CareLink.objects.filter(theirs, ended_at=None).distinct()
    for link in links.select_related("couple", "therapist"):
        say_care_changed(link.couple, link.therapist)
