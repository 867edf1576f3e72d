"""All settings, from the environment alone. Nothing set is the embedded default: SQLite, one process, mail as files."""

from pathlib import Path
from typing import Any

from csp.constants import NONE, SELF
from django.utils.translation import gettext_lazy as _

from imago_site import env

BASE_DIR = Path(__file__).resolve().parent.parent
VAR = env.VAR

_database = env.database()
EMBEDDED = _database is None
DEBUG = env.flag("DEBUG", default=False)
SECRET_KEY = env.secret_key(embedded=EMBEDDED)
CONTENT_KEYS = env.content_keys(embedded=EMBEDDED)

# Where the site is reached. Sockets are accepted from these origins only.
PORT = env.number("PORT", default=8000, least=1)
CSRF_TRUSTED_ORIGINS = env.origins(
    "CSRF_TRUSTED_ORIGINS", default=[f"http://127.0.0.1:{PORT}", f"http://localhost:{PORT}"]
)
ALLOWED_HOSTS = env.words("ALLOWED_HOSTS", default=["127.0.0.1", "localhost"])
SECURE = all(origin.startswith("https://") for origin in CSRF_TRUSTED_ORIGINS)

INSTALLED_APPS = [
    "daphne",
    "accounts.apps.AccountsConfig",  # before those whose commands it refuses (accounts.management.refusal)
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "accounts.apps.DeviceTableConfig",
    "channels",
    "csp",
    "imago_site.apps.SiteConfig",
    "dialogue",
    "dialogue.review",
    "dialogue.workbook",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "csp.middleware.CSPMiddleware",  # before static files: a picture may hold a script, too
    "imago_site.storage.StaticFilesMiddleware",
    "imago_site.middleware.every_page.PrivatePagesMiddleware",
    "imago_site.middleware.request_guard.ReadableRequestsMiddleware",
    "accounts.auth.browser_data.ClearedBrowserMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.auth.middleware.LoginRequiredMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "accounts.auth.known_device.KnownDeviceMiddleware",
    "accounts.auth.idle_sign_out.IdleMiddleware",
    "accounts.auth.device_tracking.DeviceMiddleware",
    "accounts.auth.mfa.middleware.ProvenFactorMiddleware",
    "accounts.auth.timezone_middleware.ReaderZoneMiddleware",
    "imago_site.middleware.every_page.ErasedAccountMiddleware",
    "imago_site.middleware.page_rate_limit.CostlyPagesMiddleware",
]
ROOT_URLCONF = "imago_site.urls"
ASGI_APPLICATION = "imago_site.asgi.application"
TEMPLATES: list[dict[str, Any]] = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "accounts.context_processors.work",
            ],
        },
    }
]
# allauth's form elements are templates of ours; Django's own widgets stay as they are.
FORM_RENDERER = "django.forms.renderers.DjangoTemplates"

