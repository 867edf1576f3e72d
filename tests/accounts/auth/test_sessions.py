"""A session is in its browser alone: what the database holds of it signs nobody in, and tells nothing."""

import base64
import secrets
import zlib
from datetime import timedelta
from typing import Any

import pytest
from allauth.usersessions.models import UserSession
from asgiref.sync import async_to_sync
from django.conf import settings as site_settings
from django.contrib.sessions.backends.db import SessionStore as DatabaseStore
from django.contrib.sessions.models import Session
from django.core import signing
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.auth import devices
from accounts.auth.sessions import SessionStore, key_hash
from accounts.encryption import rotation
from accounts.models import User
from dialogue.jobs.scheduler import do_due
from tests.cast import PASSWORD

COOKIE = site_settings.SESSION_COOKIE_NAME


def signed_in(user: User) -> Client:
    client = Client()
    client.post(reverse("account_login"), {"login": user.email, "password": PASSWORD})
    assert opens(client)
    return client


def opens(client: Client) -> bool:
    return client.get(reverse("account")).status_code == 200


def with_cookie(value: str) -> Client:
    client = Client()
    client.cookies[COOKIE] = value
    return client


def everything() -> dict[str, list[str]]:
    """Each value of each column of each table, by table."""
    found = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f'SELECT * FROM "{table}"')  # noqa: S608  names come from the database itself
            found[table] = [
                bytes(value).decode("latin-1") if isinstance(value, (bytes, memoryview)) else str(value)
                for row in cursor.fetchall()
                for value in row
            ]
    return found


def unpacked(value: str) -> str:
    """What anybody can make of it without a key: Django signs what it packs, and hides nothing."""
    packed = value.split(":", maxsplit=1)[0]
    try:
        raw = base64.urlsafe_b64decode(packed.strip(".") + "===")
        return (zlib.decompress(raw) if packed.startswith(".") else raw).decode("latin-1")
    except (ValueError, zlib.error):
        return ""


def test_no_table_holds_the_key_of_a_session(fay: User) -> None:
    client = signed_in(fay)
    client.get(reverse("account"))
    key = client.cookies[COOKIE].value
    tables = everything()
    assert tables["django_session"]
    assert tables["usersessions_usersession"]
    assert [table for table, values in tables.items() for value in values if key in value] == []


def test_nothing_that_the_database_holds_signs_in(fay: User) -> None:
    """Each value that could be a cookie is tried as one, and as the reset of a password's key."""
    client = signed_in(fay)
    values = {value for values in everything().values() for value in values if 8 < len(value) < 4000}
    assert key_hash(client.cookies[COOKIE].value) in values
    assert [value for value in values if value.isprintable() and opens(with_cookie(value))] == []


def test_what_a_session_keeps_stands_nowhere_in_clear(fay: User) -> None:
    """Sign-in codes, the secret of an app that is being set up, a link to be joined: allauth keeps all of it there."""
    client = signed_in(fay)
    session = client.session
    session["account_login_code"] = {"code": "K7P-Q4X", "email": "fay@example.org"}
    session.save()
    client.get(reverse("account_reauthenticate"))
    client.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    client.get(reverse("mfa_activate_totp"))
    secret = client.session["mfa.totp.secret"]
    found = "\n".join(text for values in everything().values() for value in values for text in (value, unpacked(value)))
    assert client.session["account_login_code"]["code"] == "K7P-Q4X"
    assert fay.password in found  # the search itself works
    assert "signed only" in unpacked(signing.dumps("signed only"))
    assert [word for word in ("K7P-Q4X", secret, "account_login_code", "_auth_user_hash") if word in found] == []


def test_what_is_sealed_for_one_session_opens_in_no_other(fay: User, gus: User) -> None:
    mine, theirs = signed_in(fay), signed_in(gus)
    kept = Session.objects.get(pk=key_hash(mine.cookies[COOKIE].value)).session_data
    row = Session.objects.get(pk=key_hash(theirs.cookies[COOKIE].value))
    Session.objects.filter(pk=row.pk).update(session_data=kept)
    assert (opens(mine), opens(theirs)) == (True, False)


def test_a_row_written_by_somebody_without_the_ring_signs_nobody_in(fay: User) -> None:
    content, opened = dict(signed_in(fay).session), []
    for key, writer in (("k" * 32, DatabaseStore), ("r" * 32, SessionStore)):  # the first signs, the second seals
        written = writer(key).encode(content)
        Session.objects.create(pk=key_hash(key), session_data=written, expire_date=timezone.now() + timedelta(days=1))
        opened.append(opens(with_cookie(key)))
    assert opened == [False, True]


