"""However much somebody does, two weeks after they signed in they sign in again."""

from datetime import timedelta
from typing import Any

from django.contrib.sessions.models import Session
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import User
from tests.cast import PASSWORD


def test_activity_prolongs_no_session(client: Client, fay: User, monkeypatch: Any) -> None:
    client.post(reverse("account_login"), {"login": fay.email, "password": PASSWORD})
    began = timezone.now()
    for days in (5, 10, 13):
        monkeypatch.setattr(timezone, "now", lambda days=days: began + timedelta(days=days))
        client.post(reverse("account_reauthenticate"), {"password": PASSWORD})  # which is written into the session
        row = Session.objects.get()
        assert abs(row.expire_date - began - timedelta(days=14)) < timedelta(minutes=1)
        assert client.get(reverse("home")).status_code == 200
    monkeypatch.setattr(timezone, "now", lambda: began + timedelta(days=14, minutes=1))
    assert client.get(reverse("home")).headers["Location"].startswith(reverse("account_login"))


def test_signing_in_again_begins_anew(client: Client, fay: User, monkeypatch: Any) -> None:
    began = timezone.now()
    client.post(reverse("account_login"), {"login": fay.email, "password": PASSWORD})
    later = began + timedelta(days=13)
    monkeypatch.setattr(timezone, "now", lambda: later)
    client.post(reverse("account_logout"))
    client.post(reverse("account_login"), {"login": fay.email, "password": PASSWORD})
    assert Session.objects.get().expire_date > later + timedelta(days=13)
