"""Writes down on which browsers somebody is signed in: a hash of the session's key, a browser's name, no address.

It takes the place of allauth's own middleware and signals, which keep the key itself and each visit's address.
"""

from collections.abc import Callable
from contextlib import suppress
from typing import Any

from allauth.account.signals import user_logged_in
from allauth.usersessions.models import UserSession
from django.contrib.sessions.models import Session
from django.db import InterfaceError, OperationalError
from django.db.models.signals import post_delete, pre_save
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from accounts.auth.sessions import HASH_LENGTH, key_hash
from accounts.models import User

NOWHERE = "0.0.0.0"  # noqa: S104  allauth's table asks for an address; none is kept
BACKGROUND = "X-Background"  # the header of such a request
AGENT_LENGTH = UserSession._meta.get_field("user_agent").max_length  # noqa: SLF001  Django's documented Model _meta API


class DeviceMiddleware:
    """Each request that a signed-in person makes says that this browser was seen now.

    One that a page makes by itself, because something changed, says so and keeps no session from being idle.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        by_itself = BACKGROUND in request.headers
        if request.session.session_key and isinstance(request.user, User) and not by_itself:
            with suppress(InterfaceError, OperationalError):  # a locked database is no reason to refuse what was asked
                note_device(request, request.user)
        return self.get_response(request)


@receiver(user_logged_in)
def note_sign_in(request: HttpRequest, user: User, **_kwargs: Any) -> None:
    note_device(request, user)


def note_device(request: HttpRequest, user: User) -> None:
    """Writes that this person was seen in this session now. Of two requests at once one makes the row."""
    if not request.session.session_key:
        request.session.save()
    agent = request.headers.get("User-Agent", "")[:AGENT_LENGTH]
    seen = {"user": user, "user_agent": agent, "last_seen_at": timezone.now()}
    rows, name = UserSession.objects.all(), key_hash(request.session.session_key)
    if not rows.filter(session_key=name).update(**seen):
        rows.get_or_create(session_key=name, defaults=seen | {"ip": NOWHERE})


@receiver(pre_save, sender=UserSession)
def keep_no_key_and_no_address(instance: UserSession, **_kwargs: Any) -> None:
    """Whatever writes such a row. A key would sign in whoever reads the table; raises `ValueError` for one."""
    if len(instance.session_key) != HASH_LENGTH:
        raise ValueError("the hash of a session's key belongs here, never the key")
    instance.ip = NOWHERE


@receiver(post_delete, sender=UserSession)
def end_with_its_row(instance: UserSession, **_kwargs: Any) -> None:
    """Taken off the list is signed out, in the same transaction."""
    Session.objects.filter(pk=instance.session_key).delete()


@receiver(post_delete, sender=Session)
def leave_with_the_session(instance: Session, **_kwargs: Any) -> None:
    """Signed out, or over, is off the list."""
    UserSession.objects.filter(session_key=instance.pk).delete()
