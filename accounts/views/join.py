"""The page of an invitation to be somebody's partner: who invites, and the shortest way in for a person who is new."""

from typing import Any

from allauth.account.internal.flows.signup import complete_signup
from allauth.account.views import SignupView
from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from accounts.couples import invitations
from accounts.couples.sign_up_invitation import INVITATION_KEY
from accounts.errors import Refused
from accounts.models import User


@login_not_required
@require_http_methods(["GET", "HEAD", "POST"])
def join(request: HttpRequest, token: str) -> HttpResponseBase:
    """Who invites and what joining means. Only a press of the button uses the link up."""
    viewer = request.user if isinstance(request.user, User) else None
    try:
        response = _as_seen_by(viewer, request, token)
    except Refused as refused:
        response = render(request, "accounts/join_refusal.html", {"refused": refused}, status=refused.status)
    # Never the path, which holds the token. "no-referrer" would send the form with `Origin: null`, which CSRF refuses.
    response.headers["Referrer-Policy"] = "strict-origin"
    return response


def _as_seen_by(viewer: User | None, request: HttpRequest, token: str) -> HttpResponseBase:
    """Raises a `Refused` for a link that this viewer cannot use."""
    if viewer and request.method == "POST":
        invitations.accept(viewer, token)
        return redirect("home")
    if viewer and invitations.joined_by(viewer, token):
        return redirect("home")
    inviter = invitations.open_invitation(token, viewer).inviter
    if viewer:
        return render(request, "accounts/join.html", {"inviter": inviter})
    response: HttpResponseBase = JoinSignUpView.as_view(extra_context={"inviter": inviter})(request, token=token)
    return response


class JoinSignUpView(SignupView):  # type: ignore[misc]  # allauth has no types
    """allauth's sign-up with all its limits. The sign-in that follows it, at once or after the email, accepts."""

    template_name = "accounts/join.html"

    def get_form(self, form_class: Any = None) -> Any:
        form = super().get_form(form_class)
        form.fields["name"].widget.attrs.pop("autofocus", None)  # first comes who invites
        return form

    def form_valid(self, form: Any) -> Any:
        """As allauth's, with the invitation on the way to `accounts.couples.sign_up_invitation`."""
        self.user, response = form.try_save(self.request)
        if response:
            return response
        token = self.kwargs["token"]
        here = reverse("join", args=[token])
        return complete_signup(self.request, user=self.user, redirect_url=here, signal_kwargs={INVITATION_KEY: token})