def test_the_key_changes_at_sign_in_and_the_one_of_before_is_worth_nothing(fay: User) -> None:
    client = Client()
    client.session.save()
    before = SessionStore()
    before["seen"] = True
    before.save()
    client.cookies[COOKIE] = str(before.session_key)
    client.post(reverse("account_login"), {"login": fay.email, "password": PASSWORD})
    assert client.cookies[COOKIE].value != before.session_key
    assert (opens(client), opens(with_cookie(str(before.session_key)))) == (True, False)
    assert Session.objects.filter(pk=key_hash(before.session_key)).count() == 0


@pytest.mark.django_db(transaction=True)
def test_the_asynchronous_way_leads_to_the_same_rows() -> None:
    @async_to_sync
    async def through() -> tuple[str, Any]:
        store = SessionStore()
        await store.aset("where", "here")
        await store.asave()
        key = str(store.session_key)
        again = SessionStore(key)
        found = await again.aget("where"), await again.aexists(key)
        await again.acycle_key()
        await SessionStore(key).adelete()
        return str(again.session_key), found

    key, found = through()
    assert found == ("here", True)
    assert list(Session.objects.values_list("pk", flat=True)) == [key_hash(key)]


def test_a_device_that_is_taken_off_the_list_is_signed_out_however_it_is_done(fay: User) -> None:
    here, one, another, third = (signed_in(fay) for _ in range(4))
    names = [key_hash(client.cookies[COOKIE].value) for client in (one, another, third)]
    UserSession.objects.get(session_key=names[0]).end()
    UserSession.objects.filter(session_key=names[1]).delete()
    UserSession.objects.get(session_key=names[2]).delete()
    assert [opens(client) for client in (here, one, another, third)] == [True, False, False, False]


def test_all_but_this_one_end_and_this_one_is_known_as_here(fay: User) -> None:
    here, other = signed_in(fay), signed_in(fay)
    here.post(reverse("account_reauthenticate"), {"password": PASSWORD})
    page = here.get(reverse("devices"))
    assert [device.here for device in page.context["devices"]] == [True, False]
    assert devices.end_sessions(fay, but=here.session.session_key) == 1
    assert (opens(here), opens(other)) == (True, False)


def test_a_row_with_a_key_in_it_is_refused(fay: User) -> None:
    with pytest.raises(ValueError, match="never the key"):
        UserSession.objects.create(user=fay, ip="203.0.113.9", session_key="k" * 32, user_agent="")


def test_sign_out_deletes_the_session_row(fay: User) -> None:
    signed_in(fay).post(reverse("account_logout"))
    assert (Session.objects.count(), UserSession.objects.count()) == (0, 0)


def test_sessions_whose_time_is_over_leave_no_row(fay: User, gus: User) -> None:
    over, stays = signed_in(fay), signed_in(gus)
    gone = Session.objects.filter(pk=key_hash(over.cookies[COOKIE].value))
    gone.update(expire_date=timezone.now() - timedelta(seconds=1))
    do_due()
    assert (opens(over), opens(stays)) == (False, True)
    assert list(Session.objects.values_list("pk", flat=True)) == [key_hash(stays.cookies[COOKIE].value)]
    assert list(UserSession.objects.values_list("user", flat=True)) == [gus.pk]


def test_people_stay_signed_in_after_a_key_rotation(fay: User, settings: Any) -> None:
    client = signed_in(fay)
    new = [secrets.token_bytes(32)]
    settings.CONTENT_KEYS = new + settings.CONTENT_KEYS
    assert rotation.rotate().renewed == 1
    settings.CONTENT_KEYS = new
    assert opens(client)


def test_a_session_that_no_key_opens_is_dropped_and_holds_no_rotation_up(fay: User, settings: Any) -> None:
    client = signed_in(fay)
    settings.CONTENT_KEYS = [secrets.token_bytes(32)]
    assert rotation.rotate(dry_run=True).broken == []
    assert Session.objects.count() == 1
    report = rotation.rotate()
    assert (report.renewed, report.current, report.broken) == (0, 0, [])
    assert (Session.objects.count(), opens(client)) == (0, False)