SQLITE: dict[str, Any] = {
    "ENGINE": "django.db.backends.sqlite3",
    "NAME": VAR / env.DATABASE_FILE,
    # Channels closes old connections at each dispatch; reopening costs more than a move does.
    "CONN_MAX_AGE": None,
    # Sockets work in threads, and threads cannot share a database in memory.
    "TEST": {"NAME": VAR / "test.sqlite3"},
    "OPTIONS": {
        "transaction_mode": "IMMEDIATE",
        "timeout": 10,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
    },
}
DATABASES = {"default": _database or SQLITE}
if _database:
    DATABASES["default"] |= {
        "CONN_MAX_AGE": 600,
        "CONN_HEALTH_CHECKS": True,
        "OPTIONS": {
            **_database.get("OPTIONS", {}),
            "options": "-c lock_timeout=10000 -c statement_timeout=30000",
        },
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Redis 8's client drops an idle connection after 5 s, and refuses more than 100, unless told otherwise.
REDIS_URL = env.url("REDIS_URL", scheme=("redis", "rediss", "unix"))
CHANNEL_LAYERS: dict[str, dict[str, Any]] = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}
# By default 300 counters: whoever made as many others would wipe out their own, and the leases of presence.
IN_MEMORY = {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "OPTIONS": {"MAX_ENTRIES": 100_000}}
CACHES: dict[str, dict[str, Any]] = {"default": IN_MEMORY}
if REDIS_URL:
    CHANNEL_LAYERS["default"] = {
        "BACKEND": "imago_site.channel_layer.SealedLayer",
        "CONFIG": {
            "hosts": [{"address": REDIS_URL, "socket_timeout": 30, "max_connections": 1000}],
            "symmetric_encryption_keys": [SECRET_KEY],
            "prefix": "sealed",  # a process of before, which sealed nothing, is not heard
        },
    }
    CACHES["default"] = {
        "BACKEND": "django.core.cache.backends.redis.RedisCache",
        "LOCATION": REDIS_URL,
        "KEY_FUNCTION": "imago_site.cache.hashed_key",
        "OPTIONS": {
            "serializer": "imago_site.cache.JSONSerializer",
            "socket_connect_timeout": 2,
            "socket_timeout": 5,
        },
    }

# People.
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

# Mail. Without SMTP it is written to files, and nobody is asked to prove an address that cannot be written to.
_mail = env.mail()
MAIL_ARRIVES = bool(_mail)
DEFAULT_FROM_EMAIL = SERVER_EMAIL = env.words("DEFAULT_FROM_EMAIL", default=["quiet@localhost"])[0]
EMAIL_BACKEND = _mail.get("EMAIL_BACKEND", "imago_site.private_files.EmailBackend")
EMAIL_FILE_PATH = VAR / "mail"
EMAIL_HOST = _mail.get("EMAIL_HOST", "localhost")
EMAIL_PORT = _mail.get("EMAIL_PORT", 25)
EMAIL_HOST_USER = _mail.get("EMAIL_HOST_USER", "")
EMAIL_HOST_PASSWORD = _mail.get("EMAIL_HOST_PASSWORD", "")
EMAIL_USE_TLS = _mail.get("EMAIL_USE_TLS", False)
EMAIL_USE_SSL = _mail.get("EMAIL_USE_SSL", False)
EMAIL_TIMEOUT = 10

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
MOVES_A_MINUTE = env.number("MOVES_A_MINUTE", default=60, least=10)
FRAMES_A_SECOND = env.number("FRAMES_A_SECOND", default=5, least=5)  # of one socket; twelve times as many at once
ALLAUTH_TRUSTED_PROXY_COUNT = env.number("TRUSTED_PROXY_COUNT", default=0, most=9)
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

# The second step at sign-in. Its secrets are sealed (accounts.auth.mfa.second_factor).
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

# Words and times. A person's own zone comes from the browser (accounts.auth.timezone_middleware).
LANGUAGE_CODE = "en"
LANGUAGES = [("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "UTC"
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = VAR / "static"
STATICFILES_DIRS = [BASE_DIR / "static"]
WHITENOISE_ALLOW_ALL_ORIGINS = False
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "imago_site.storage.StaticFilesStorage"},
}

