"""The page on which somebody takes a copy along: it asks again who is there, and gives a link that soon ends."""

from datetime import timedelta
from typing import Any

from allauth.account.decorators import reauthentication_required
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods

from accounts.auth.rate_limit import HOUR, rate_limited
from accounts.auth.request_user import person_of
from accounts.auth.sessions import key_hash
from dialogue.pages.export import archive_for

LASTS = timedelta(minutes=15)
SALT = "copy"


@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required  # type: ignore[untyped-decorator]  # allauth has no types
@rate_limited("export", most=10, seconds=HOUR, posts_only=True)
def export(request: HttpRequest) -> HttpResponse:
    """What is in the copy; a POST makes the link, for this person in this browser."""
    context: dict[str, Any] = {}
    if request.method == "POST":
        context["link"] = reverse("take_export", args=[signing.dumps(_holder(request), salt=SALT)])
    return render(request, "dialogue/sharing/export.html", context)


@require_GET
def take(request: HttpRequest, token: str) -> HttpResponse:
    """The archive, made now. A link of somebody else, of another browser or of before leads nowhere."""
    try:
        holder = signing.loads(token, salt=SALT, max_age=LASTS)
    except signing.BadSignature:
        holder = None
    if holder != _holder(request):
        return render(request, "dialogue/sharing/export.html", {"over": True}, status=404)
    return _archive(request)


@rate_limited("take_export", most=5, seconds=HOUR)
def _archive(request: HttpRequest) -> HttpResponse:
    headers = {"Content-Disposition": 'attachment; filename="copy.zip"', "Cache-Control": "no-store, private"}
    return HttpResponse(archive_for(person_of(request)), content_type="application/zip", headers=headers)


def _holder(request: HttpRequest) -> dict[str, Any]:
    return {"person": person_of(request).pk, "session": key_hash(request.session.session_key)}
