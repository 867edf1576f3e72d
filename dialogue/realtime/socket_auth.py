"""Authentication of sockets: a full check by Django's rules, and a short recheck of the rows that it rested on."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import compress

from django.conf import settings
from django.contrib.auth import get_user
from django.contrib.sessions.models import Session
from django.db.models import CharField, DateTimeField, Exists, TextField
from django.http import HttpRequest
from django.utils import timezone

from accounts.auth.idle_sign_out import is_over, limit_of
from accounts.auth.mfa.proven_factor import factors_in
from accounts.auth.session_age import last_end, renewed
from accounts.auth.sessions import SessionStore, key_hash, prolong
from accounts.models import User
from accounts.models.prepared_statements import Parameter, Select
from dialogue.domain.access import USER
from dialogue.domain.moves.move_values import Credentials


@dataclass(frozen=True, slots=True)
class SignedIn:
    """A person, and the session that says so as it is stored."""

    user: User
    session: str = field(repr=False)  # the hash of its key
    stored: str = field(repr=False)
    limit: int = 0  # minutes without activity after which it is over; 0: none
    factors: frozenset[int] = frozenset()  # the second factors that this session has proven
    last_end: datetime | None = None  # of the session, however much it is used

    @property
    def credentials(self) -> Credentials:
        """What a statement compares, in which a move is kept only for whoever is signed in."""
        return Credentials(self.user.pk, self.user.password, self.session, self.stored)


def signed_in(cookies: dict[str, str]) -> SignedIn | None:
    """The person whose session these cookies carry, by Django's own rules (password changes, fallback secrets).

    None also when somebody who works here was idle for too long; the page that is asked for next ends the session.
    """
    request = HttpRequest()
    request.session = store = SessionStore(cookies.get(settings.SESSION_COOKIE_NAME))
    user = get_user(request)
    if not isinstance(user, User) or not user.is_active:
        return None
    session, limit = key_hash(store.session_key), limit_of(user)
    if is_over(user, session, limit):
        return None
    return SignedIn(user, session, store.stored, limit, factors_in(request, user), last_end(store))


def look_again(seen: SignedIn, cookies: dict[str, str]) -> SignedIn | None:
    """The same person, still signed in. Looks wholly anew only when a row is not as it was."""
    user = seen.user
    if SAME.first(user=user.pk, password=user.password, key=seen.session, stored=seen.stored, now=timezone.now()):
        return None if is_over(user, seen.session, seen.limit) else seen
    again = signed_in(cookies)
    return again if again and again.user == user else None


def standing(seen: Sequence[SignedIn]) -> list[bool]:
    """Whether each is signed in with the very session as it was looked at. Two queries for all.

    False also for those whose session ends after minutes without activity: `look_again` counts them.
    An open room is use: it prolongs a session, with one write a day.
    """
    sessions = Session.objects.filter(pk__in=[one.session for one in seen], expire_date__gt=timezone.now())
    people = User.objects.filter(pk__in=[one.user.pk for one in seen], is_active=True)
    rows = list(sessions.values_list("pk", "session_data", "expire_date"))
    stored, ends = {pk: data for pk, data, _ in rows}, {pk: end for pk, _, end in rows}
    passwords = dict(people.values_list("pk", "password"))
    stand = [
        not one.limit and stored.get(one.session) == one.stored and passwords.get(one.user.pk) == one.user.password
        for one in seen
    ]
    for one in compress(seen, stand):
        if end := renewed(ends[one.session], one.last_end):
            prolong(one.session, end)
    return stand


_session = Session.objects.filter(
    session_key=Parameter("key", CharField()),
    session_data=Parameter("stored", TextField()),
    expire_date__gt=Parameter("now", DateTimeField()),
)
SAME = Select(
    lambda: User.objects.only("pk").filter(
        Exists(_session), pk=USER, is_active=True, password=Parameter("password", CharField())
    )
)
