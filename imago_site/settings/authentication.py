"""Who may sign in and how: passwords, allauth's accounts, its rate limits, and sign-out after idle minutes."""

from imago_site import env
from imago_site.settings.email_delivery import MAIL_ARRIVES

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
AUTH_PASSWORD_VALIDATORS = [
    {
        "NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator",
        "OPTIONS": {"user_attributes": ("email", "name")},
    },
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 10}},
    {"NAME": "accounts.auth.password_validation.PaddedCommonPasswordValidator"},
    {"NAME": "accounts.auth.password_validation.SiteWordsValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "home"
LOGOUT_REDIRECT_URL = "front"

ACCOUNT_ADAPTER = "accounts.auth.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_SIGNUP_FORM_CLASS = "accounts.forms.NameForm"
ACCOUNT_FORMS = {
    "change_password": "accounts.auth.sign_in_forms.ChangePasswordForm",
    "signup": "accounts.auth.sign_in_forms.SignupForm",
    "reset_password": "accounts.auth.sign_in_forms.ResetPasswordForm",
    "request_login_code": "accounts.auth.sign_in_forms.RequestLoginCodeForm",
}
ACCOUNT_EMAIL_VERIFICATION = "mandatory" if MAIL_ARRIVES else "optional"
ACCOUNT_LOGIN_ON_EMAIL_CONFIRMATION = True  # only in the browser that has just signed up with the password
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = True
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_LOGIN_BY_CODE_ENABLED = MAIL_ARRIVES
ACCOUNT_SESSION_REMEMBER = True
# After how many minutes without activity somebody who works here is signed out (accounts.auth.idle_sign_out).
THERAPIST_IDLE_MINUTES = env.number("THERAPIST_IDLE_MINUTES", default=30, least=5, most=1440)
ADMIN_IDLE_MINUTES = env.number("ADMIN_IDLE_MINUTES", default=15, least=5, most=1440)
# What is not named here is limited as allauth does by default, by address. What is tried at one account, passwords,
# codes and emails, is counted in accounts/auth/attempt_limits.py instead, so that nobody locks its owner out: not even
# a person who is signed in as them in another browser, and whom a new password or a look at the list of devices would
# show out.
ACCOUNT_RATE_LIMITS = {
    "login": "30/m/ip",
    "login_failed": "",
    "signup": "20/m/ip",
    "reset_password": "20/m/ip",
    "request_login_code": "20/m/ip",
    "reauthenticate": "",
    "change_password": "",
}

# A link to a new password: longer, and it would wait in a mailbox that somebody else reads, too.
PASSWORD_RESET_TIMEOUT = 60 * 60
