"""Erases an account for good: the keys to what the person wrote, and all that says who they were.

The row stays without a name, because the partner's dialogues and the trail point to it.
"""

from functools import partial
from uuid import uuid4

from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.contrib.admin.models import LogEntry
from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts import audit
from accounts.audit import Act
from accounts.auth import devices
from accounts.care import consent
from accounts.couples import invitations
from accounts.encryption import envelope, wal_checkpoint
from accounts.errors import LastAdmin
from accounts.models import (
    CareInvitation,
    Consent,
    Invitation,
    MailWishes,
    SeatCode,
    SeatUnlock,
    TherapistProfile,
    User,
)
from accounts.signals import person_erased, person_shown_out


def erase(user: User) -> None:
    """Erases the account, or nothing of it. Twice is once. Raises `LastAdmin` for the only one who can sign in.

    The couple ends with it, as if the person had left, so the partner sees just that. What a request still under way
    writes is either there before and erased here, or refused. Locks come in the order that everybody keeps: people,
    couple, keys, rows, trail; only then does the address change, which makes others wait who merely name this person.
    """
    with transaction.atomic():
        # The rows of all admins are the lock of the last one: of two who go at once the second one is it.
        invitations.hold(user, *User.objects.filter(is_staff=True).values_list("pk", flat=True))
        user = User.objects.get(pk=user.pk)
        if is_last_admin(user):
            raise LastAdmin
        if user.erased_at is None:
            forget(user)
            invitations.leave(user)
            _end_care(user)
            audit.record(user, Act.ACCOUNT_ERASED, about=user)
            _unname(user)
            transaction.on_commit(partial(person_shown_out.send_robust, sender=User, user=user))


def forget(user: User) -> None:
    """The keys first: without them every word of this person is noise, wherever a copy of it lies. Twice is once."""
    with transaction.atomic():
        envelope.destroy_keys(user)
        _forget(user)
        person_erased.send(sender=User, user=user)
        transaction.on_commit(wal_checkpoint.truncate, robust=True)


def is_last_admin(user: User) -> bool:
    admins = User.objects.filter(is_staff=True, is_active=True)
    return user.is_staff and not admins.exclude(pk=user.pk).exists()


def _end_care(user: User) -> None:
    """As a therapist and as a partner; what has ended stays in the history, without a name."""
    consent.end_all_of(user, user)
    Consent.objects.filter(user=user, withdrawn_at=None).update(withdrawn_at=timezone.now())


def _forget(user: User) -> None:
    """All that these apps know of the person, but for the row."""
    TherapistProfile.objects.filter(user=user).delete()
    Invitation.objects.filter(inviter=user).delete()
    CareInvitation.objects.filter(inviter=user).delete()
    MailWishes.objects.filter(person=user).delete()
    SeatUnlock.objects.filter(person=user).delete()
    SeatCode.objects.filter(person=user).delete()
    Authenticator.objects.filter(user=user).delete()
    EmailAddress.objects.filter(user=user).delete()
    devices.end_sessions(user)
    kind = ContentType.objects.get_for_model(User)
    LogEntry.objects.filter(content_type=kind, object_id=str(user.pk)).update(object_repr="", change_message="")


def _unname(user: User) -> None:
    user.name, user.email = _("A former partner"), f"{uuid4().hex}@erased.invalid"
    user.is_active = user.is_staff = user.is_superuser = False
    user.erased_at = timezone.now()
    user.last_login, user.hints, user.focus = None, True, False
    user.theme = user.text_size = ""
    user.set_unusable_password()
    user.save()
    user.groups.clear()
    user.user_permissions.clear()
