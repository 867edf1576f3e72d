"""Sessions in the database: a row is found by the hash of its key, and what is in it is sealed under the key ring.

The key itself is in its browser alone, so no copy of the database signs anybody in. A cookie that cannot be a key of
ours never gets as far as the database.
"""

import base64
import hashlib
import logging
import re
from contextlib import suppress
from datetime import datetime
from typing import Any

from django.contrib.auth import get_user
from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.models import Session
from django.contrib.sessions.serializers import JSONSerializer
from django.db import OperationalError, models
from django.db.models import QuerySet
from django.http import HttpRequest
from django.utils import timezone

from accounts.auth.session_age import latest
from accounts.encryption import keyring
from accounts.encryption.framing import CannotDecrypt
from accounts.models import User
from accounts.models.prepared_statements import Parameter, Select

KEY = re.compile(r"[a-z0-9]{32}")
HASH_LENGTH = 40  # hexadecimal digits, 160 bits: what Django's and allauth's columns hold
logger = logging.getLogger(__name__)
ROW = Select(  # read for each page
    lambda: Session.objects.filter(
        pk=Parameter("name", models.CharField()), expire_date__gt=Parameter("now", models.DateTimeField())
    )
)


def key_hash(session_key: str | None) -> str:
    """The name of a session wherever it is written down. A key has 165 bits of chance, so it cannot be guessed."""
    return hashlib.sha256((session_key or "").encode()).hexdigest()[:HASH_LENGTH]


class SessionStore(DatabaseStore):
    """For pages and sockets alike. Every `session_key` here is the key itself; the rows hold its hash."""

    # Django's own asynchronous ones go to the rows with the key; these go through the methods below.
    aload, aexists, acreate, asave, adelete = (
        SessionBase.aload,
        SessionBase.aexists,
        SessionBase.acreate,
        SessionBase.asave,
        SessionBase.adelete,
    )
    stored = ""  # what was read, as the database has it
    end: datetime | None = None  # of the row that was read

    def _validate_session_key(self, key: str | None) -> bool:
        return bool(key and KEY.fullmatch(key))

    def _get_session_from_db(self) -> Session | None:
        row = _row(key_hash(self.session_key))
        if row is None:
            self._session_key = None
        else:
            self.end = row.expire_date
        return row

    def exists(self, session_key: str) -> bool:
        return Session.objects.filter(pk=key_hash(session_key)).exists()

    def create_model_instance(self, data: dict[str, Any]) -> Session:
        made = super().create_model_instance(data)  # which makes the key, where there is none yet
        return Session(key_hash(self.session_key), made.session_data, latest(data, made.expire_date))

    def delete(self, session_key: str | None = None) -> None:
        if key := session_key or self.session_key:
            Session.objects.filter(pk=key_hash(key)).delete()

    def encode(self, session_dict: dict[str, Any]) -> str:
        return _seal(JSONSerializer().dumps(session_dict), key_hash(self.session_key))

    def decode(self, session_data: str | bytes) -> dict[str, Any]:
        """Empty when no key of the ring opens it here: it was changed, moved, or its ring key was taken out."""
        self.stored = str(session_data)
        try:
            return _opened(self.stored, key_hash(self.session_key))
        except CannotDecrypt:
            logger.warning("A session does not open under CONTENT_KEYS; its browser has to sign in again.")
            return {}


def user_of(name: str) -> User | None:
    """The person whom the session of this hash signs in now, by Django's own rules. Asked for lists of devices."""
    row, request = _row(name), HttpRequest()
    if row is None:
        return None
    request.session = store = SessionStore()
    try:
        store.update(_opened(row.session_data, name))
    except CannotDecrypt:
        return None
    user = get_user(request)
    return user if isinstance(user, User) else None


def prolong(name: str, end: datetime) -> None:
    """Moves the end of the session of this hash, which its person is using. What stands in the row stays as it is.

    Where the database is locked just now nothing moves: the next page or heartbeat does it.
    """
    with suppress(OperationalError):
        Session.objects.filter(pk=name, expire_date__lt=end).update(expire_date=end)


def reseal(row: Session) -> bool:
    """Seals it under the first key of the ring. False when it is already. Raises `CannotDecrypt`."""
    data = _opened(row.session_data, row.session_key)
    if keyring.is_current(base64.b64decode(row.session_data)):
        return False
    row.session_data = _seal(JSONSerializer().dumps(data), row.session_key)
    return True


def expired(now: datetime) -> QuerySet[Session]:
    return Session.objects.filter(expire_date__lt=now)


def _row(name: str) -> Session | None:
    return ROW.first(name=name, now=timezone.now())


def _seal(data: bytes, name: str) -> str:
    return base64.b64encode(keyring.seal(data.decode("latin-1"), f"session|{name}")).decode()


def _opened(stored: str, name: str) -> dict[str, Any]:
    try:
        sealed = base64.b64decode(stored, validate=True)
    except ValueError:
        raise CannotDecrypt("unknown form") from None
    data: dict[str, Any] = JSONSerializer().loads(keyring.unseal(sealed, f"session|{name}").encode("latin-1"))
    return data
