"""Views that take a POST: whoever opens their address is led to the page that it belongs to."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_http_methods

View = Callable[..., HttpResponse]


def post_only(page: str) -> Callable[[View], View]:
    """A refused form leaves its own address in the browser. Opened anew, it leads to the page with this name.

    The page is named with what the address names, and decides by itself whether it may be seen.
    """

    def decorate(view: View) -> View:
        @require_http_methods(["GET", "HEAD", "POST"])
        @wraps(view)
        def guarded(request: HttpRequest, **named: Any) -> HttpResponse:
            return view(request, **named) if request.method == "POST" else redirect(page, **named)

        return guarded

    return decorate
