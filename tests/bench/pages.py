"""What a page weighs and how soon it can be used: a long dialogue joined, a room opened for the first time."""

import asyncio
import gzip
import re
import urllib.parse
import urllib.request
from http.client import HTTPMessage
from time import perf_counter
from typing import Any

from tests.bench.browsers import OurBrowser, patience
from tests.bench.rows import Row
from tests.bench.servers import Server

LINK = re.compile(r'(?:src|href)="(/static/[^"]+)"')
IMPORT = re.compile(r'(?:from|import)\s*"(\.{1,2}/[^"]+)"')


async def join(server: Server, events: int = 2000, times: int = 7) -> Row:
    """Milliseconds until who opens a dialogue of `events` events has the page, and then whose turn it is."""
    (made,) = server.couples(1, events)
    took = [await _joined(server, made) for _ in range(times)]
    page = len(_page(server, made)[1])
    return {"ms": sorted(took)[times // 2], "page_kib": page / 1024}


async def _joined(server: Server, made: dict[str, Any]) -> float:
    start, page = perf_counter(), OurBrowser(made["seq"])
    await asyncio.to_thread(_page, server, made)
    async with patience(lambda: "the first turn of a long dialogue"):
        await page.open(server, f"/ws/dialogue/{made['dialogue']}/?told={made['seq']}", made["ann"])
        await page.until(lambda: page.shown >= 0)
    took = perf_counter() - start
    page.socket.close()
    return took * 1000


def room_page(server: Server) -> Row:
    """KiB that cross the wire when a room is opened for the first time: the page, and all that it loads."""
    (made,) = server.couples(1)
    return first_visit(server.origin, f"/dialogue/{made['dialogue']}/", server.cookie(made["ann"]))


def first_visit(origin: str, path: str, cookie: str) -> Row:
    """The same of the page at this address, for the person with this cookie."""
    headers, page = _get(f"{origin}{path}", cookie)
    html = gzip.decompress(page).decode() if headers["Content-Encoding"] == "gzip" else page.decode()
    loaded: dict[str, int] = {"": len(page)}
    wanted = LINK.findall(html)
    while wanted:
        path = wanted.pop()
        if path not in loaded:
            headers, body = _get(f"{origin}{path}")
            loaded[path] = len(body)
            text = gzip.decompress(body) if headers["Content-Encoding"] == "gzip" else body
            wanted += [urllib.parse.urljoin(path, name) for name in IMPORT.findall(text.decode("utf-8", "ignore"))]
    script = sum(size for path, size in loaded.items() if path.endswith(".js"))
    return {"kib": sum(loaded.values()) / 1024, "script_kib": script / 1024}


def _page(server: Server, made: dict[str, Any]) -> tuple[HTTPMessage, bytes]:
    return _get(f"{server.origin}/dialogue/{made['dialogue']}/", server.cookie(made["ann"]))


def _get(url: str, cookie: str = "") -> tuple[HTTPMessage, bytes]:
    headers = {"Accept-Encoding": "gzip", "Cookie": cookie}
    request = urllib.request.Request(url, headers=headers)  # noqa: S310  our own server
    with urllib.request.urlopen(request) as answer:  # noqa: S310  the same
        return answer.headers, answer.read()
