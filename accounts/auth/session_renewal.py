"""Middleware that prolongs a session in use, with one write a day. An open room does the same by its heartbeat."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse

from accounts.auth.idle_sign_out import limit_of
from accounts.auth.session_age import last_end, renewed
from accounts.auth.sessions import SessionStore, key_hash, prolong
from accounts.models import User


class SessionRenewalMiddleware:
    """The end is read with the session itself, so a query is made only on the day that moves it."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if isinstance(request.user, User) and isinstance(request.session, SessionStore):
            _renew(request.session, request.user)
        return self.get_response(request)


def _renew(session: SessionStore, user: User) -> None:
    end = renewed(session.end, last_end(session)) if session.end else None
    if end and not limit_of(user):
        prolong(key_hash(session.session_key), end)
