"""An authenticator app, and browsers that sign in and set one up by the pages."""

import re
import time

from allauth.mfa.totp.internal.auth import format_hotp_value, hotp_value
from django.test import Client
from django.urls import reverse

from accounts.models import User
from tests.cast import PASSWORD


def code_of(secret: str) -> str:
    """What an authenticator app shows now."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30)))


def with_password(user: User) -> Client:
    """A browser that signed in by the page, at a time when a password was enough."""
    client = Client()
    client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    assert "_auth_user_id" in client.session
    return client


def set_up(client: Client) -> None:
    """Adds an app by the page."""
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    page = client.get(reverse("mfa_activate_totp")).content.decode()
    secret = client.session["mfa.totp.secret"]
    assert secret in re.sub(r"\s", "", page)
    client.post(reverse("mfa_activate_totp"), {"code": code_of(secret)})
