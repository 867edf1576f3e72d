"""The page on which somebody tries a dialogue alone, with a scripted partner. It stores nothing."""

from allauth.core.internal import ratelimit
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.couples import invitations
from accounts.models import User
from dialogue.domain.validation import NotUsable
from dialogue.pages.refusals import reason_for
from dialogue.pages.try_alone.dialogue_in_memory import Try, played
from dialogue.pages.try_alone.posted_try import read_made, read_past
from dialogue.pages.try_alone.try_page import context_of
from dialogue.protocol.terms import IllegalMove
from dialogue.strict_json import NotReadable

LOOK = "look"  # in place of a move: hints about the words in the box
RATE = "120/m/ip"  # hints are asked for whenever typing rests


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def try_alone(request: HttpRequest) -> HttpResponse:
    """The first turn; or a move, of which the page brings all earlier ones along."""
    if request.method != "POST":
        return _page(request, Try(timezone.now()))
    if ratelimit.consume(request, app="dialogue", action="try", config={"try": RATE}) is None:
        return render(request, "429.html", status=429)
    try:
        tried = played(read_past(request.POST), timezone.now())
    except (IllegalMove, NotReadable, NotUsable):
        refusal = _("This try can’t go on from here, so it starts again. Your text is still in the box.")
        return _page(request, Try(timezone.now()), request.POST.get("text", ""), refusal=refusal)
    return _moved(request, tried)


def _moved(request: HttpRequest, tried: Try) -> HttpResponse:
    text = request.POST.get("text", "")
    if request.POST.get("move") == LOOK:
        return _page(request, tried, text, looks=True)
    try:
        tried.take(read_made(request.POST))
    except (IllegalMove, NotReadable, NotUsable) as refused:
        return _page(request, tried, text, refusal=reason_for(refused))
    return _page(request, tried)


def _page(request: HttpRequest, tried: Try, text: str = "", *, looks: bool = False, refusal: str = "") -> HttpResponse:
    shown = context_of(tried, text, looks=looks, refusal=refusal)
    if tried.over:
        shown["starts"] = not isinstance(request.user, User) or invitations.needs_partner(request.user)
    return render(request, "dialogue/try_alone/page.html", shown, status=409 if refusal else 200)
