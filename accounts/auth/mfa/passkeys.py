"""allauth's forms for a passkey, reading what a browser's credential says as a browser would write it."""

import struct
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from allauth.mfa.models import Authenticator
from allauth.mfa.webauthn import forms as passkeys
from django import forms
from django.utils.translation import gettext_lazy as _

from accounts.forms import readable

NAME_LENGTH = 40


class CredentialField(forms.JSONField):
    """Refuses what Python's reader gives up on: numbers of thousands of digits, and lists in lists without end."""

    def to_python(self, value: Any) -> Any:
        try:
            return super().to_python(value)
        except (RecursionError, ValueError):
            raise forms.ValidationError(self.error_messages["invalid"], code="invalid") from None

    def bound_data(self, data: Any, initial: Any) -> Any:
        """What stands in the form again. A credential is good for one try."""
        return initial


# fido2 raises whatever it stumbles on in a credential that no browser made.
STUMBLES = (ArithmeticError, AttributeError, LookupError, TypeError, ValueError, struct.error)


@contextmanager
def stumbling() -> Iterator[None]:
    """Turns what fido2 raises into the words of a form."""
    try:
        yield
    except STUMBLES:
        raise forms.ValidationError(CredentialField.default_error_messages["invalid"], code="invalid") from None


class AddForm(passkeys.AddWebAuthnForm):  # type: ignore[misc]  # allauth has no types
    name = forms.CharField(label=_("Name"), required=False, max_length=NAME_LENGTH, validators=[readable])
    credential = CredentialField(required=True, widget=forms.HiddenInput)

    def clean(self) -> dict[str, Any]:
        with stumbling():
            cleaned: dict[str, Any] = super().clean()
        return cleaned


class EditForm(passkeys.EditWebAuthnForm):  # type: ignore[misc]
    name = forms.CharField(label=_("Name"), max_length=NAME_LENGTH, validators=[readable])


class _Authenticating:
    def clean_credential(self) -> Authenticator:
        with stumbling():
            return super().clean_credential()  # type: ignore[misc]


class AuthenticateForm(_Authenticating, passkeys.AuthenticateWebAuthnForm):  # type: ignore[misc]
    credential = CredentialField(required=True, widget=forms.HiddenInput)


class LoginForm(_Authenticating, passkeys.LoginWebAuthnForm):  # type: ignore[misc]
    credential = CredentialField(required=True, widget=forms.HiddenInput)


class ReauthenticateForm(_Authenticating, passkeys.ReauthenticateWebAuthnForm):  # type: ignore[misc]
    credential = CredentialField(required=True, widget=forms.HiddenInput)
