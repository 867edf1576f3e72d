"""Limits on attempts at a password, a code or an email: so that nobody can guess, and nobody is locked out by others.

Tries in a browser that the account knows are counted for that browser alone. All others are counted for the address
they come from, and together for the account: many machines that guess at once are stopped, its owner is not.
"""

from allauth.account.internal.userkit import filter_users_by_email
from allauth.core.internal import ratelimit
from allauth.core.internal.ratelimit import RateLimitUsage
from django.http import HttpRequest

from accounts.auth.known_device import name_of_device
from accounts.auth.sessions import key_hash
from accounts.auth.sign_in_log import log_too_many
from accounts.models import User

PASSWORD, CODE, MAIL = "password", "code", "mail"
# For a browser the account knows; for one address and this account; for all other browsers and this account together.
# One address alone never fills the last one.
RATES = {
    PASSWORD: ("5/300s/key", "5/300s/key,10/h/key", "50/h/key"),
    CODE: ("5/300s/key", "5/300s/key,10/h/key", "20/h/key"),
    MAIL: ("5/m/key", "5/m/key,10/h/key", "40/h/key"),
}
ONE_ADDRESS = "10/m/ip"  # whatever the account
# The pages whose form names an account, and the field in which it does. No other page is told by a browser whose it is.
NAMED = {"account_login": "login", "account_reset_password": "email", "account_request_login_code": "email"}


def take(request: HttpRequest, what: str, account: User | str) -> RateLimitUsage | None:
    """Counts one try at an account, or at an address that was typed. None when it must not even be tried.

    What went well is given back by `rollback`.
    """
    known, place, together = RATES[what]
    name = str(account.pk) if isinstance(account, User) else account.strip().lower()
    if here := _known(request, account):
        limits = [(known, f"{here}|{name}")]
    else:
        limits = [(ONE_ADDRESS, ""), (place, f"{ratelimit.get_ip(request)}|{name}"), (together, name)]
    taken = RateLimitUsage(usage=[])
    for number, (rates, key) in enumerate(limits):
        action = f"{what}.{number}.{len(limits)}"
        usage = ratelimit.consume(request, app="accounts", action=action, config={action: rates}, key=key)
        if usage is None:
            taken.rollback()
            log_too_many(what, account)
            return None
        taken.usage += usage.usage
    return taken


def account_at(address: str) -> User | str:
    """The person who signs in with this address, or the address itself when nobody does. Both are counted alike."""
    users: list[User] = filter_users_by_email(address, prefer_verified=True, for_login=True)
    return users[0] if users else address


def device_meant(request: HttpRequest) -> str:
    """The browser's name for the account that a form means, when it is known there; "" otherwise.

    For limits by address: whoever shares a connection with somebody must not use up their tries. The field that the
    form itself reads counts, and no other: else anybody with an account would be as many addresses as they like.
    """
    page = request.resolver_match.view_name if request.resolver_match else ""
    address = request.POST.get(NAMED[page], "") if page in NAMED else ""
    account = account_at(address) if address and request.COOKIES else ""
    name = name_of_device(request, account) if isinstance(account, User) else ""
    return name and f"device.{name}"


def _known(request: HttpRequest, account: User | str) -> str:
    """A name for this browser where the account knows it: by its session, or by its cookie."""
    if not isinstance(account, User):
        return ""
    if request.user == account:
        return key_hash(request.session.session_key)
    return name_of_device(request, account)
