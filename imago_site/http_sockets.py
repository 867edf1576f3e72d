"""The view behind a socket's address when it is asked for by a plain request: the same consumers, one request long.

A form is posted, so whatever guards forms guards it: host, origin, token, session. The consumer then looks by itself.
"""

from collections.abc import AsyncIterator
from typing import Any
from uuid import UUID

from asgiref.sync import sync_to_async
from django.core.exceptions import BadRequest
from django.db import connections
from django.http import HttpRequest, StreamingHttpResponse
from django.views.decorators.http import require_POST

from dialogue.realtime import http_transport
from imago_site.routing import sockets


@require_POST
def frames(request: HttpRequest, address: str) -> StreamingHttpResponse:
    """What the socket sends, a frame a line; `closed` with the code where it would be closed.

    Fields: `frame`, up to ten; `seconds`, for how long more the answer stays open; `tab`, a UUID under which presence
    goes on from one request to the next; `last`, when none follows.
    """
    sent, seconds = request.POST.getlist("frame"), request.POST.get("seconds", "0")
    if len(sent) > http_transport.MOST_FRAMES or not (seconds.isascii() and seconds.isdigit() and len(seconds) < 4):
        raise BadRequest("more than a request may hold")
    lines = _lines(scope_of(request), sent, int(seconds))
    return StreamingHttpResponse(lines, content_type="application/x-ndjson", headers={"X-Accel-Buffering": "no"})


def scope_of(request: HttpRequest) -> dict[str, Any]:
    """As of a websocket at the same address, with the same cookies."""
    tab = request.POST.get("tab", "")
    return {
        "type": "websocket",
        "path": request.path,
        "query_string": request.META.get("QUERY_STRING", "").encode(),
        "headers": [],
        "cookies": request.COOKIES,
        "lease": f"tab.{_uuid(tab)}" if tab else "",
        "last": "last" in request.POST,
    }


def _uuid(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        raise BadRequest("no UUID") from None


async def _lines(scope: dict[str, Any], sent: list[str], seconds: int) -> AsyncIterator[bytes]:
    """Begun on the event loop, where rooms live; the request's own thread has done its work by then."""
    await sync_to_async(connections.close_all)()  # or its connection would wait as long as the answer does
    async for line in http_transport.answer(sockets, scope, http_transport.RequestSocket(sent, seconds)):
        yield line
