"""The page on which somebody erases their account. It asks again who is there, and for one typed word."""

from allauth.account.decorators import reauthentication_required
from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from accounts.auth.request_user import person_of
from accounts.errors import LastAdmin
from accounts.forms import ErasureForm
from accounts.lifecycle import erasure


@require_http_methods(["GET", "HEAD", "POST"])
@reauthentication_required  # type: ignore[untyped-decorator]  # allauth has no types
def erase(request: HttpRequest) -> HttpResponse:
    """Says what goes and what stays; a POST with the word erases the account and signs out."""
    form, status = ErasureForm(request.POST or None), 200
    if form.is_valid():
        try:
            erasure.erase(person_of(request))
        except LastAdmin as refused:
            form.add_error(None, str(refused.text))
            status = refused.status
        else:
            logout(request)
            messages.info(request, _("Your account is erased."))
            return redirect("front")
    return render(request, "accounts/erase.html", {"form": form}, status=status)
