"""The reader's own time zone, which `static/js/pages/base.js` puts into a cookie. The last one is kept for mails.

One rule: a time on a page or in an email is in its reader's zone; a file names the zone of its times.
"""

import zoneinfo
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from accounts.auth.device_tracking import BACKGROUND
from accounts.models import MailWishes, User

ZONE = "zone"  # the cookie where there is no https, and the session's own key


def zone_in(cookies: Mapping[str, str]) -> str:
    """The name of a zone that a browser brings. The first cookie is the one over https, which no other host can set."""
    return cookies.get(f"__Host-{ZONE}") or cookies.get(ZONE, "")


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
    """Pages in the reader's own zone.

    A request that a page makes by itself keeps nothing: its late answer would bring the cookie of a session back to a
    browser that has just been left.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        name = zone_in(request.COOKIES)
        if name and BACKGROUND not in request.headers and request.session.get(ZONE) != name:
            _remember(request, name)
        with in_zone(name):
            return self.get_response(request)


def _remember(request: HttpRequest, name: str) -> None:
    """For the hours in which mails may come. Once a session, and again when the person has travelled."""
    if isinstance(request.user, User) and zone_named(name):
        MailWishes.objects.update_or_create(person=request.user, defaults={"zone": name})
        request.session[ZONE] = name
