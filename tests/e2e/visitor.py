"""A browser without a screen: cookies, forms with their token, and a room's socket."""

import json
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from http.cookiejar import CookieJar
from typing import Any

from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin


class Visitor:
    """One person's browser at a running site."""

    def __init__(self, url: str, session: str = "") -> None:
        """With the cookie of a session, where somebody brings one along."""
        self.url, self.jar = url, CookieJar()
        self.headers = {"Cookie": f"sessionid={session}"} if session else {}
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(self.jar))

    def cookie(self, name: str) -> str:
        return next((str(cookie.value) for cookie in self.jar if cookie.name == name), "")

    def get(self, path: str, body: bytes | None = None) -> tuple[str, str]:
        """Where it leads in the end, and the page there, whatever its status."""
        request = urllib.request.Request(self.url + path, body, self.headers)  # noqa: S310  a test's own site
        try:
            answer = self.opener.open(request, timeout=60)
        except urllib.error.HTTPError as error:
            answer = error
        with answer:
            return urllib.parse.urlsplit(str(answer.url)).path, answer.read().decode()

    def post(self, path: str, **fields: str) -> tuple[str, str]:
        """A form, from the page where it stands."""
        self.get(path)
        return self.get(
            path, urllib.parse.urlencode({"csrfmiddlewaretoken": self.cookie("csrftoken"), **fields}).encode()
        )

    @contextmanager
    def room(self, path: str, last_seen: int) -> Iterator[ClientConnection]:
        address = f"{self.url.replace('http', 'ws')}/ws{path}?told={last_seen}"
        cookies = {"Cookie": f"sessionid={self.cookie('sessionid')}"}
        with connect(address, origin=Origin(self.url), additional_headers=cookies, proxy=None) as line:
            yield line


def send(line: ClientConnection, kind: str, **fields: Any) -> None:
    line.send(json.dumps({"type": kind, **fields}))


def until(line: ClientConnection, kind: str, **where: Any) -> dict[str, Any]:
    """The next frame of this kind that has these fields; others are passed over."""
    while True:
        frame: dict[str, Any] = json.loads(line.recv(timeout=60))
        if frame["type"] == kind and all(frame[name] == value for name, value in where.items()):
            return frame
