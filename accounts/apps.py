"""The accounts app."""

from importlib import import_module

from allauth.usersessions.apps import UserSessionsConfig
from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class AccountsConfig(AppConfig):
    name = "accounts"
    verbose_name = _("People")

    def ready(self) -> None:
        import_module("accounts.auth.email.change_notices")
        import_module("accounts.auth.device_tracking")
        import_module("accounts.auth.mfa.factor_changes")
        import_module("accounts.auth.mfa.factor_owner")
        import_module("accounts.auth.seat_unlock")
        import_module("accounts.auth.sign_in_log")
        import_module("accounts.auth.sealed_stores")
        import_module("accounts.couples.sign_up_invitation")
        import_module("accounts.push.ended_sessions")


class DeviceTableConfig(UserSessionsConfig):  # type: ignore[misc]  # allauth has no types
    """allauth's table of sessions without its signals, which write the key itself (accounts.auth.device_tracking)."""

    def ready(self) -> None:
        """Connects nothing."""
