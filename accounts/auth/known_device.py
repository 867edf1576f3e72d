"""A browser in which somebody has signed in before, known by a cookie (OWASP's "device cookies").

Nothing is kept here: the cookie holds random names, each with a code that only this site can make for one person and
their password of today. It says neither who that is nor how many there are here. A new password makes every other
browser unknown, so whoever knew the old one has no known browser left.
"""

import secrets
from collections.abc import Callable
from datetime import timedelta
from typing import Any

from allauth.account.signals import password_changed, password_reset, password_set, user_logged_in
from django.conf import settings
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.crypto import constant_time_compare, salted_hmac

from accounts.models import User

LASTS = timedelta(days=180)
MOST = 4  # people of one browser; a couple may share one
SALT = "accounts.auth.known_device"
_MARK = "accounts.auth.known_device"  # in `request.META`, where no browser can write it: headers begin with HTTP_


def name_of_device(request: HttpRequest, user: User) -> str:
    """The random name under which this person knows this browser; "" when they have not signed in here lately."""
    return next((token.split(".")[1] for token in _tokens(request) if _is_of(token, user)), "")


def remember(request: HttpRequest, user: User) -> None:
    """The answer to this request makes its browser known to this person."""
    request.META[_MARK] = user


@receiver(user_logged_in)
@receiver(password_changed)
@receiver(password_set)
@receiver(password_reset)
def remember_who_proved_it(request: HttpRequest, user: User, **_kwargs: Any) -> None:
    """By a whole sign-in, or by a link in a mail to them."""
    remember(request, user)


class KnownDeviceMiddleware:
    """Sets the cookie where somebody has just signed in."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        user = request.META.get(_MARK)
        if isinstance(user, User):
            response.set_cookie(
                settings.KNOWN_DEVICE_COOKIE_NAME,
                _cookie_value(request, user),
                max_age=LASTS,
                secure=settings.SECURE,
                httponly=True,
                samesite="Lax",
            )
        return response


def _cookie_value(request: HttpRequest, user: User) -> str:
    """The cookie as it was, and this person first. They keep the name, so their limit on this browser goes on."""
    others = [token for token in _tokens(request) if not _is_of(token, user)]
    day, name = _today(), name_of_device(request, user) or secrets.token_urlsafe(16)
    return ":".join([f"{day}.{name}.{_code(user, day, name)}", *others][:MOST])


def _tokens(request: HttpRequest) -> list[str]:
    """As many as there may be, each in three parts; anything else in the cookie is passed over."""
    tokens = request.COOKIES.get(settings.KNOWN_DEVICE_COOKIE_NAME, "").split(":")[:MOST]
    return [token for token in tokens if token.count(".") == 2]


def _is_of(token: str, user: User) -> bool:
    day, name, code = token.split(".")
    if not (day.isascii() and day.isdecimal() and len(day) <= 6) or not 0 <= _today() - int(day) <= LASTS.days:
        return False
    keys = [settings.SECRET_KEY, *settings.SECRET_KEY_FALLBACKS]
    return any(constant_time_compare(code, _code(user, int(day), name, key)) for key in keys)


def _code(user: User, day: int, name: str, key: str | bytes | None = None) -> str:
    said = f"{user.pk}|{user.password}|{day}|{name}"
    return salted_hmac(SALT, said, secret=key, algorithm="sha256").hexdigest()


def _today() -> int:
    return timezone.now().date().toordinal()
