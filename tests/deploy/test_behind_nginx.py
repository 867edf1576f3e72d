"""nginx as configured in deploy/, two processes as its units start them, PostgreSQL and Redis: all for real."""

import asyncio
import http.client
import json
import re
import signal
import socket
import ssl
import subprocess
import sys
import time
from collections import Counter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing, suppress
from typing import Any
from uuid import uuid4

import pytest
from websockets.asyncio.client import connect
from websockets.typing import Origin

from tests.deploy.behind_nginx import Proxied
from tests.deploy.nginx import HAS_IPV6
from tests.faults.site import ROOT, Crowd, until
from tests.services import free_port

pytestmark = pytest.mark.xdist_group("behind_nginx")


@asynccontextmanager
async def a_couple(proxied: Proxied) -> AsyncIterator[Crowd]:
    """Ann and Bob talk through nginx until the block ends; then both have read the same log, in order, whole."""
    crowd = Crowd(proxied.site, await asyncio.to_thread(proxied.site.couples, "prepare", "1"))
    for client in crowd.clients:
        client.tls = proxied.tls
    lives = asyncio.gather(*(client.live() for client in crowd.clients))
    try:
        await crowd.live_again()
        yield crowd
        await crowd.fall_silent()
    finally:
        lives.cancel()
        with suppress(asyncio.CancelledError):
            await lives
    sys.stdout.write(await asyncio.to_thread(crowd.check))


def ask(proxied: Proxied, path: str, *, method: str = "GET", body: bytes = b"") -> http.client.HTTPResponse:
    connection = http.client.HTTPSConnection("127.0.0.1", proxied.site.ports[0], timeout=30, context=proxied.tls)
    with closing(connection):
        connection.request(method, path, body=body)
        answer = connection.getresponse()
        answer.read()
        return answer


async def process_of(proxied: Proxied, path: str) -> str:
    """The process that a socket at this address comes to now; nobody is signed in, so it is closed at once."""
    before = len(proxied.served)
    address = f"{proxied.site.origin.replace('https', 'wss')}{path}"
    async with connect(address, origin=Origin(proxied.site.origin), ssl=proxied.tls, proxy=None) as line:
        await line.wait_closed()
    async with asyncio.timeout(20):
        await until(lambda: len(sockets(proxied, before)) == 1)
    return sockets(proxied, before)[0]


async def test_both_partners_of_a_dialogue_come_to_one_process_and_dialogues_to_all(proxied: Proxied) -> None:
    rooms = [f"/ws/dialogue/{uuid4()}/" for _ in range(20)]
    ann, bob = [[await process_of(proxied, f"{room}?told={told}") for room in rooms] for told in (0, 7)]
    assert ann == bob
    assert set(ann) == set(proxied.processes)
    home = [await process_of(proxied, "/ws/home/") for _ in range(6)]
    assert set(home) == set(proxied.processes)


async def test_a_plain_request_comes_to_the_process_of_its_sockets_and_is_answered_line_by_line(
    proxied: Proxied,
) -> None:
    [room] = await asyncio.to_thread(proxied.site.couples, "prepare", "1")
    path = f"/ws/dialogue/{room['dialogue']}/"
    process, before = await process_of(proxied, path), len(proxied.served)
    first, seconds = await asyncio.to_thread(post_frames, proxied, path, room["cookies"][0])
    assert first["type"] == "happened"
    assert seconds > 0.9  # what follows comes as long as the answer stays open
    await until(lambda: len(proxied.served) > before)
    assert proxied.served[before][1:3] + proxied.served[before][-1:] == ["POST", "200", process]


def post_frames(proxied: Proxied, path: str, cookie: str) -> tuple[dict[str, Any], float]:
    """The first line of an answer that stays open for a second, and how long after it the last one came."""
    token = "a" * 32  # against forged forms: the same in the cookie and beside it
    headers = {
        "Cookie": f"{cookie}; __Host-csrftoken={token}",
        "X-CSRFToken": token,
        "Origin": proxied.site.origin,
        "Content-Type": "application/x-www-form-urlencoded",
    }
    connection = http.client.HTTPSConnection("127.0.0.1", proxied.site.ports[0], timeout=30, context=proxied.tls)
    with closing(connection):
        connection.request("POST", path, body=b"seconds=1", headers=headers)
        answer = connection.getresponse()
        assert answer.status == 200
        first, began = json.loads(answer.readline()), time.monotonic()
        answer.read()
    return first, time.monotonic() - began


