"""The devices somebody is signed in on: what to call them, and how a session on one ends. No addresses are kept."""

from dataclasses import dataclass
from datetime import datetime

from allauth.usersessions.models import UserSession
from django.http import HttpRequest
from django.utils.translation import gettext as _

from accounts.auth.seat_unlock import lock_all
from accounts.auth.sessions import key_hash, user_of
from accounts.models import User

BROWSERS = (("Edg", "Edge"), ("OPR", "Opera"), ("Firefox", "Firefox"), ("FxiOS", "Firefox"), ("CriOS", "Chrome"))
LATER_BROWSERS = (("Chrome", "Chrome"), ("Safari", "Safari"))  # others carry these names too
SYSTEMS = (
    ("iPhone", "iPhone"),
    ("iPad", "iPad"),
    ("Android", "Android"),
    ("Windows", "Windows"),
    ("Mac OS X", "Mac"),
    ("CrOS", "Chromebook"),
    ("Linux", "Linux"),
)


@dataclass(frozen=True, slots=True)
class Device:
    """One signed-in browser, for the eyes of the person alone."""

    id: int
    name: str
    since: datetime
    seen: datetime
    here: bool


def devices_of(user: User, request: HttpRequest) -> list[Device]:
    """Where this person is signed in; the browser that asks comes first, then the ones seen last.

    Rows whose session is over by now go.
    """
    own = key_hash(request.session.session_key)
    found = [
        Device(
            row.pk,
            name_of(row.user_agent),
            row.created_at,
            row.last_seen_at,
            here=row.session_key == own,
        )
        for row in _open_rows(user)
    ]
    return sorted(found, key=lambda device: (device.here, device.seen), reverse=True)


def end_session(user: User, session_id: int) -> bool:
    """Ends one session of this person. False when there is none with this id."""
    row = UserSession.objects.filter(user=user, pk=session_id).first()
    if row is not None:
        row.delete()  # which ends the session (accounts.auth.device_tracking)
    return row is not None


def end_sessions(user: User, *, but: str | None = None) -> int:
    """Ends all sessions of this person, except the one with the key `but`. Says how many.

    Their seats on their partner's phone are closed too.
    """
    lock_all(user)
    rows = list(UserSession.objects.filter(user=user).exclude(session_key=key_hash(but)))
    for row in rows:
        row.delete()
    return len(rows)


def name_of(user_agent: str) -> str:
    """`Firefox on Windows`, as far as a browser says so."""
    browser = _first(user_agent, BROWSERS + LATER_BROWSERS)
    system = _first(user_agent, SYSTEMS)
    if browser and system:
        return _("%(browser)s on %(system)s") % {"browser": browser, "system": system}
    return browser or system or _("A browser")


def _open_rows(user: User) -> list[UserSession]:
    rows = {row: user_of(row.session_key) == user for row in UserSession.objects.filter(user=user)}
    for row in (row for row, still in rows.items() if not still):
        row.delete()
    return [row for row, still in rows.items() if still]


def _first(user_agent: str, names: tuple[tuple[str, str], ...]) -> str:
    return next((name for mark, name in names if mark in user_agent), "")
