"""Switches notifications on in one browser, and off in this one or in all."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from accounts.auth.rate_limit import HOUR, rate_limited
from accounts.auth.request_user import person_of
from accounts.auth.sessions import key_hash
from accounts.errors import Refused
from accounts.push.subscriptions import Target, subscribe, unsubscribe, unsubscribe_all


@require_POST
@rate_limited("push", most=20, seconds=HOUR)
def switch_on(request: HttpRequest) -> HttpResponse:
    """For a script: `error` says why not. The page looks anew once it is on."""
    person = person_of(request)
    target = Target(*(request.POST.get(name, "") for name in ("endpoint", "p256dh", "auth", "key")))
    try:
        subscribe(person, key_hash(request.session.session_key), target)
    except Refused as refusal:
        return JsonResponse({"error": str(refusal.text)}, status=refusal.status)
    messages.success(request, _("Notifications are on in this browser."))
    return JsonResponse({})


@require_POST
def switch_off(request: HttpRequest) -> HttpResponse:
    """In this browser, or `everywhere`. Twice is once."""
    person = person_of(request)
    if "everywhere" in request.POST:
        unsubscribe_all(person)
        messages.success(request, _("Notifications are off in all your browsers."))
    else:
        unsubscribe(person, key_hash(request.session.session_key))
        messages.success(request, _("Notifications are off in this browser."))
    return redirect("mails")
