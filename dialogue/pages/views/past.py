"""Views of past dialogues: the list by kind and month, and a search whose words come by post and go nowhere."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from accounts.auth.rate_limit import MINUTE, rate_limited
from accounts.auth.request_user import person_of
from accounts.models import User
from dialogue.care.access_fingerprint import reader_mark
from dialogue.domain.validation import NotUsable
from dialogue.pages.past_months import past_list
from dialogue.pages.past_search import LONGEST, SHORTEST, search_past
from dialogue.pages.post_parsing import read_words
from dialogue.pages.transcripts import past_of


@require_GET
def past(request: HttpRequest) -> HttpResponse:
    """All that this person can read again, or those of one kind or month."""
    user = person_of(request)
    chosen = {name: request.GET.get(name, "") for name in ("kind", "month")}
    return _page(request, _context_of(user) | {"list": past_list(past_of(user), **chosen)})


@require_POST
@rate_limited("search_past", most=10, seconds=MINUTE)
def search(request: HttpRequest) -> HttpResponse:
    """The lines that hold the words. The address names none of them."""
    user = person_of(request)
    context = _context_of(user) | {"words": request.POST.get("words", "")}  # the mark before what is read
    try:
        context["found"] = search_past(user, read_words(request.POST))
    except NotUsable as refused:
        return _page(request, context | {"refusal": refused.reason, "list": past_list(past_of(user))}, 400)
    return _page(request, context)


def _context_of(user: User) -> dict[str, Any]:
    return {"mark": reader_mark(user), "here": reverse("past"), "shortest": SHORTEST, "longest": LONGEST}


def _page(request: HttpRequest, context: dict[str, Any], status: int = 200) -> HttpResponse:
    return render(request, "dialogue/past/past.html", context, status=status)
