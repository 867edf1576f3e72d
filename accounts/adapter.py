"""What allauth asks of this site."""

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.exceptions import ValidationError
from django.http import HttpRequest
from django.utils.translation import gettext as _

from accounts.models import User
from accounts.proven_factor import needs_proof

ADDRESS_LENGTH = 254  # of the column, and of any address that can be written to (RFC 5321)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Mail and sign-in as allauth does them."""

    def clean_email(self, email: str) -> str:
        """Raises `ValidationError` for an address that no column holds; allauth takes 320 characters."""
        if len(email) > ADDRESS_LENGTH:
            raise ValidationError(_("This address is too long."))
        cleaned: str = super().clean_email(email)
        return cleaned

    def add_message(
        self, request: HttpRequest, level: int, message_template: str | None = None, *args: Any, **kwargs: Any
    ) -> None:
        """Says nothing of a link in a mail while mail only goes to files."""
        if not settings.MAIL_ARRIVES and message_template == "account/messages/email_confirmation_sent.txt":
            return
        super().add_message(request, level, message_template, *args, **kwargs)

    def get_reauthentication_methods(self, user: User | AnonymousUser) -> list[dict[str, Any]]:
        """No password for a session that owes a second factor; the passkey first where there is no app."""
        methods: list[dict[str, Any]] = super().get_reauthentication_methods(user)
        if not isinstance(user, User) or not needs_proof(self.request, user):
            return methods
        has_app = Authenticator.objects.filter(user=user, type=Authenticator.Type.TOTP).exists()
        factors = [method for method in methods if method["id"] != "reauthenticate"]
        return sorted(factors, key=lambda method: ("webauthn" in method["id"]) == has_app)
