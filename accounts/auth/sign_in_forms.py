"""allauth's forms around signing in, where they tell too much, take too much or lock the wrong person out."""

from typing import Any

from allauth.account import forms
from allauth.account.adapter import get_adapter
from allauth.core import context
from django.contrib.auth.hashers import make_password
from django.http import HttpRequest, HttpResponse

from accounts.auth import attempt_limits
from accounts.auth.email.validation import sendable
from accounts.models import User


class SignupForm(forms.SignupForm):  # type: ignore[misc]  # allauth has no types
    """Takes as long for an address that has an account as for a new one."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["name"].widget.attrs["autofocus"] = True

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

    def clean_email(self) -> str:
        address: str = super().clean_email()
        count_mail(address)
        return address


class ResetPasswordForm(forms.ResetPasswordForm):  # type: ignore[misc]
    """Counts emails to one address as `attempt_limits` does; allauth lets anybody use them up for its owner."""

    def clean_email(self) -> str:
        address: str = super().clean_email()
        count_mail(address)
        return address


class ChangePasswordForm(forms.ChangePasswordForm):  # type: ignore[misc]
    """A wrong current password counts as one at sign-in, for this browser alone: no other keeps its owner out."""

    def clean_oldpassword(self) -> str:
        tried = attempt_limits.take(context.request, attempt_limits.PASSWORD, self.user)
        if tried is None:
            raise get_adapter().validation_error("too_many_login_attempts")
        password: str = super().clean_oldpassword()
        tried.rollback()
        return password


class CountedCode:
    """A part of forms that ask for a code of a second factor: wrong ones are counted as wrong passwords are."""

    user: User

    def clean_code(self) -> str:
        tried = attempt_limits.take(context.request, attempt_limits.CODE, self.user)
        if tried is None:
            raise get_adapter().validation_error("too_many_login_attempts")
        code: str = super().clean_code()  # type: ignore[misc]
        tried.rollback()
        return code


def count_mail(address: str) -> None:
    """Raises a form's `ValidationError` when enough emails went there."""
    if attempt_limits.take(context.request, attempt_limits.MAIL, attempt_limits.account_at(address)) is None:
        raise get_adapter().validation_error("too_many_login_attempts")
