"""The apps, the middleware in its order, the addresses and the templates."""

from typing import Any

from imago_site.settings.paths import BASE_DIR

INSTALLED_APPS = [
    "daphne",
    "accounts.apps.AccountsConfig",  # before those whose commands it refuses (accounts.management.refusal)
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.forms",  # whose templates ours stand before
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
    "imago_site.middleware.typed_text.TypedTextMiddleware",  # inside it: `request.POST` can be read
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
    "accounts.auth.email.delivery_failure.MailFailureMiddleware",
    "accounts.auth.known_device.KnownDeviceMiddleware",
    "accounts.auth.idle_sign_out.IdleMiddleware",
    "accounts.auth.session_renewal.SessionRenewalMiddleware",
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
                "dialogue.pages.context_processors.waiting",
            ],
            "builtins": [
                f"accounts.templatetags.{name}" for name in ("addresses", "icons", "reader_time", "text_direction")
            ],
        },
    }
]
# Django's own widgets, but for their attributes: a field for text takes the direction of what is typed.
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"
