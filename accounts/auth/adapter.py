"""allauth's account adapter: what it asks of this site."""

import logging
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from django.conf import settings
from django.contrib.auth.models import AnonymousUser
from django.core.mail import EmailMultiAlternatives
from django.http import HttpRequest
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from accounts.auth import attempt_limits
from accounts.auth.email.delivery_failure import MailNotSent
from accounts.auth.email.html_part import attach_html_part
from accounts.auth.email.validation import sendable
from accounts.auth.mfa.proven_factor import needs_proof
from accounts.models import User
from accounts.site_links import mail_sender, site_name, with_mailed_links

logger = logging.getLogger(__name__)


class AccountAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # allauth has no types
    """Mail and sign-in as allauth does them."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "too_many_login_attempts": _(
            "Too many tries. Wait a few minutes, then try again. "
            "In a browser where you have signed in before, tries made elsewhere don’t count."
        ),
    }

    def clean_email(self, email: str) -> str:
        """Raises `ValidationError` for an address that no column holds, or no mail goes to."""
        sendable(email)
        cleaned: str = super().clean_email(email)
        return cleaned

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Counts this try at a password. Raises a form's `ValidationError` for one that must not be made."""
        address = str(credentials.get("email") or credentials.get("username") or "")
        self._login_failed_rl_usage = attempt_limits.take(
            request, attempt_limits.PASSWORD, attempt_limits.account_at(address)
        )
        if self._login_failed_rl_usage is None:
            raise self.validation_error("too_many_login_attempts")

    def get_client_ip(self, request: HttpRequest) -> str:
        """What limits by address count by: in a browser that the account knows, that browser."""
        address: str = super().get_client_ip(request)
        return attempt_limits.device_meant(request) or address

    def send_mail(self, template_prefix: str, email: str, context: dict[str, Any]) -> None:
        """A mail whose links and name of the site are those of the first origin, also outside a request.

        Raises `MailNotSent`.
        """
        words = {"email": email, "current_site": {"domain": site_name()}, **with_mailed_links(context)}
        letter = self.render_mail(template_prefix, email, words)
        try:
            letter.send()
        except OSError as error:  # SMTP's errors are among them
            raise MailNotSent(email, type(error).__name__) from None

    def get_from_email(self) -> str:
        return mail_sender()

    def render_mail(self, *args: Any, **kwargs: Any) -> EmailMultiAlternatives:
        """As allauth's, which has the text, with the HTML part."""
        letter: EmailMultiAlternatives = super().render_mail(*args, **kwargs)
        attach_html_part(letter)
        return letter

    def send_notification_mail(
        self, template_prefix: str, user: User, context: dict[str, Any] | None = None, email: str | None = None
    ) -> None:
        """Tells somebody what was changed in their account. It is changed already, so a mail that fails is logged."""
        address = email or EmailAddress.objects.get_primary_email(user) or user.email
        try:
            self.send_mail(template_prefix, address, {"timestamp": timezone.now(), **(context or {})})
        except MailNotSent as failure:
            logger.warning("A notice about an account was not sent: %s", failure)

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