async def test_partners_on_two_processes_read_the_same_log_in_order(proxied: Proxied) -> None:
    """As it happens when one came back to the process of their room before the other did."""
    async with a_couple(proxied) as crowd:
        room = f"/ws/dialogue/{crowd.dialogues[0]}/"
        process = await process_of(proxied, room)
        server = proxied.site.servers[proxied.processes.index(process)]
        await asyncio.to_thread(server.end, signal.SIGTERM)
        await crowd.live_again()  # both at the other
        await asyncio.to_thread(server.start)
        async with asyncio.timeout(20):
            while await process_of(proxied, room) != process:
                pass
        ann, bob = crowd.clients
        assert ann.line is not None
        await ann.line.close()
        await crowd.live_again()
        before, read = len(proxied.served), bob.last_seen
        ann.pace = bob.pace = 0.1
        await until(lambda: min(ann.last_seen, bob.last_seen) > read + 30)
    async with asyncio.timeout(20):
        await until(lambda: len(sockets(proxied, before)) == 2)
    assert Counter(sockets(proxied, before)) == dict.fromkeys(proxied.processes, 1)


def sockets(proxied: Proxied, before: int) -> list[str]:
    """The processes of the sockets that have ended. Where one was away, the log has it before the one that answered."""
    return [
        process.split(", ")[-1]
        for _time, _method, status, *_more, process in proxied.served[before:]
        if status == "101"
    ]


async def test_restart_of_one_process_after_the_other_loses_nothing(proxied: Proxied) -> None:
    async with a_couple(proxied) as crowd:
        for server in proxied.site.servers:
            await asyncio.to_thread(server.end, signal.SIGTERM)
            await crowd.live_again()  # through the other one
            await asyncio.to_thread(server.start)
            await crowd.live_again()


def test_pages_are_served_by_https_alone(proxied: Proxied) -> None:
    with closing(http.client.HTTPConnection("127.0.0.1", proxied.plain, timeout=30)) as connection:
        connection.request("GET", "/account/login/")
        plain = connection.getresponse()
    assert (plain.status, plain.headers["Location"]) == (301, "https://127.0.0.1/account/login/")
    page = ask(proxied, "/account/login/")
    assert (page.status, page.headers["Strict-Transport-Security"] is None) == (200, False)
    assert "__Host-csrftoken=" in page.headers["Set-Cookie"]


@pytest.mark.skipif(not HAS_IPV6, reason="This machine has no IPv6.")
def test_over_ipv6_it_is_the_same_site(proxied: Proxied) -> None:
    """Where nothing listened there, a browser with IPv6 came to nginx's own first page."""
    with closing(http.client.HTTPConnection("::1", proxied.plain, timeout=30)) as connection:
        connection.request("GET", "/account/login/", headers={"Host": "127.0.0.1"})
        plain = connection.getresponse()
    assert (plain.status, plain.headers["Location"]) == (301, "https://127.0.0.1/account/login/")
    with (
        socket.create_connection(("::1", proxied.site.ports[0]), 30) as line,
        proxied.tls.wrap_socket(line, server_hostname="127.0.0.1") as sealed,
    ):
        assert sealed.version() == "TLSv1.3"


def secured(proxied: Proxied, **only: Any) -> str:
    """The cipher that a browser and nginx agree on, when the browser knows only these; "" when they do not agree."""
    browser = ssl.create_default_context(cafile=proxied.home / "fullchain.pem")
    for name, value in only.items():
        if name == "ciphers":
            browser.set_ciphers(value)
        else:
            setattr(browser, name, value)
    try:
        with (
            socket.create_connection(("127.0.0.1", proxied.site.ports[0]), 30) as line,
            browser.wrap_socket(line, server_hostname="127.0.0.1") as sealed,
        ):
            found = sealed.cipher()
    except OSError:
        return ""
    return f"{found[1]} {found[0]}" if found else ""


def test_only_strong_ciphers_with_a_new_key_for_each_connection_are_taken(proxied: Proxied) -> None:
    second = ssl.TLSVersion.TLSv1_2
    assert secured(proxied).startswith("TLSv1.3 TLS_AES_256_GCM_SHA384")
    assert secured(proxied, maximum_version=second) == "TLSv1.2 ECDHE-ECDSA-AES256-GCM-SHA384"
    for weak in ("ECDHE-ECDSA-AES256-SHA", "ECDHE-ECDSA-AES128-SHA256", "ECDHE-ECDSA-AES256-CCM8"):
        assert secured(proxied, maximum_version=second, ciphers=f"{weak}:@SECLEVEL=0") == "", weak


