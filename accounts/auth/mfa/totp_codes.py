"""A code of an authenticator app is good once, for as long as its clock may be off.

allauth remembers a code for 30 seconds, and takes it for 90 (`MFA_TOTP_TOLERANCE`).
"""

from allauth.mfa import app_settings
from allauth.mfa.adapter import get_adapter
from allauth.mfa.base import forms as base_forms
from allauth.mfa.totp import forms as totp_forms
from django.core.cache import cache

from accounts.auth.sign_in_forms import CountedCode
from accounts.models import User


def use_once(user: User, code: str) -> None:
    """Raises a form's `ValidationError` when this person has used the code before."""
    digits = "".join(filter(str.isdigit, code))
    lasts = (2 * app_settings.TOTP_TOLERANCE + 1) * app_settings.TOTP_PERIOD
    if not cache.add(f"code:{user.pk}:{digits}", 1, lasts):
        raise get_adapter().validation_error("incorrect_code")


class _OneTimeCode:
    user: User

    def clean_code(self) -> str:
        code: str = super().clean_code()  # type: ignore[misc]
        use_once(self.user, code)
        return code


class AuthenticateForm(_OneTimeCode, CountedCode, base_forms.AuthenticateForm):  # type: ignore[misc]  # allauth has no types
    pass


class ReauthenticateForm(_OneTimeCode, CountedCode, base_forms.ReauthenticateForm):  # type: ignore[misc]
    pass


class ActivateForm(_OneTimeCode, totp_forms.ActivateTOTPForm):  # type: ignore[misc]
    pass
