"""Emails about a changed address, to every address that the change concerns; allauth writes to one of them."""

from typing import Any

from allauth.account.adapter import get_adapter
from allauth.account.models import EmailAddress
from allauth.account.signals import email_added, email_changed, email_removed
from django.dispatch import receiver

from accounts.models import User


@receiver(email_added)
def tell_of_added(user: User, email_address: EmailAddress, **_kwargs: Any) -> None:
    """The address in use; the new one gets the link that proves it."""
    get_adapter().send_notification_mail("account/email/email_added", user, {"added_email": email_address.email})


@receiver(email_changed)
def tell_new_of_changed(
    user: User, from_email_address: EmailAddress | None, to_email_address: EmailAddress, **_kwargs: Any
) -> None:
    """allauth writes to the old one."""
    if from_email_address:
        changed = {"from_email": from_email_address.email, "to_email": to_email_address.email}
        get_adapter().send_notification_mail("account/email/email_changed", user, changed, to_email_address.email)


@receiver(email_removed)
def tell_removed(user: User, email_address: EmailAddress, **_kwargs: Any) -> None:
    """allauth writes to the one in use. One that was never proved may be anybody's, and is told nothing."""
    if email_address.verified:
        gone = {"deleted_email": email_address.email}
        get_adapter().send_notification_mail("account/email/email_deleted", user, gone, email_address.email)