# What a browser may do with our pages: nothing that leaves this origin.
CONTENT_SECURITY_POLICY = {
    "DIRECTIVES": {
        "default-src": [NONE],
        "script-src": [SELF],
        "style-src": [SELF],
        "img-src": [SELF],
        "font-src": [SELF],
        "connect-src": [SELF],
        "form-action": [SELF],
        "base-uri": [NONE],
        "frame-ancestors": [NONE],
        "object-src": [NONE],
    }
}
X_FRAME_OPTIONS = "DENY"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SESSION_ENGINE = "accounts.auth.sessions"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
MESSAGE_STORAGE = "imago_site.flash_messages.Messages"
CSRF_COOKIE_SAMESITE = "Lax"
KNOWN_DEVICE_COOKIE_NAME = "known"  # accounts.auth.known_device
CSRF_COOKIE_AGE = None  # gone with the browser's session: a cookie of a year would say that somebody was here
if SECURE:
    SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = True
    SESSION_COOKIE_NAME, CSRF_COOKIE_NAME = "__Host-sessionid", "__Host-csrftoken"
    KNOWN_DEVICE_COOKIE_NAME = "__Host-known"
    SECURE_SSL_REDIRECT = env.flag("SECURE_SSL_REDIRECT", default=True)
    SECURE_REDIRECT_EXEMPT = ["^healthz$", "^readyz$"]  # asked for on the machine itself
    if SECURE_SSL_REDIRECT and not ALLAUTH_TRUSTED_PROXY_COUNT:
        raise env.stop(
            "TRUSTED_PROXY_COUNT",
            "is 0, and then every page redirects to https for ever. "
            "Say how many proxies stand in front, or set SECURE_SSL_REDIRECT=0.",
        )
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ALLAUTH_TRUSTED_PROXY_COUNT else None
    SECURE_HSTS_SECONDS = 60 * 60 * 24 * 365  # for this host alone
# Two promises for every other host of the domain, which no browser forgets soon: only the operator can make them.
SECURE_HSTS_INCLUDE_SUBDOMAINS = env.flag("HSTS_INCLUDE_SUBDOMAINS", default=False)
SECURE_HSTS_PRELOAD = env.flag("HSTS_PRELOAD", default=False)
if SECURE_HSTS_INCLUDE_SUBDOMAINS and not SECURE:
    raise env.stop("HSTS_INCLUDE_SUBDOMAINS", "is 1, and nothing is promised without https in CSRF_TRUSTED_ORIGINS.")
if SECURE_HSTS_PRELOAD and not SECURE_HSTS_INCLUDE_SUBDOMAINS:
    raise env.stop("HSTS_PRELOAD", "is 1, and browsers take no host without HSTS_INCLUDE_SUBDOMAINS=1.")
SILENCED_SYSTEM_CHECKS = ["security.W005", "security.W021"]  # that those two are off is a choice

# For Prometheus, on a port of its own that only this machine reaches (imago_site.server).
METRICS = env.flag("METRICS", default=False)

# Whether the process that serves also does what is due; otherwise cron or a timer does (manage.py keep_time).
KEEP_TIME = env.flag("KEEP_TIME", default=not REDIS_URL)

# Where the quick exit leads.
EXIT_URL = env.page("EXIT_URL", default="https://www.bbc.com/weather")

# A form with one utterance, or a few fields; nothing else is ever posted here.
DATA_UPLOAD_MAX_MEMORY_SIZE = 64 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1100  # tapped words are a field each

# Ids and outcomes only: no address, no text.
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {
        "plain": {"format": "{asctime} {levelname} {name} {message}", "style": "{"},
        "json": {
            "()": "imago_site.log_filters.OneObjectALine",
            "format": "{asctime}{levelname}{name}{message}",
            "style": "{",
        },
    },
    "filters": {
        "without_tokens": {"()": "imago_site.log_filters.WithoutTokens"},
        "with_account": {"()": "imago_site.log_filters.WithAccount"},
        "one_line": {"()": "imago_site.log_filters.OneLineWhenAway"},
        "without_messages": {"()": "imago_site.log_filters.WithoutErrorMessages"},
    },
    "handlers": {
        "stderr": {
            "class": "logging.StreamHandler",
            "formatter": env.choice("LOG_FORMAT", default="plain" if EMBEDDED else "json", of=("plain", "json")),
            "filters": ["without_tokens", "with_account", "one_line", "without_messages"],
        }
    },
    "root": {"handlers": ["stderr"], "level": "WARNING"},
    "loggers": {"site": {"level": "INFO"}},  # who signs in, by id (accounts.auth.sign_in_log)
}
