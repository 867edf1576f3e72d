"""Middleware before all others: refuses, in plain words, what no page of ours would send.

A view, a form or a database that met it would answer each in its own way: PostgreSQL takes no NUL where SQLite does.
"""

from urllib.parse import unquote_to_bytes, urlsplit

from django.core.exceptions import (
    BadRequest,
    PermissionDenied,
    RequestDataTooBig,
    SuspiciousOperation,
    TooManyFieldsSent,
    TooManyFilesSent,
)
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed
from django.http.multipartparser import MultiPartParserError
from django.http.request import UnreadablePostError
from django.template.loader import render_to_string

from imago_site.middleware.every_page import GetResponse

NUL = "\x00"
URL_ENCODED = "application/x-www-form-urlencoded"
TOO_MUCH = (RequestDataTooBig, TooManyFieldsSent, TooManyFilesSent)
NOT_READABLE = (BadRequest, MultiPartParserError, SuspiciousOperation, UnreadablePostError, ValueError)


class ReadableRequestsMiddleware:
    """Lets through UTF-8 without NUL, sent as a form of fields alone, within the site's limits."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        try:
            read(request)
        except TOO_MUCH:
            return page(413)
        except NOT_READABLE:
            return page(400)
        response = self.get_response(request)
        return _in_words(response, request) if isinstance(response, HttpResponseNotAllowed) else response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        """What Django itself refuses later is expected too: a page, and no traceback in the log."""
        if isinstance(error, PermissionDenied):
            return page(403, request)
        return page(400, request) if isinstance(error, BadRequest | SuspiciousOperation) else None


def read(request: HttpRequest) -> None:
    """Raises one of `TOO_MUCH` or `NOT_READABLE` for a request that is not answered otherwise."""
    request.get_host()
    if (request.content_params or {}).get("charset", "utf-8").lower() not in {"utf-8", "utf8"}:
        raise BadRequest("not UTF-8")
    _as_text(unquote_to_bytes(request.META.get("QUERY_STRING", "")))
    _as_text(request.path.encode())
    if request.method == "POST":
        _read_form(request)
    urlsplit(
        request.POST.get("next") or request.GET.get("next", "")
    )  # allauth goes on there, and takes it for an address


def _read_form(request: HttpRequest) -> None:
    if not request.body:
        return
    if request.content_type not in {URL_ENCODED, "multipart/form-data"}:
        raise BadRequest("not a form")
    if request.content_type == URL_ENCODED:
        _as_text(unquote_to_bytes(request.body))
    else:
        _as_text(request.body)
        if not request.body.rstrip().endswith(b"--"):  # Django takes half of one for an empty one
            raise BadRequest("half of a form")
    fields = [text for name, values in request.POST.lists() for text in (name, *values)]
    if request.FILES or any(NUL in text for text in fields):  # a part of a form may be encoded once more
        raise BadRequest("more than text")


def _as_text(found: bytes) -> None:
    if NUL in found.decode():
        raise BadRequest("NUL")


def _in_words(refusal: HttpResponseNotAllowed, request: HttpRequest) -> HttpResponse:
    """Django's own answer to a method that an address does not take is an empty page."""
    response = page(refusal.status_code, request)
    response.headers["Allow"] = refusal.headers["Allow"]
    return response


def page(status: int, request: HttpRequest | None = None) -> HttpResponse:
    """With the header of its reader, once it is known who that is: nobody who is signed in is asked to sign in."""
    known = request if hasattr(request, "user") else None
    return HttpResponse(render_to_string(f"{status}.html", request=known), status=status)
