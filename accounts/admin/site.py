"""The admin site, open to staff whose session has proven a second factor, by allauth's pages and their limits."""

from typing import Any

from allauth.account.decorators import secure_admin_login
from allauth.account.utils import get_next_redirect_url
from django.contrib.admin import AdminSite
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _

from accounts.auth.mfa.middleware import to_proof, to_setup
from accounts.auth.mfa.proven_factor import has_proven_factor
from accounts.auth.mfa.second_factor import has_second_factor
from accounts.models import User

_PROVEN = "accounts.admin.proven"  # in `request.META`, where no browser can write it: headers begin with HTTP_


class QuietAdminSite(AdminSite):
    """Django's admin site, with this site's door."""

    site_title = site_header = _("A quiet place")
    index_title = _("This site")
    enable_nav_sidebar = False

    def has_permission(self, request: HttpRequest) -> bool:
        """A password alone opens no page, whatever the address. Each link asks; the database is asked once."""
        user = request.user
        if not super().has_permission(request) or not isinstance(user, User):
            return False
        if _PROVEN not in request.META:
            request.META[_PROVEN] = has_proven_factor(request, user)
        return bool(request.META[_PROVEN])

    @method_decorator(login_not_required)
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Where everybody comes who may not open a page yet: to sign in, to set up a second factor, or to prove it."""
        answer: HttpResponse = _door(request)
        return answer

    def password_change(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:  # type: ignore[override]
        """By the site's own page, which asks for the password and limits tries."""
        return redirect("account_change_password")


@secure_admin_login  # type: ignore[untyped-decorator]  # allauth has no types
def _door(request: HttpRequest) -> HttpResponse:
    """Reached by staff alone."""
    user = request.user
    if isinstance(user, User) and not has_second_factor(user):
        return to_setup(request, str(_("Before you open the admin pages, add a second step to your sign-in.")))
    if isinstance(user, User) and not has_proven_factor(request, user):
        return to_proof(request, get_next_redirect_url(request) or reverse("admin:index"))
    return HttpResponseRedirect(reverse("admin:index"))
