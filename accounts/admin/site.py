"""Who may open the admin site: staff with a second factor, signed in through allauth's pages and their limits."""

from typing import Any

from allauth.account.decorators import secure_admin_login
from django.contrib import messages
from django.contrib.admin import AdminSite
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.translation import gettext_lazy as _

from accounts.models import User
from accounts.second_factor import has_second_factor


class QuietAdminSite(AdminSite):
    """Django's admin site, with this site's door."""

    site_title = site_header = _("A quiet place")
    index_title = _("Whoever runs this site")
    enable_nav_sidebar = False

    def has_permission(self, request: HttpRequest) -> bool:
        """A password alone opens no page, whatever the address."""
        user = request.user
        return super().has_permission(request) and isinstance(user, User) and has_second_factor(user)

    @method_decorator(login_not_required)
    def login(self, request: HttpRequest, extra_context: dict[str, Any] | None = None) -> HttpResponse:
        """Where everybody comes who may not open a page yet: to sign in, or to set up a second factor."""
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
        messages.info(request, _("Before you open the admin pages, add a second step to your sign-in."))
        return redirect("mfa_index")
    return HttpResponseRedirect(reverse("admin:index"))
