"""allauth's forms around signing in, where they tell too much or take too much."""

from typing import Any

from allauth.account import forms
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest, HttpResponse

from accounts.mailbox import sendable
from accounts.models import User


class SignupForm(forms.SignupForm):  # type: ignore[misc]  # allauth has no types
    """Takes as long for an address that has an account as for a new one."""

    def try_save(self, request: HttpRequest) -> tuple[User | None, HttpResponse | None]:
        """Hashing the password is what takes long, and allauth does it for a new account only."""
        if self.account_already_exists:
            make_password(self.cleaned_data["password1"])
        saved: tuple[User | None, HttpResponse | None] = super().try_save(request)
        return saved


class RequestLoginCodeForm(forms.RequestLoginCodeForm):  # type: ignore[misc]
    """Asks of an address what sign-up asks; allauth would write to any."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["email"].validators.append(sendable)
