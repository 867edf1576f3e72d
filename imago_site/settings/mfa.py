"""The second step at sign-in, by allauth. Its secrets are sealed (accounts.auth.mfa.second_factor)."""

from imago_site.settings.email_delivery import MAIL_ARRIVES
from imago_site.settings.hosts import SECURE

MFA_ADAPTER = "accounts.auth.mfa.second_factor.SecondFactorAdapter"
MFA_FORMS = {
    "activate_totp": "accounts.auth.mfa.totp_codes.ActivateForm",
    "authenticate": "accounts.auth.mfa.totp_codes.AuthenticateForm",
    "reauthenticate": "accounts.auth.mfa.totp_codes.ReauthenticateForm",
    "add_webauthn": "accounts.auth.mfa.passkeys.AddForm",
    "edit_webauthn": "accounts.auth.mfa.passkeys.EditForm",
    "authenticate_webauthn": "accounts.auth.mfa.passkeys.AuthenticateForm",
    "login_webauthn": "accounts.auth.mfa.passkeys.LoginForm",
    "reauthenticate_webauthn": "accounts.auth.mfa.passkeys.ReauthenticateForm",
}
MFA_SUPPORTED_TYPES = ["totp", "webauthn", "recovery_codes"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = not SECURE  # browsers allow it on localhost alone
MFA_ALLOW_UNVERIFIED_EMAIL = not MAIL_ARRIVES  # nobody can prove an address that cannot be written to
MFA_TOTP_TOLERANCE = 1  # phones are seldom right to the second
