"""Middleware that gives back what somebody typed when a post was not taken: an error page never costs their words.

It answers for every form alike. Nothing is stored: the words stand in the page that comes back, for copying, and for
sending them once more where that may help. Passwords, codes and tokens are never given back.
"""

import re
import sys
from urllib.parse import urlsplit

from django.conf import settings
from django.db import InterfaceError, OperationalError
from django.http import HttpRequest, HttpResponse
from django.middleware.csrf import get_token
from django.shortcuts import resolve_url
from django.template.loader import render_to_string
from django.utils.http import escape_leading_slashes, urlencode
from redis.exceptions import RedisError

from imago_site.middleware.every_page import GetResponse
from imago_site.middleware.posted_text import (
    SIGN_IN_PAGES,
    comes_from_here,
    form_page,
    is_ours,
    token_accepted,
    typed_by_another,
    typed_in,
)
from imago_site.middleware.request_guard import page

AWAY = (InterfaceError, OperationalError, RedisError)  # locked, full or gone: it may be back in a moment
TITLES = frozenset({403, 404, 429, 500, 503})
WORTH_ANOTHER_TRY = frozenset({429, 503})
COPY = "tab_copy"  # posted by static/js/lib/form_copy.js: the tab has a copy of the text
COPY_ID = re.compile(r"[0-9a-f-]{8,64}")
NO_COUPLE = "partner"  # where a page for couples sends anyone whose couple has ended; what they posted was not taken


class TypedTextMiddleware:
    """Stands around everything that may refuse a form. Where the database is away it says so, with 503."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method != "POST" or request.path.startswith(SIGN_IN_PAGES):
            return response
        if _asks_to_sign_in(response):
            return _signed_out(request, response)
        if response.status_code == 302:
            confirm_taken(request, response)
        return _given_back(request, response) if response.status_code in TITLES and is_ours(request) else response

    def process_exception(self, _request: HttpRequest, error: Exception) -> HttpResponse | None:
        return unavailable() if isinstance(error, AWAY) else None


def confirm_taken(request: HttpRequest, response: HttpResponse) -> None:
    """Tells the tab that its copy of this post can go. A form that was taken leads on; a refused one comes back."""
    copy, leads_to = request.POST.get(COPY, ""), _path_of(response)
    turned_away = leads_to == resolve_url(NO_COUPLE) and form_page(request) != leads_to
    if COPY_ID.fullmatch(copy) and not turned_away:
        secure = bool(settings.SESSION_COOKIE_SECURE)
        response.set_cookie(f"taken-{copy}", "1", max_age=60 * 60, secure=secure, samesite="Lax")


def unavailable() -> HttpResponse:
    response = page(503)
    response.headers["Retry-After"] = "5"
    return response


def server_error(_request: HttpRequest) -> HttpResponse:
    """`handler500`: what fails outside a view, in a middleware, comes here with its error still being handled."""
    return unavailable() if isinstance(sys.exception(), AWAY) else page(500)


def _given_back(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    typed = typed_in(request.POST)
    if not typed.words:
        return response
    token_refused = not token_accepted(request)
    again = token_refused or response.status_code in WORTH_ANOTHER_TRY
    context = {
        "typed": typed,
        "why": "token" if token_refused else str(response.status_code),
        "again": again and not typed_by_another(request),
        "back": form_page(request),
    }
    return _instead(request, response, context, response.status_code)


def _signed_out(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """With a script the tab has the words, and the sign-in leads back to their form. Without one they are shown."""
    typed, sign_in = typed_in(request.POST), _sign_in_address(request)
    if COPY in request.POST or not (typed.words and comes_from_here(request)):
        response.headers["Location"] = sign_in
        return response
    context = {"typed": typed, "why": "signed_out", "again": True, "sign_in": sign_in}
    return _instead(request, response, context, 403)


def _instead(request: HttpRequest, response: HttpResponse, context: dict[str, object], status: int) -> HttpResponse:
    token = {"csrf_token": get_token(request), "action": _own_address(request)}
    reader = None if status >= 500 else request  # the menu asks the database who reads
    given = HttpResponse(render_to_string("typed_text.html", token | context, reader), status=status)
    given.cookies.update(response.cookies)
    if request.META.get("CSRF_COOKIE_NEEDS_UPDATE"):  # the browser had none, and Django's own middleware has answered
        _set_token_cookie(request, given)
    for name in ("Retry-After", "Vary"):
        if name in response.headers:
            given.headers[name] = response.headers[name]
    return given


def _set_token_cookie(request: HttpRequest, given: HttpResponse) -> None:
    given.set_cookie(
        settings.CSRF_COOKIE_NAME,
        request.META["CSRF_COOKIE"],
        max_age=settings.CSRF_COOKIE_AGE,
        secure=settings.CSRF_COOKIE_SECURE,
        samesite="Lax",
    )


def _asks_to_sign_in(response: HttpResponse) -> bool:
    return response.status_code == 302 and _path_of(response) == resolve_url(settings.LOGIN_URL)


def _path_of(response: HttpResponse) -> str:
    return urlsplit(response.headers["Location"]).path


def _sign_in_address(request: HttpRequest) -> str:
    """Of what can only be posted a sign-in could not come back to the form."""
    return f"{resolve_url(settings.LOGIN_URL)}?{urlencode({'next': form_page(request) or _own_address(request)})}"


def _own_address(request: HttpRequest) -> str:
    """With two slashes at its front a browser would take its first part for another site."""
    return escape_leading_slashes(request.get_full_path())
