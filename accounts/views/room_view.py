"""Switches in how one person sees a room: hints while they write, and focus mode. The partner is told of neither."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.auth.request_user import person_of
from accounts.models import User
from accounts.signals import room_view_changed


@require_POST
def hints(request: HttpRequest) -> HttpResponse:
    """Switches the hints on or off that somebody gets while writing."""
    user = _switched(request, "hints")
    messages.success(request, _("Hints are on.") if user.hints else _("Hints are off."))
    return redirect("account")


@require_POST
def focus(request: HttpRequest) -> HttpResponse:
    """Switches focus mode on or off. From a room it leads back there: `next` is an address of this site."""
    user = _switched(request, "focus")
    messages.success(request, _("Focus mode is on.") if user.focus else _("Focus mode is off."))
    back = request.POST.get("next", "")
    own = back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None)
    return HttpResponseRedirect(back) if own else redirect("account")


def _switched(request: HttpRequest, name: str) -> User:
    user = person_of(request)
    setattr(user, name, name in request.POST)
    user.save(update_fields=[name])
    room_view_changed.send_robust(sender=User, user=user)
    return user
