"""A new password ends every session, and here at once what was sent to them. All other ends take the session's row."""

from typing import Any

from allauth.account.signals import password_changed, password_reset, password_set
from django.dispatch import receiver

from accounts.models import User
from accounts.push.subscriptions import unsubscribe_all


@receiver(password_changed)
@receiver(password_reset)
@receiver(password_set)
def end_with_the_old_password(user: User, **_kwargs: Any) -> None:
    unsubscribe_all(user)