def test_static_files_come_from_the_site_and_may_be_kept_for_ever(proxied: Proxied) -> None:
    [kept] = (proxied.home / "static/css").glob("tokens.*.css")
    answer = ask(proxied, f"/static/css/{kept.name}")
    assert (answer.status, answer.headers["Cache-Control"]) == (200, "max-age=315360000, public, immutable")


def test_what_is_too_large_for_any_form_ends_at_the_proxy(proxied: Proxied) -> None:
    assert ask(proxied, "/account/login/", method="POST", body=b"x" * (129 * 1024)).status == 413


def test_what_nginx_answers_itself_is_as_strict_as_a_page(proxied: Proxied) -> None:
    large = ask(proxied, "/account/login/", method="POST", body=b"x" * (129 * 1024))
    for answer in (large, ask(proxied, "/healthz"), ask(proxied, "/help/"), ask(proxied, "/static/nothing.css")):
        assert answer.headers.get_all("X-Content-Type-Options") == ["nosniff"]
        (policy,) = answer.headers.get_all("Content-Security-Policy") or []
        assert {"default-src 'none'", "frame-ancestors 'none'"} - set(policy.split("; ")) == set()


# In one length there is a second request behind the first, in the other there is none.
SECOND = b"0\r\n\r\nGET /help/ HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n"
TWO_LENGTHS = (
    b"Content-Length: 5\r\nTransfer-Encoding: chunked",
    b"Content-Length: 5\r\nContent-Length: 6",
    b"Transfer-Encoding: chunked\r\nTransfer-Encoding: identity",
    b"Content-Length: +5",
)


@pytest.mark.parametrize("lengths", TWO_LENGTHS)
async def test_a_request_of_two_lengths_reaches_nobody(proxied: Proxied, lengths: bytes) -> None:
    before = len(proxied.served)
    head = b"POST /account/login/ HTTP/1.1\r\nHost: 127.0.0.1\r\n"
    with (
        socket.create_connection(("127.0.0.1", proxied.site.ports[0]), 30) as line,
        proxied.tls.wrap_socket(line, server_hostname="127.0.0.1") as browser,
    ):
        browser.sendall(head + lengths + b"\r\n\r\n" + SECOND)
        said = b""
        while part := browser.recv(65536):
            said += part
    assert re.findall(rb"HTTP/1\.1 (\d+)", said) in ([b"400"], [b"501"])
    await until(lambda: len(proxied.served) > before)  # nginx writes its log after it has answered
    assert [process for *_more, process in proxied.served[before:]] == ["-"]


def test_health_is_asked_for_at_a_process_and_not_seen_from_outside(proxied: Proxied) -> None:
    assert [ask(proxied, path).status for path in ("/healthz", "/readyz")] == [404, 404]
    for process in proxied.processes:
        assert asked_as_containers_do(process).returncode == 0
    assert asked_as_containers_do(f"127.0.0.1:{free_port()}").returncode == 1


def asked_as_containers_do(process: str) -> subprocess.CompletedProcess[bytes]:
    compose = (ROOT / "deploy/docker/compose.yaml").read_text(encoding="utf-8")
    [line] = re.findall(r'test: (\["CMD", "python".+\])$', compose, re.MULTILINE)
    _cmd, _python, option, code = json.loads(line)
    assert "127.0.0.1:8000" in code
    command = [sys.executable, option, code.replace("127.0.0.1:8000", process)]
    return subprocess.run(command, env={"ALLOWED_HOSTS": "127.0.0.1,localhost"}, stderr=subprocess.DEVNULL, check=False)


def test_no_log_holds_a_token(proxied: Proxied) -> None:
    """Not even while no process answers, when nginx has an error to report on each request."""
    served = len(proxied.served)
    assert ask(proxied, "/join/token-of-a-door/").status != 502
    for server in proxied.site.servers:
        server.end()
    try:
        assert ask(proxied, "/join/token-of-a-door/").status == 502
    finally:
        for server in proxied.site.servers:
            server.start()
    assert [line[1:3] for line in proxied.served[served:]][-1] == ["GET", "502"]
    logs = [path.read_text() for path in proxied.home.glob("*.log")]
    assert len(logs) == 4
    assert [text for text in logs if "token-of-a-door" in text] == []
