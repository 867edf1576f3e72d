"""The page of signed-in devices. It asks again who is there, because a phone may lie on a shared table."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST

from accounts.auth import seat_unlock
from accounts.auth.devices import devices_of, end_session, end_sessions
from accounts.auth.request_user import person_of


@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required  # type: ignore[untyped-decorator]  # allauth has no types
def devices(request: HttpRequest) -> HttpResponse:
    """Shows them, and where one's seat was unlocked; a POST ends all sessions but this one."""
    user = person_of(request)
    if request.method == "POST":
        end_sessions(user, but=request.session.session_key)
        messages.success(request, _("You are signed out everywhere else."))
        return redirect("devices")
    shown = {
        "devices": devices_of(user, request),
        "seats": list(seat_unlock.recent(user)),
        "open_seats": set(seat_unlock.open_rows(user).values_list("pk", flat=True)),
    }
    return render(request, "accounts/devices.html", shown)


@require_POST
@reauthentication_required  # type: ignore[untyped-decorator]  # allauth has no types
def end(request: HttpRequest, session_id: int) -> HttpResponse:
    if not end_session(person_of(request), session_id):
        raise Http404
    messages.success(request, _("That device is signed out."))
    return redirect("devices")
