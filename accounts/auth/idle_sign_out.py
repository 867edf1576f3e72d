"""Signs somebody who works here out after minutes without activity: whose limit is how long, and whether it is over.

Activity is a request that a person makes. An open socket is none, nor a page that looks again by itself.
"""

from collections.abc import Callable
from datetime import timedelta

from allauth.usersessions.models import UserSession
from django.conf import settings
from django.contrib import messages
from django.contrib.auth import logout
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.translation import gettext as _

from accounts.auth.browser_data import keep_typed_text
from accounts.auth.sessions import key_hash
from accounts.models import User
from accounts.models.prepared_statements import Parameter, Select
from accounts.roles import is_therapist

IDLE = Select(  # asked for each page
    lambda: UserSession.objects.only("pk").filter(
        session_key=Parameter("session", models.CharField()),
        user=Parameter("user", models.BigIntegerField()),
        last_seen_at__lt=Parameter("since", models.DateTimeField()),
    )
)


def limit_of(user: User) -> int:
    """In minutes; 0 for everybody who does not work here, for a dialogue may rest for hours."""
    if user.is_staff:
        return int(settings.ADMIN_IDLE_MINUTES)
    return int(settings.THERAPIST_IDLE_MINUTES) if is_therapist(user) else 0


def is_over(user: User, session: str, limit: int) -> bool:
    """Whether the session with this hash has been idle for longer than `limit` minutes."""
    if not limit:
        return False
    since = timezone.now() - timedelta(minutes=limit)
    return IDLE.first(session=session, user=user.pk, since=since) is not None


def minutes_over(user: User, session: str) -> int:
    """The limit that this session has passed; 0 while it goes on. One query for everybody who is active."""
    shortest = min(settings.ADMIN_IDLE_MINUTES, settings.THERAPIST_IDLE_MINUTES)
    if not is_over(user, session, shortest):
        return 0
    limit = limit_of(user)
    return limit if is_over(user, session, limit) else 0


class IdleMiddleware:
    """Ends the session of somebody who was away for too long. What they asked for is answered as to a visitor."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        user = request.user
        if isinstance(user, User):
            minutes = minutes_over(user, key_hash(request.session.session_key))
            if minutes:
                logout(request)
                keep_typed_text(request)
                messages.info(request, signed_out_message(minutes))
        return self.get_response(request)


def signed_out_message(minutes: int) -> str:
    return _("You were signed out after %(minutes)d minutes without activity. Sign in again to continue.") % {
        "minutes": minutes
    }
