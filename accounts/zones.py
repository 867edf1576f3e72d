"""The reader's own time zone, which `static/js/page.js` puts into a cookie. The last one is kept for mails."""

import zoneinfo
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from accounts.models import MailWishes, User

COOKIE = "zone"


def zone_named(name: str) -> zoneinfo.ZoneInfo | None:
    """The zone of this name; None when nobody knows it."""
    try:
        return zoneinfo.ZoneInfo(name) if name else None
    except (ValueError, OSError, zoneinfo.ZoneInfoNotFoundError):
        return None


@contextmanager
def in_zone(name: str) -> Iterator[None]:
    """Times in the zone that a browser names; in the site's own when nobody knows that name."""
    with timezone.override(zone_named(name)):
        yield


class ReaderZoneMiddleware:
    """Pages in the reader's own zone."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        name = request.COOKIES.get(COOKIE, "")
        if name and request.session.get(COOKIE) != name:
            _remember(request, name)
        with in_zone(name):
            return self.get_response(request)


def _remember(request: HttpRequest, name: str) -> None:
    """For the hours in which mails may come. Once a session, and again when the person has travelled."""
    if isinstance(request.user, User) and zone_named(name):
        MailWishes.objects.update_or_create(person=request.user, defaults={"zone": name})
        request.session[COOKIE] = name
