"""What every page has in common: it is not stored by the browser, and its times are the reader's own."""

import zoneinfo
from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

GetResponse = Callable[[HttpRequest], HttpResponse]


class PrivatePagesMiddleware:
    """`no-store` on every page, and no sensor or device for any script on it."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
        return response


def activate_zone(name: str) -> None:
    """Shows times in the zone a browser names; a name nobody knows leaves the site's own."""
    try:
        timezone.activate(zoneinfo.ZoneInfo(name))
    except (ValueError, OSError, zoneinfo.ZoneInfoNotFoundError):
        timezone.deactivate()


class TimeZoneMiddleware:
    """Times in the reader's own zone, which `static/js/page.js` puts into a cookie."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        activate_zone(request.COOKIES.get("zone", ""))
        try:
            return self.get_response(request)
        finally:
            timezone.deactivate()
