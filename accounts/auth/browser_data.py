"""Clear-Site-Data: what this site leaves in a browser goes with a sign-out, and all of it with the quick exit."""

from collections.abc import Callable
from typing import Any

from django.conf import settings
from django.contrib.auth.signals import user_logged_out
from django.dispatch import receiver
from django.http import HttpRequest, HttpResponse

from accounts.auth.timezone_middleware import ZONE

HEADER = "Clear-Site-Data"
SIGNED_OUT = '"storage"'  # cookies go by name: the header would sign a person out at other sites of the same domain
LEFT = '"cookies", "storage"'
# A browser may take seconds to clear its cache, and shows the old page until then: only when nobody waits for it.
LEFT_UNSEEN = '"cache", "cookies", "storage"'
_MARK = "accounts.signed_out"  # in `request.META`, where no browser can write it: headers begin with HTTP_
_BY_ITSELF = "by itself"


class ClearedBrowserMiddleware:
    """A sign-out by any door takes what the site kept in this browser. Around whatever sets a cookie."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.META.get(_MARK):
            _delete(request, response, settings.CSRF_COOKIE_NAME, ZONE)
            if request.META[_MARK] != _BY_ITSELF:
                response.headers.setdefault(HEADER, SIGNED_OUT)
        return response


@receiver(user_logged_out)
def mark_signed_out(request: HttpRequest | None = None, **_kwargs: Any) -> None:
    if request is not None:
        request.META[_MARK] = True


def keep_typed_text(request: HttpRequest) -> None:
    """For a session that ended by itself: what its person had typed stays in the tab until they are back."""
    request.META[_MARK] = _BY_ITSELF


def clear_everything(request: HttpRequest, response: HttpResponse) -> None:
    """For the quick exit: every cookie that came along, whatever set it, and by a header what else there is."""
    _delete(request, response, *request.COOKIES)
    in_background = request.headers.get("Sec-Fetch-Mode", "navigate") != "navigate"
    response.headers[HEADER] = LEFT_UNSEEN if in_background else LEFT


def _delete(request: HttpRequest, response: HttpResponse, *names: str) -> None:
    """Under their plain names, and under those that they have over https."""
    for name in request.COOKIES:
        if name.removeprefix("__Host-") in {one.removeprefix("__Host-") for one in names}:
            response.delete_cookie(name, samesite="Lax")
