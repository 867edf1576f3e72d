"""Writes into the log how somebody signed in or out, and what was refused: ids and methods, never an address or a name.

An address that was typed stands there as a keyed mark: many tries at one account look alike, and name nobody.
"""

import hashlib
import hmac
import logging
from typing import Any

from allauth.account.signals import authentication_step_completed, login_code_rejected
from allauth.mfa.signals import authentication_failed
from django.conf import settings
from django.contrib.auth.signals import user_logged_in, user_logged_out, user_login_failed
from django.dispatch import receiver

from accounts.models import User

logger = logging.getLogger("site.sign_in")


def mark_of(address: str) -> str:
    """The same for the same address, however it is written; without `SECRET_KEY` it leads to nobody."""
    return hmac.new(settings.SECRET_KEY.encode(), address.strip().lower().encode(), hashlib.sha256).hexdigest()[:12]


@receiver(authentication_step_completed)
def step_completed(user: User, method: str, **extra: Any) -> None:
    kind, again = extra.get("type", ""), extra.get("reauthenticated", False)
    logger.info("step completed: method=%s%s account=%s again=%s", method, kind and f".{kind}", user.pk, bool(again))


@receiver(user_logged_in)
def signed_in(user: User, **_kwargs: Any) -> None:
    logger.info("signed in: account=%s", user.pk)


@receiver(user_logged_out)
def signed_out(user: User | None, **_kwargs: Any) -> None:
    if user is not None:
        logger.info("signed out: account=%s", user.pk)


@receiver(user_login_failed)
def password_refused(credentials: dict[str, Any], **_kwargs: Any) -> None:
    address = credentials.get("email") or credentials.get("username") or ""
    logger.info("refused: method=password mark=%s", mark_of(str(address)))


@receiver(login_code_rejected)
def code_refused(user: User, last_attempt: bool, **_kwargs: Any) -> None:
    logger.info("refused: method=code account=%s last=%s", user.pk, last_attempt)


@receiver(authentication_failed)
def factor_refused(user: User, authenticator: Any, **_kwargs: Any) -> None:
    logger.info("refused: method=mfa.%s account=%s", authenticator.type, user.pk)


def log_too_many(what: str, account: User | str) -> None:
    """A try at a password, a code or a mail that was not even made."""
    name = f"account={account.pk}" if isinstance(account, User) else f"mark={mark_of(account)}"
    logger.info("refused: too many tries method=%s %s", what, name)
