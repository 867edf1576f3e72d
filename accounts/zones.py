"""The reader's own time zone, which `static/js/page.js` puts into a cookie."""

import zoneinfo
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

COOKIE = "zone"


@contextmanager
def in_zone(name: str) -> Iterator[None]:
    """Times in the zone that a browser names; in the site's own when nobody knows that name."""
    try:
        zone = zoneinfo.ZoneInfo(name) if name else None
    except (ValueError, OSError, zoneinfo.ZoneInfoNotFoundError):
        zone = None
    with timezone.override(zone):
        yield


class ReaderZoneMiddleware:
    """Pages in the reader's own zone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        with in_zone(request.COOKIES.get(COOKIE, "")):
            return self.get_response(request)
