"""Leads a session that has not proven its person's second factor to the page where it can, before a page opens."""

from collections.abc import Callable
from typing import Any

from allauth.account.adapter import get_adapter
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from accounts.auth.mfa.proven_factor import needs_proof
from accounts.auth.mfa.second_factor import has_second_factor
from accounts.models import User
from accounts.roles import is_therapist

# Allauth asks for the password again on these, or for less. With the password alone somebody could add a factor of
# their own there, read the spare codes, take the account over by another address, or link and part couples.
GUARDED = frozenset({
    "mfa_activate_totp", "mfa_deactivate_totp", "mfa_view_recovery_codes", "mfa_generate_recovery_codes",
    "mfa_download_recovery_codes", "mfa_list_webauthn", "mfa_add_webauthn", "mfa_edit_webauthn", "mfa_remove_webauthn",
    "account_email", "account_change_password", "account_set_password", "devices", "end_device", "erase",
    "therapist", "invite_care", "join_care", "end_care",
})  # fmt: skip
# What a therapist does about couples before reading anything. It names them, and parts them for good.
WORK = frozenset({"therapist", "invite_care", "join_care", "end_care"})


def to_proof(request: HttpRequest, then: str = "") -> HttpResponseRedirect:
    """To the page where a factor is proven, and afterwards to `then`; without it to this page, if it can be read."""
    address: str = get_adapter(request).get_reauthentication_methods(request.user)[0]["url"]
    then = then or (request.get_full_path() if request.method in {"GET", "HEAD"} else "")
    messages.info(request, _("First complete the second step of your sign-in in this browser."))
    return HttpResponseRedirect(f"{address}?{urlencode({'next': then})}" if then else address)


def to_setup(request: HttpRequest, message: str) -> HttpResponse:
    """To the page where a second factor is added."""
    messages.info(request, message)
    return redirect("mfa_index")


class ProvenFactorMiddleware:
    """Middleware: what changes how somebody signs in is changed by a session that signed in wholly.

    A therapist who has no second factor yet, or none any more, sets one up before anything about a couple.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, *_view: Any) -> HttpResponse | None:
        found, user = request.resolver_match, request.user
        if found is None or not isinstance(user, User):
            return None
        if found.url_name in GUARDED and needs_proof(request, user):
            return to_proof(request)
        if found.url_name in WORK and is_therapist(user) and not has_second_factor(user):
            return to_setup(request, _("Before you work with couples here, add a second step to your sign-in."))
        return None
