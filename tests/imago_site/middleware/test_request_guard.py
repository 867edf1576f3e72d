"""The first reader of every request: what no page of ours would send goes no further, and is answered plainly."""

import logging
from typing import Any

import pytest
from channels.testing import WebsocketCommunicator
from django.conf import settings
from django.test import Client

from accounts.auth.sessions import SessionStore
from imago_site.asgi import application
from tests.cast import gather

FORM = "application/x-www-form-urlencoded"
MULTIPART = "multipart/form-data; boundary=b"
FILE = b'--b\r\nContent-Disposition: form-data; name="x"; filename="x"\r\n\r\nx\r\n--b--\r\n'
CODED = FILE.replace(b'; filename="x"\r\n', b"\r\nContent-Transfer-Encoding: base64\r\n").replace(
    b"\r\nx\r\n", b"\r\nAAAA\r\n"
)
BODIES = {
    "NUL": (b"login=%00", FORM, 400),
    "NUL in a name": (b"%00=x", FORM, 400),
    "NUL, coded once more": (CODED, MULTIPART, 400),
    "not UTF-8": (b"login=%ff", FORM, 400),
    "a lone surrogate": (b"login=%ED%A0%80", FORM, 400),
    "another charset": (b"login=x", f"{FORM}; charset=utf-7", 400),
    "no charset that there is": (b"login=x", f"{FORM}; charset=hex", 400),
    "a file": (FILE, MULTIPART, 400),
    "half of a form": (FILE[:30], MULTIPART, 400),
    "no boundary": (FILE, "multipart/form-data", 400),
    "JSON": (b"{}", "application/json", 400),
    "too large": (b"login=" + b"x" * 70_000, FORM, 413),
    "too many fields": (b"&".join([b"x=y"] * 1200), FORM, 413),
}
ADDRESSES = ("/help/?q=%00", "/help/?q=%ff", "/help/?q=%ED%A0%80", "/join/a%00b/")


@pytest.mark.parametrize(("body", "kind", "status"), BODIES.values(), ids=BODIES)
def test_unreadable_form_is_refused(
    client: Client, caplog: pytest.LogCaptureFixture, body: bytes, kind: str, status: int
) -> None:
    response = client.generic("POST", "/account/login/", body, content_type=kind)

    assert (response.status_code, b"Go to the start" in response.content) == (status, True)
    assert response.headers["Cache-Control"] == "no-store"
    assert [record for record in caplog.records if record.exc_info or record.levelno > logging.WARNING] == []


@pytest.mark.parametrize("path", ADDRESSES)
def test_unreadable_address_is_refused(client: Client, path: str) -> None:
    assert client.get(path).status_code == 400


@pytest.mark.parametrize(
    ("method", "path"), [("GET", "/sharing/standing/"), ("GET", "/dialogue/start/"), ("PUT", "/help/")]
)
def test_address_that_takes_no_such_request_says_so(client: Client, db: None, method: str, path: str) -> None:
    client.force_login(gather().ann)
    response = client.generic(method, path)

    assert (response.status_code, response.headers["Allow"] != "") == (405, True)
    assert "You can’t open this address directly." in response.content.decode()
    assert ("Sign out" in response.content.decode(), "Sign in" in response.content.decode()) == (True, False)


@pytest.mark.parametrize("host", ["evil.example.org", "[::1", "a b"])
def test_other_host_is_refused_without_a_traceback(client: Client, caplog: pytest.LogCaptureFixture, host: str) -> None:
    assert client.get("/help/", headers={"Host": host}).status_code == 400
    assert [record for record in caplog.records if record.exc_info or record.levelno > logging.WARNING] == []


def test_way_out_needs_no_readable_form(client: Client) -> None:
    """A beacon may come with a type of the browser's own, and nothing in it."""
    assert client.generic("POST", "/exit/", b"", content_type="text/plain").status_code == 200


@pytest.mark.parametrize("key", ["\x00" * 32, "x" * 31, "x" * 33, "X" * 32, "é" * 32, "x" * 5000])
def test_cookie_that_is_no_key_asks_no_database(key: str) -> None:
    """Without the fixture `db` a query fails."""
    assert SessionStore(key).get("_auth_user_id") is None


async def opened(**headers: Any) -> bool:
    named = {"origin": settings.CSRF_TRUSTED_ORIGINS[0].encode(), "cookie": b""} | headers
    socket = WebsocketCommunicator(application, "/ws/home/", headers=[(k.encode(), v) for k, v in named.items()])
    connected, _code = await socket.connect(timeout=5)
    await socket.disconnect()
    return bool(connected)


@pytest.mark.parametrize("origin", [b"http://[", b"http://127.0.0.1:99999999", b"null", b"\xff\xfe"])
@pytest.mark.django_db(transaction=True)
async def test_socket_from_no_address_is_denied(origin: bytes) -> None:
    assert await opened(origin=origin) is False
