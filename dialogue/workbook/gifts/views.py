"""The pages of gifts. Each shows its lists, and takes what its own buttons post."""

from collections.abc import Callable, Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from dialogue.domain.validation import NotUsable
from dialogue.workbook.access import Half, for_couples
from dialogue.workbook.gifts import pages, post_handlers
from dialogue.workbook.gifts.items import LENGTH
from dialogue.workbook.page_fingerprint import mark_of

METHODS = ["GET", "HEAD", "POST"]


@require_http_methods(METHODS)
@for_couples
def caring(request: HttpRequest, half: Half) -> HttpResponse:
    return _page(request, half, "caring", pages.caring, post_handlers.CARING_ACTS)


@require_http_methods(METHODS)
@for_couples
def fun(request: HttpRequest, half: Half) -> HttpResponse:
    return _page(request, half, "fun", pages.fun, post_handlers.FUN_ACTS)


@require_http_methods(METHODS)
@for_couples
def praise(request: HttpRequest, half: Half) -> HttpResponse:
    return _page(request, half, "praise", pages.praise, post_handlers.PRAISE_ACTS)


@require_http_methods(METHODS)
@for_couples
def surprises(request: HttpRequest, half: Half) -> HttpResponse:
    return _page(request, half, "surprises", pages.surprises, post_handlers.SURPRISE_ACTS)


def _page(
    request: HttpRequest,
    half: Half,
    name: str,
    shown: Callable[[Half], dict[str, Any]],
    may: Mapping[str, post_handlers.Act],
) -> HttpResponse:
    """The page; after a refusal with the reason and the words that were typed."""
    posted, refusal = request.POST, ""
    if request.method == "POST":
        if posted.get("act") not in may:
            raise Http404
        try:
            may[posted["act"]](half, posted)
            return redirect(name)
        except NotUsable as reason:
            refusal = str(reason.reason)
    mark = mark_of(half)  # before the words: what changes in between shows as an older mark
    kept = {field: posted.get(field, "") for field in ("act", "part", "key", "words", "means")} if refusal else {}
    here = {"mark": mark, "partner": half.partner, "length": LENGTH, "refusal": refusal, "kept": kept}
    return render(request, f"workbook/gifts/{name}.html", shown(half) | here, status=400 if refusal else 200)
