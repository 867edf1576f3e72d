"""The tables of signing in that the key ring seals, put on the list of what a rotation of keys seals anew."""

from allauth.mfa.models import Authenticator
from django.contrib.sessions.models import Session

from accounts.auth import sessions
from accounts.auth.mfa import second_factor
from accounts.encryption.rotation import Store, register_store

register_store(Store("second factor", Authenticator, "data", lambda row: second_factor.reseal(row.data)))
register_store(Store("session", Session, "session_data", sessions.reseal, disposable=True))
