"""What follows when a second factor is added: this session has proven it, and every other session ends."""

from typing import Any

from allauth.account.internal.flows.login import record_authentication
from allauth.mfa.models import Authenticator
from allauth.mfa.signals import authenticator_added, authenticator_reset
from django.dispatch import receiver
from django.http import HttpRequest

from accounts.auth.devices import end_sessions
from accounts.auth.mfa.proven_factor import METHOD
from accounts.models import User


@receiver(authenticator_added)
def prove_and_end_others(request: HttpRequest, user: User, authenticator: Authenticator, **_kwargs: Any) -> None:
    """A session of before the factor may be somebody else's, who knew the password alone."""
    if authenticator.type == Authenticator.Type.RECOVERY_CODES:  # they come along with a first factor, unasked
        return
    record_authentication(request, user, METHOD, id=authenticator.pk, type=authenticator.type)
    end_sessions(user, but=request.session.session_key)


@receiver(authenticator_reset)
def prove_again(request: HttpRequest, user: User, authenticator: Authenticator, **_kwargs: Any) -> None:
    """New spare codes are a new row; the person who made them had proven a factor, perhaps one of the old codes."""
    record_authentication(request, user, METHOD, id=authenticator.pk, type=authenticator.type)
